import { describe, expect, test } from 'vitest'
import { describeModel } from '../src/cli/odd.js'
import { modelFingerprint, packageVersion } from '../src/files/provenance.js'
import { parameterList } from '../src/model/configure.js'
import { oddAlone, oddFilled } from '../src/report/odd.js'
import { linksOf } from './markdown.js'
import { filesOfRepository, readText } from './sources.js'

const text = readText('src/model/ODD.md')
const withoutTables = text.replace(/<!-- table: [\s\S]*?<!-- end -->/g, '')
const modelFiles = filesOfRepository().filter((path) => /^src\/model\/[^/]+\.ts$/.test(path))

describe('ODD.md', () => {
  test('shows what the code declares: npm run document would change nothing', () => {
    expect(oddFilled(text, `Responsorium ${packageVersion()}.`)).toBe(text)
  })

  test('names the file of every submodel', () => {
    const plumbing = /^(check|configure|declaring|distribution|network|robustness|simulate)\.ts$/
    const silent = modelFiles.map((path) => path.replace('src/model/', '')).filter((name) => !text.includes(`](${name})`))
    expect(silent.filter((name) => !plumbing.test(name))).toEqual([])
  })

  test('speaks of no parameter that is not there', () => {
    const groups = new Set(parameterList.map(({ name }) => name.split('.')[0]))
    const named = [...withoutTables.matchAll(/`([a-z]+)\.([A-Za-z.]+)`/g)].filter((match) => groups.has(match[1] ?? ''))
    const known = new Set<string>(parameterList.map(({ name }) => name))
    expect(named.length).toBeGreaterThan(20)
    expect(named.map((match) => `${match[1]}.${match[2]}`).filter((name) => !known.has(name))).toEqual([])
  })
})

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
    const places = ['version', 'parameters', 'measures', 'series']
      .map((name) => `<!-- table: ${name} -->\n<!-- end -->`)
      .join('\n')
    const prose = `[\`exp\`](elementary.ts), [luck.ts](luck.ts), [null](../evidence/nullModel.ts), [web](https://x.org)\n${places}\n`
    expect(oddAlone(prose, 'V.').split('\n')[0]).toBe(
      '`exp` (src/model/elementary.ts), src/model/luck.ts, null (src/evidence/nullModel.ts), [web](https://x.org)',
    )
  })

  test('takes no name and no other choice beside it', () => {
    expect(() => describeModel('replying', false)).toThrow('responsorium explain replying')
    expect(() => describeModel(undefined, true)).toThrow('responsorium explain --assumptions')
  })
})
