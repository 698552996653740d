import { describe, expect, test } from 'vitest'
import type { Load } from '../../src/scenario/extends.js'
import { StudyError } from '../../src/scenario/problem.js'
import { readStudy } from '../../src/scenario/read.js'
import { problemsOf, refusal } from './reading.js'

const at = 'scenarios/x.yaml'

test('a value out of range is named with file, line, column, key, value and range', () => {
  const text = 'title: x\n\narms:\n  none: {}\n  strict:\n\n    moderation.detection: 1.2\n'
  expect(refusal(text)).toBe(`${at}:7:5 moderation.detection: 1.2 is not in [0, 1]`)
  expect(problemsOf(text)).toEqual([
    { file: at, line: 7, column: 5, key: 'moderation.detection', message: '1.2 is not in [0, 1]' },
  ])
})

test('everything that is wrong is told at once, in the order of the lines', () => {
  const text = [
    'titel: x',
    'seed: ""',
    'replicates: 0',
    'members:',
    '  baseline: { mean: 9 }',
    '  life.sd: high',
    'arms:',
    '  a: { moderation.delay: 3, clock.days: 1.5 }',
    'clock.days: 3',
    'clock: { days: 4 }',
  ].join('\n')
  expect(refusal(text).split('\n')).toEqual([
    `${at}:1:1 titel: there is no such key (did you mean "title"?)`,
    `${at}:2:1 seed: "" is not a seed: one line of text, or a whole number (a longer one in quotes)`,
    `${at}:3:1 replicates: 0 is not a whole number in [1, 100000]`,
    `${at}:5:15 members.baseline.mean: 9 is not in [0, 3]`,
    `${at}:6:3 members.life.sd: "high" is not a number; it takes a number in [0, 2]`,
    `${at}:8:8 moderation.delay: there is no such parameter (did you mean "moderation.delayHours"?)`,
    `${at}:8:29 clock.days: 1.5 is not a whole number`,
    `${at}:10:10 clock.days: given twice; first on line 9`,
  ])
})

test('a page of nonsense is cut to a readable list that says how much more there is', () => {
  const lines = refusal(Array.from({ length: 100 }, (_, index) => `nonsense${index}: 1`).join('\n')).split('\n')
  expect(lines).toHaveLength(26)
  expect(lines.at(-1)).toBe('... and 75 more')
})

test.each([
  ['replicats: 3', 'replicates'],
  ['moderation.detecton: 0.5', 'moderation.detection'],
  ['moderation: { detecton: 0.5 }', 'detection'],
  ['detection: 0.5', 'moderation.detection'],
  ['members.hostile_share: 0.1', 'members.hostileShare'],
  ['Seed: 3', 'seed'],
  ['member: { initial: 3 }', 'members'],
])('the nearest known name is suggested: %s', (text, name) => {
  expect(refusal(text)).toContain(`(did you mean "${name}"?)`)
})

test('nothing is suggested where nothing is near', () => {
  expect(refusal('weather: rainy')).toBe(`${at}:1:1 weather: there is no such key`)
})

describe('refused with a clear word and a place', () => {
  test.each<[what: string, text: string | Uint8Array, place: string, word: string]>([
    ['a key given twice', 'seed: a\nseed: b', '2:1', 'seed: given twice; first on line 1'],
    ['an arm given twice', 'arms:\n  a: {}\n  a: {}', '3:3', 'arms.a: given twice; first on line 2'],
    ['a parameter dotted and nested', 'clock.days: 3\nclock:\n  days: 4', '3:3', 'clock.days: given twice; first on line 1'],
    [
      'the same inside an arm',
      'arms:\n  a: { clock: { days: 3 }, clock.days: 4 }',
      '2:28',
      'clock.days: given twice; first on line 2',
    ],
    ['__proto__', 'clock.days: 3\n__proto__: { seed: a }', '2:1', '__proto__: this name is reserved'],
    ['__proto__ as an arm', 'arms: { __proto__: {} }', '1:9', 'arms.__proto__: this name is reserved'],
    ['constructor', 'constructor: 1', '1:1', 'constructor: this name is reserved'],
    ['an empty file', '', '1:1', 'the file is empty'],
    ['a file of comments', '# nothing yet\n', '1:1', 'the file is empty'],
    ['null', '~', '1:1', 'the file is empty'],
    ['a list at the top', '\n- seed: a', '2:1', 'a study file is a map of keys and values'],
    ['a number at the top', '5', '1:1', 'a study file is a map of keys and values'],
    ['a text at the top', 'members.initial 5', '1:1', 'a study file is a map of keys and values'],
    ['two documents', 'seed: a\n---\nseed: b', '2:1', 'a second document begins here'],
    ['an unknown tag', 'seed: !include other', '1:7', 'tags such as'],
    ['a tag of older YAML', 'charts: !!set { arms }', '1:9', 'tags such as'],
    ['a tab as indentation', 'clock:\n\tdays: 3', '2:1', 'a tab as indentation'],
    ['a map as a key', '? { a: 1 }\n: 3', '1:3', 'a key is a word or a text in quotes'],
    ['an empty key', ': 3', '1:1', '"": there is no such key'],
    ['an unclosed bracket', 'charts: [arms', '1:14', 'must be sufficiently indented and end with a ]'],
    ['an alias of nothing', 'clock.days: *often', '1:13', 'there is no anchor &often before this'],
    ['an alias of itself', 'arms: &a { b: *a }', '1:15', '*a contains itself'],
    ['bytes that are not UTF-8', new Uint8Array([0x73, 0x3a, 0x0a, 0x20, 0xff]), '2:2', 'the file is not UTF-8'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x73, 0x00]), '1:1', 'the file is not UTF-8'],
    ['a binary file', 'PK\u0003\u0004', '1:3', 'control character U+0003'],
    ['a file that is too large', `#${' '.repeat(300_000)}`, '1:1', 'the file is larger than 128 kB'],
    ['NaN', 'clock.days: .nan', '1:1', 'clock.days: NaN is not a number; it takes a number in [1, 10950]'],
    ['infinity', 'members.initial: .inf', '1:1', 'members.initial: Infinity is not a number'],
    ['a number too large for one', 'members.initial: 1e400', '1:1', 'members.initial: Infinity is not a number'],
    ['a number as text', 'moderation.detection: "0.5"', '1:1', 'moderation.detection: "0.5" is not a number'],
    ['a decimal comma', 'moderation.detection: 0,5', '1:1', 'moderation.detection: "0,5" is not a number'],
    ['no value', 'moderation.detection:', '1:1', 'moderation.detection: null is not a number'],
    ['a list for a parameter', 'moderation.detection: [0, 1]', '1:1', 'moderation.detection: [0,1] is not a number'],
    [
      'a number for a group',
      'moderation: 0.5',
      '1:1',
      'moderation: 0.5 is not a group of parameters; write for instance moderation.detection:',
    ],
    [
      'an unknown policy',
      'professionals.policy: all',
      '1:1',
      'professionals.policy: "all" is not one of every, backstop, triage',
    ],
    ['a step that does not divide the day', 'clock.stepHours: 5', '1:1', 'clock.stepHours: 5 is not one of 0.25, 0.5, 1'],
    ['no replicates', 'replicates: 0', '1:1', 'replicates: 0 is not a whole number in [1, 100000]'],
    ['half a replicate', 'replicates: 2.5', '1:1', 'replicates: 2.5 is not a whole number in [1, 100000]'],
    ['too many replicates', 'replicates: 1e300', '1:1', 'replicates: 1e+300 is not a whole number in [1, 100000]'],
    ['an empty seed', "seed: ''", '1:1', 'seed: "" is not a seed'],
    ['a blank seed', "seed: '  '", '1:1', 'seed: "  " is not a seed'],
    ['no seed', 'seed:', '1:1', 'seed: null is not a seed'],
    ['a fraction as seed', 'seed: 1.50', '1:1', 'seed: 1.5 is not a seed'],
    ['a number whose digits would be lost', 'seed: 12345678901234567890', '1:1', 'in quotes'],
    ['an empty title', 'title: " "', '1:1', 'title: "" is not a title'],
    ['a number as title', 'title: 1984', '1:1', 'title: 1984 is not a title'],
    ['control characters in a title', 'title: "\\e[31mred"', '1:1', 'title: "\\u{1b}[31mred" is not a title'],
    ['an unknown chart', 'charts: [arms, pie]', '1:16', 'charts: "pie" is not one of the charts hypotheses, sweep'],
    ['a chart twice', 'charts: [arms, arms]', '1:16', 'charts: "arms" is given twice'],
    ['charts that are no list', 'charts: arms', '1:1', 'charts: "arms" is not a list of charts'],
    ['a list of arms', 'arms: [a, b]', '1:1', 'arms: ["a","b"] is not a map from names to parameters'],
    ['no arms', 'arms: {}', '1:1', 'arms: name at least one arm'],
    ['a number as arm', 'arms: { a: 3 }', '1:9', 'arms.a: 3 is not a map of parameters'],
    ['an arm without a name', 'arms: { "": {} }', '1:9', 'arms."": "" is not a name'],
    ['an arm with a slash', 'arms: { a/b: {} }', '1:9', 'arms.a/b: "a/b" is not a name'],
    ['an arm with a backslash', 'arms: { a\\b: {} }', '1:9', 'is not a name'],
    ['an arm with a control character', 'arms: { "a\\u0007": {} }', '1:9', 'is not a name'],
    ['an arm with an invisible character', 'arms: { "a\\u200b": {} }', '1:9', 'is not a name'],
    ['an arm with a space at the end', 'arms: { "a ": {} }', '1:9', 'is not a name'],
    ['an arm of dots', 'arms: { "..": {} }', '1:9', 'is not a name'],
    ['an arm with an endless name', `arms:\n  ${'a'.repeat(81)}: {}`, '2:3', 'is not a name of at most 80 characters'],
    ['arms that differ in case', 'arms:\n  Ängel: {}\n  ängel: {}', '3:3', 'arms.ängel: differs from "Ängel" only in case'],
    ['a key of the study in an arm', 'arms: { a: { seed: b } }', '1:14', 'seed: belongs at the top of the file'],
    ['an absolute path to extend', 'extends: /etc/passwd', '1:1', 'extends: "/etc/passwd" is not a path from this file'],
    ['an address to extend', 'extends: https://example.org/a.yaml', '1:1', 'is not a path from this file'],
    ['backslashes in a path', 'extends: ..\\base.yaml', '1:1', 'with forward slashes'],
    ['a missing file to extend', 'seed: a\nextends: bse.yaml', '2:1', 'extends: scenarios/bse.yaml: there is no such file'],
    [
      'a file that extends itself',
      'extends: ../scenarios/./x.yaml',
      '1:1',
      'goes round in a circle: scenarios/x.yaml -> scenarios/x.yaml',
    ],
  ])('%s', (_, text, place, word) => {
    const lines = refusal(text).split('\n')
    expect(
      lines.some((line) => line.startsWith(`${at}:${place} `) && line.includes(word)),
      lines.join('\n'),
    ).toBe(true)
  })
})

test('a circle of files is drawn', () => {
  const files = { 'scenarios/y.yaml': 'extends: z.yaml', 'scenarios/z.yaml': 'seed: a\nextends: y.yaml' }
  expect(refusal('extends: y.yaml', files)).toBe(
    'scenarios/z.yaml:2:1 extends: scenarios/y.yaml: goes round in a circle: scenarios/y.yaml -> scenarios/z.yaml -> scenarios/y.yaml',
  )
})

test('a chain of files without end is cut', () => {
  const load: Load = (path) => `extends: ${Number.parseInt(path, 10) + 1}.yaml`
  expect(() => readStudy('0.yaml', load)).toThrow('19.yaml:1:1 extends: 20.yaml: more than 20 files extend one another')
})

test('what is wrong in an extended file is told with that file, beside what is wrong in the nearer one', () => {
  expect(
    refusal('extends: ../base.yaml\nreplicates: -1', { 'base.yaml': '# base\nclock.days: 0\narms: { a: 1 }' }).split('\n'),
  ).toEqual([
    `${at}:2:1 replicates: -1 is not a whole number in [1, 100000]`,
    'base.yaml:2:1 clock.days: 0 is not in [1, 10950]',
    'base.yaml:3:9 arms.a: 1 is not a map of parameters; write {} for an arm that changes nothing',
  ])
})

test('a rule between parameters is told per arm, where the arm or the nearest file broke it', () => {
  const text = 'extends: ../base.yaml\narms:\n  short: { professionals.to: 8 }\n  long: { professionals.to: 20 }\n  as it is: {}'
  expect(refusal(text, { 'base.yaml': 'professionals:\n  from: 18' }).split('\n')).toEqual([
    `${at}:3:12 professionals.to: 8 must be later than professionals.from (18) in the arm "short"`,
    'base.yaml:2:3 professionals.to: 17 must be later than professionals.from (18) in the arm "as it is"',
  ])
  expect(refusal('professionals.from: 18')).toBe(`${at}:1:1 professionals.to: 17 must be later than professionals.from (18)`)
})

test('a rule that every arm keeps is not held against the settings they share', () => {
  const text = 'professionals.from: 18\narms: { a: { professionals.to: 20 } }'
  expect(() => readStudy('x.yaml', () => text)).not.toThrow()
})

test('what keeps a file from being opened is told in the words of the loader, at the key that asked for it', () => {
  const directory = () => {
    throw new Error('this is a directory')
  }
  expect(() => readStudy('scenarios', directory)).toThrow('scenarios:1:1 this is a directory')
  const load: Load = (path) => (path === 'a.yaml' ? 'seed: a\nextends: b' : directory())
  expect(() => readStudy('a.yaml', load)).toThrow('a.yaml:2:1 extends: b: this is a directory')
  expect(() => readStudy('none.yaml', () => undefined)).toThrow('none.yaml:1:1 there is no such file')
})

test('a file whose name could not name a folder is refused', () => {
  for (const path of ['...yaml', '.yaml', 'a/ .yml', 'a/\u0007.yaml']) {
    expect(() => readStudy(path, () => 'seed: a'), path).toThrow("the file's name without its ending is to be a name")
  }
})

test('messages hold no control characters and no value of a thousand letters', () => {
  const text = `"${'\\e[2J'.repeat(3)}": 1\nprofessionals.policy: "${'\\u202E'}${'x'.repeat(10_000)}"`
  const message = refusal(text)
  expect(message).not.toMatch(/[^\P{C}\n]/u)
  expect(message.length).toBeLessThan(1500)
})

test('an error is a StudyError', () => {
  expect(() => readStudy('x.yaml', () => '')).toThrow(StudyError)
})
