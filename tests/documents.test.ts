/** What the documents show is done here as a reader would do it, in a folder where the scenarios lie as in a clone. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { responsorium } from './cli/command.js'
import { blocksOf, codeIn, headingsOf, linksOf, sectionOf } from './markdown.js'
import { filesOfRepository, readText, root } from './sources.js'

const documents = filesOfRepository().filter((path) => path.endsWith('.md'))
const { scripts } = JSON.parse(readText('package.json')) as { scripts: Record<string, string> }

describe.each(documents)('%s', (path) => {
  const text = readText(path)
  const here = (target: string) => resolve(root, dirname(path), target)

  test('its links lead to files that are there, and to headings of theirs', () => {
    const lost = linksOf(text).filter((link) => {
      if (/^https?:/.test(link)) return false
      const [target = '', heading] = link.split('#')
      const file = target === '' ? resolve(root, path) : here(target)
      if (!existsSync(file)) return true
      return heading !== undefined && !headingsOf(readText(file.slice(root.length + 1))).includes(heading)
    })
    expect(lost).toEqual([])
  })

  test('the files and folders it names are there', () => {
    const named = codeIn(text).filter((words) => /^(src|scenarios|scripts|tests|notebooks)\/[\w./-]*$/.test(words))
    expect(named.filter((target) => !existsSync(join(root, target)) && !existsSync(here(target)))).toEqual([])
  })

  test('no part that is generated is empty', () => {
    const parts = [...text.matchAll(/^<!-- (?<name>(?:table|generated)[^>]*) -->\n(?<content>[\s\S]*?)<!-- end -->/gm)]
    expect(parts.filter(({ groups }) => groups?.content?.trim() === '').map(({ groups }) => groups?.name)).toEqual([])
  })

  test('the npm scripts it names are in package.json', () => {
    const named = text.match(/\bnpm (?:run [\w:-]+|start|test)\b/g) ?? []
    expect(named.map((words) => words.replace(/^npm (run )?/, '')).filter((name) => !(name in scripts))).toEqual([])
  })
})

describe('README.md, followed by a newcomer', () => {
  const text = readText('README.md')
  let folder = ''

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'responsorium-documents-'))
    symlinkSync(join(root, 'scenarios'), join(folder, 'scenarios'))
    mkdirSync(join(folder, 'node_modules'))
    symlinkSync(root, join(folder, 'node_modules', 'responsorium'))
  })

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('npm start runs the study whose report it points to', () => {
    const [, study = ''] = scripts.start?.match(/ run (scenarios\/[\w-]+\.yaml)$/) ?? []
    expect(linksOf(text)).toContain(study)
    expect(codeIn(text)).toContain(`${study.replace('scenarios/', 'outputs/').replace('.yaml', '')}/report.html`)
  })

  const section = sectionOf(text, 'A study of your own')
  const [study = '', added = ''] = blocksOf(section, 'yaml')
  const save = (lines: string) => writeFileSync(join(folder, 'my-study.yaml'), lines)
  /** Does what the words say, as typed after `npx`. */
  const type = (words: string) => responsorium(folder, ...words.replace('npx responsorium ', '').trim().split(' '))

  test('the study of one’s own has no more lines than promised, runs as shown, and leaves what is listed', async () => {
    expect(study.trimEnd().split('\n').length).toBeLessThanOrEqual(10)
    save(study)
    const [line = ''] = blocksOf(section, 'sh')
    expect(await type(line)).toMatchObject({ code: 0 })
    const listed = codeIn(section).filter((words) => /^([a-z]+\.(csv|parquet|json)|charts\/)$/.test(words))
    expect(listed).toEqual(
      expect.arrayContaining(['runs.csv', 'runs.parquet', 'daily.parquet', 'dictionary.csv', 'manifest.json']),
    )
    const left = readdirSync(join(folder, 'outputs', 'my-study'))
    expect(listed.filter((name) => !left.includes(name.replace('/', '')))).toEqual([])
    expect(left).toContain('report.html')
  })

  test('with the lines to add it is judged in one of the words that are named', async () => {
    save(study + added)
    const { code, out } = await type('npx responsorium run my-study.yaml --replicates 3 --days 20 --out judged')
    expect(code).toBe(0)
    const verdicts = [...section.matchAll(/"([a-z ]+)"/g)].map(([, words]) => words ?? '')
    expect(verdicts).toContain('supported')
    expect(verdicts.filter((words) => out.toLowerCase().includes(words))).not.toEqual([])
  })

  test('the misspelt key is answered with the words it shows', async () => {
    const [answer = ''] = blocksOf(section, 'text')
    const [, row, wrong = ''] = answer.match(/^my-study\.yaml:(\d+):\d+ ([\w.]+): /) ?? []
    const [, right = ''] = answer.match(/did you mean "([\w.]+)"/) ?? []
    const misspelt = study.split('\n').map((line, index) => (index + 1 === Number(row) ? line.replace(right, wrong) : line))
    save(misspelt.join('\n'))
    expect(await type('npx responsorium run my-study.yaml --out none')).toMatchObject({ code: 2, err: answer })
  })

  test('the commands in passing work', async () => {
    save(study + added)
    const commands = codeIn(text).filter((words) => /^npx responsorium (?!run [^-])/.test(words))
    expect(commands.length).toBeGreaterThan(2)
    for (const command of commands) expect(await type(command), command).toMatchObject({ code: 0 })
  })

  test('the lines of TypeScript compile, run, and print numbers', () => {
    const programs = blocksOf(text, 'ts')
    expect(programs.length).toBeGreaterThan(0)
    const options = { module: 'nodenext', target: 'es2023', strict: true, skipLibCheck: true, types: ['node'] }
    const typeRoots = [join(root, 'node_modules', '@types')]
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: { ...options, typeRoots }, include: ['*.mts'] }),
    )
    for (const [index, program] of programs.entries()) {
      writeFileSync(join(folder, `example${index}.mts`), program)
      execFileSync(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', folder], { stdio: 'inherit' })
      const printed = execFileSync(process.execPath, [`example${index}.mjs`], { cwd: folder, encoding: 'utf8' })
      expect(printed.trim().split('\n')).toHaveLength(program.match(/console\.log/g)?.length ?? 0)
      expect(printed).not.toMatch(/NaN|undefined/)
    }
  })

  // What makes each command of the section on real forums brief enough for a test.
  const briefly: Readonly<Record<string, string>> = {
    'npx responsorium run scenarios/anonymity.yaml --log --replicates 2 --out outputs/my-log': '--days 60',
    'npx responsorium facts outputs/my-log/posts.parquet --run pseudonyms/1 --json outputs/facts.json --out outputs/about': '',
    'npx responsorium validate': '--replicates 2 --days 60',
    'npx responsorium calibrate scenarios/self-help-forum.yaml --to outputs/facts.json':
      '--runs 180 --free members.arrivalsPerDay --target members,threads,allPosts',
    'npx responsorium interview scenarios/self-help-forum.yaml': '--replicates 2 --days 100',
  }

  test('the commands on real forums work one after another, and leave what is named', { timeout: 120_000 }, async () => {
    for (const [command, flags] of Object.entries(briefly)) {
      expect(await type(`${command} ${flags}`), command).toMatchObject({ code: 0 })
    }
    expect(existsSync(join(folder, 'outputs', 'about', 'portrait.png'))).toBe(true)
    expect(existsSync(join(folder, 'outputs', 'self-help-forum-interview', 'wall.html'))).toBe(true)
  })

  test('every fenced block is of a kind that is tried here', () => {
    const kinds = [...text.matchAll(/^```(\w+)$/gm)].map(([, kind]) => kind ?? '')
    expect([...new Set(kinds)].sort()).toEqual(['sh', 'text', 'ts', 'yaml'])
    const lines = blocksOf(text, 'sh').flatMap((block) => block.trim().split('\n'))
    const elsewhere = ['npm start', 'npm test', 'npx responsorium run my-study.yaml']
    expect(lines).toEqual([...elsewhere, ...Object.keys(briefly)])
  })
})
