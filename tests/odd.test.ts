import { tmpdir } from 'node:os'
import { describe, expect, test } from 'vitest'
import { describeModel } from '../src/cli/odd.js'
import { modelFingerprint, packageVersion } from '../src/files/provenance.js'
import { parameterList } from '../src/model/configure.js'
import { decision } from '../src/model/luck.js'
import { oddAlone, oddFilled } from '../src/report/odd.js'
import { responsorium } from './cli/command.js'
import { linksOf } from './markdown.js'
import { filesOfRepository, readSource, readText, type Source } from './sources.js'

const text = readText('src/model/ODD.md')
const withoutTables = text.replace(/<!-- table: [\s\S]*?<!-- end -->/g, '')
const submodels = filesOfRepository()
  .filter((path) => /^src\/model\/[^/]+\.ts$/.test(path))
  .map(readSource)
const nameOf = ({ path }: Source) => path.replace('src/model/', '')

/** Links that show a name in the code: the name, and its file from src/model. */
const named = [...text.matchAll(/\[`(\w+)`\]\(([\w/.]+\.ts)\)/g)].map(([, name = '', file = '']) => ({ name, file }))

describe('ODD.md', () => {
  test('shows what the code declares: npm run document -- declared would change nothing', () => {
    expect(oddFilled(text, `Responsorium ${packageVersion()}.`)).toBe(text)
  })

  test('names every file of the model that holds a rule', () => {
    const plumbing = ['check.ts', 'configure.ts', 'declaring.ts']
    const silent = submodels.map(nameOf).filter((name) => !text.includes(`](${name})`))
    expect(silent.filter((name) => !plumbing.includes(name))).toEqual([])
  })

  test('names only functions that are in the file named', () => {
    expect(named.length).toBeGreaterThan(60)
    const declared = ({ name, file }: (typeof named)[number]) =>
      new RegExp(`\\b(function|const) ${name}\\b`).test(readText(`src/model/${file}`))
    expect(named.filter((one) => !declared(one))).toEqual([])
  })

  test('names every function that a submodel hands to others', () => {
    // What lists, records, sums and runs are made with, which a rule does not see.
    const plumbing =
      /^(accounts|check|configure|declaring|records|log|network|testimony)\.ts$|^(agenda schedule|boards (hang|takeDown|below)|browsing countBits|daily (noteVisitor|reliefNow|belongingNow|effectNow)|distribution shareOfLargest|forum createForum|measures summarise|simulate hashOf)$/
    const silent = submodels.flatMap((source) =>
      [...source.code.matchAll(/^export (?:function|const) (\w+)(?=[(<]| = \()/gm)]
        .map(([, name = '']) => ({ name, file: nameOf(source) }))
        .filter(({ name, file }) => !named.some((one) => one.name === name && one.file === file))
        .filter(({ name, file }) => !plumbing.test(file) && !plumbing.test(`${file.replace('.ts', '')} ${name}`)),
    )
    expect(silent).toEqual([])
  })

  test('has every parameter in an equation or a rule, and none that is not there', () => {
    const groups = [...new Set(parameterList.map(({ name }) => name.split('.')[0]))].join('|')
    const spoken = withoutTables.match(new RegExp(`(?<![\\w/])(?:${groups})(?:\\.(?!ts\\b)[A-Za-z]+)+`, 'g')) ?? []
    const isSpoken = (name: string) => spoken.some((word) => word === name || name.startsWith(`${word}.`))
    expect(parameterList.map(({ name }) => name).filter((name) => !isSpoken(name))).toEqual([])
    const isThere = (word: string) => parameterList.some(({ name }) => name === word || name.startsWith(`${word}.`))
    // A word with a dot in an equation can be nothing else.
    const inEquations = withoutTables.match(/^ {4,}\S.*$/gm)?.flatMap((line) => line.match(/\b[a-z]+\.[A-Za-z.]+/g) ?? []) ?? []
    expect(inEquations.length).toBeGreaterThan(50)
    expect([...spoken, ...inEquations].filter((word) => !isThere(word))).toEqual([])
  })

  test('names every decision that draws, and no other', () => {
    const rows = text.match(/^\| decision \| key [\s\S]*?\n\n/m)?.[0] ?? ''
    const firsts = rows.split('\n').flatMap((row) => row.split('|')[1]?.match(/`\w+`/g) ?? [])
    expect([...new Set(firsts)].sort()).toEqual(
      Object.keys(decision)
        .map((name) => `\`${name}\``)
        .sort(),
    )
  })
})

describe('the fixed numbers of ODD.md', () => {
  const rows = [
    ...text.matchAll(/^\| (?<number>[-\d./]+) \| .+ \| \[`(?<name>\w+)`\]\((?<file>[\w.]+)\) \| `(?<code>[^`]+)` \|$/gm),
  ].map(({ groups }) => groups as { number: string; name: string; file: string; code: string })

  test('are those of the code', () => {
    expect(rows.length).toBeGreaterThan(40)
    const codeOf = (file: string) => submodels.find((source) => nameOf(source) === file)?.code ?? ''
    expect(rows.filter(({ file, code }) => !codeOf(file).includes(code))).toEqual([])
    // Half of a member's weight is the only number that the code computes.
    const shown = ({ number, code }: (typeof rows)[number]) =>
      code.endsWith('/ 2') ? number === '0.1' : code.replaceAll(' ', '').includes(number.replace('-', ''))
    expect(rows.filter((row) => !shown(row))).toEqual([])
  })

  test('are all: no other number stands in a rule', () => {
    // Numbers that are no rule: nothing, one, hours of a day, places in a record, names of draws, room to grow.
    const plumbing: Readonly<Record<string, readonly string[]>> = {
      'arriving.ts': ['2', '4', '5', '6'],
      'browsing.ts': ['2', '8', '31', '255'],
      'care.ts': ['2', '3e38'],
      'daily.ts': ['2'],
      'fading.ts': ['4'],
      'forum.ts': ['5', '6', '7', '1024'],
      'life.ts': ['0.25', '4'],
      'moderating.ts': ['2', '3', '31'],
      'opening.ts': ['8'],
      'posting.ts': ['4', '7', '12', '26', '52'],
      'replying.ts': ['256'],
      'visiting.ts': ['2', '3', '30'],
    }
    const rules =
      /^(arriving|bonds|browsing|care|choosing|daily|elsewhere|fading|forum|helping|identity|inbox|leaving|life|moderating|opening|posting|professionals|replying|sideBySide|violating|visiting)\.ts$/
    const unsaid = submodels
      .filter((source) => rules.test(nameOf(source)))
      .flatMap((source) => {
        const file = nameOf(source)
        const said = rows.filter((row) => row.file === file).flatMap(({ code }) => code.match(NUMBER) ?? [])
        const known = ['0', '1', '24', ...(plumbing[file] ?? []), ...said]
        const code = source.code.replace(PLACES, '')
        return (code.match(NUMBER) ?? []).filter((number) => !known.includes(number)).map((number) => `${file}: ${number}`)
      })
    expect(unsaid).toEqual([])
  })
})

/** Places in a list, and how many it has. */
const PLACES = /\[\d+\]|new \w+Array\(\d+\)/g

const NUMBER = /(?<![\w.$])\d[\d_]*(?:\.\d+)?(?:e\d+)?(?!\w)/g

describe('explain --odd', () => {
  test('stamps the description with the version and the fingerprint of the model', () => {
    expect(describeModel(undefined, false)).toContain(`Responsorium ${packageVersion()}, model ${modelFingerprint()}`)
  })

  test('leaves no link to a file of the repository and no mark of a generated part', () => {
    const alone = describeModel(undefined, false)
    expect(linksOf(alone).filter((target) => !/^(https?:|#)/.test(target))).toEqual([])
    expect(alone).not.toContain('<!--')
    expect(alone).toContain(`\n| \`${parameterList[0]?.name}\` |`)
  })

  test('says the path in place of a link', () => {
    const places = ['version', 'patterns', 'parameters', 'measures', 'series', 'numbers']
      .map((name) => `<!-- table: ${name} -->\n<!-- end -->`)
      .join('\n')
    const prose = `[\`exp\`](elementary.ts), [luck.ts](luck.ts), [null](../evidence/nullModel.ts), [web](https://x.org)\n${places}\n`
    expect(oddAlone(prose, 'V.').split('\n')[0]).toBe(
      '`exp` (src/model/elementary.ts), src/model/luck.ts, null (src/evidence/nullModel.ts), [web](https://x.org)',
    )
  })

  test('as a command writes the whole of it and nothing else, and ends with 2 where it was asked for more', async () => {
    const { code, out, err } = await responsorium(tmpdir(), 'explain', '--odd')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const headings = (document: string) => document.match(/^#+ .+$/gm)
    expect(headings(out)).toEqual(headings(text))
    expect(await responsorium(tmpdir(), 'explain', 'unanswered', '--odd')).toMatchObject({ code: 2, out: '' })
  })

  test('takes no name and no other choice beside it', () => {
    expect(() => describeModel('replying', false)).toThrow('responsorium explain replying')
    expect(() => describeModel(undefined, true)).toThrow('responsorium explain --assumptions')
  })
})
