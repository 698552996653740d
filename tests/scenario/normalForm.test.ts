import { expect, test } from 'vitest'
import { readStudy } from '../../src/scenario/read.js'
import { read } from './reading.js'

test('a file without anything but one parameter is a study: one arm named after the file, and stated defaults', () => {
  expect(read('members.initial: 7')).toEqual({
    name: 'x',
    title: 'x',
    question: 'x',
    seed: 'responsorium',
    replicates: { least: 20, most: 20 },
    pairing: 'replicate',
    hypotheses: [],
    settings: { 'members.initial': 7 },
    arms: [{ name: 'x', settings: {} }],
    charts: ['timeline', 'relief', 'writers', 'patterns'],
  })
})

test('dotted names, nested groups and any mixture of the two are the same', () => {
  const expected = { 'members.baseline.mean': 2, 'members.initial': 7, 'professionals.policy': 'triage' }
  const writings = [
    'members.baseline.mean: 2\nmembers.initial: 7\nprofessionals.policy: triage',
    'members: { baseline: { mean: 2 }, initial: 7 }\nprofessionals: { policy: triage }',
    'members: { baseline.mean: 2, initial: 7 }\nprofessionals.policy: triage',
    'members.baseline: { mean: 2 }\nmembers.initial: 7\nprofessionals: { policy: triage }',
    'members:\n  baseline:\n    mean: 2\nmembers.initial: 7\nprofessionals.policy: triage',
  ]
  for (const writing of writings) {
    expect(read(writing).settings).toEqual(expected)
    const indented = writing.replace(/^/gm, '    ')
    expect(read(`arms:\n  one:\n${indented}`).arms).toEqual([{ name: 'one', settings: expected }])
  }
})

test('arms stay in the order of the file, names that look like numbers included, for the first is what others are compared with', () => {
  expect(read('arms: { none: {}, 8: {}, 2: , "10": {} }').arms.map(({ name }) => name)).toEqual(['none', '8', '2', '10'])
})

test('an arm without parameters changes nothing', () => {
  expect(read('arms: { a: , b: {}, c: null }').arms).toEqual(['a', 'b', 'c'].map((name) => ({ name, settings: {} })))
})

test('0 is a seed, and a whole number is the same seed as its digits', () => {
  expect(read('seed: 0').seed).toBe('0')
  expect(read('seed: 17').seed).toBe(read('seed: "17"').seed)
})

test('a title over several lines is read as one', () => {
  expect(read('title: |\n  Does it\n    help?\n').title).toBe('Does it help?')
})

test('the title stands in for a question that is not asked', () => {
  expect(read('title: Does it help?').question).toBe('Does it help?')
})

test('a value may be named once and used again', () => {
  const { arms } = read('arms: { a: &strict { moderation.detection: 0.9 }, b: *strict }')
  expect(arms.map(({ settings }) => settings)).toEqual([{ 'moderation.detection': 0.9 }, { 'moderation.detection': 0.9 }])
})

test('a byte order mark, Windows line ends and bytes for text change nothing', () => {
  const text = 'title: Ängelholm\nreplicates: 3\n'
  const expected = read(text)
  expect(read(new TextEncoder().encode(text))).toEqual(expected)
  expect(read(new TextEncoder().encode(`\uFEFF${text}`))).toEqual(expected)
  expect(read(`\uFEFF${text}`)).toEqual(expected)
  expect(read(text.replaceAll('\n', '\r\n'))).toEqual(expected)
})

test('the nearer file wins, key by key, over any number of files; arms and charts are taken whole', () => {
  const study = read('extends: ../base.yaml\nclock.days: 10\nreplicates: 5', {
    'base.yaml':
      'extends: deep/er.yaml\nclock: { days: 20 }\nmembers.initial: 1\ncharts: [arms]\narms: { a: {}, b: { clock.days: 3 } }',
    'deep/er.yaml':
      'clock.days: 30\nmembers.initial: 2\nvisiting.need: 0\nseed: far\nreplicates: 7\ncharts: [writers]\narms: { z: {} }',
  })
  expect(study).toMatchObject({
    seed: 'far',
    replicates: { least: 5, most: 5 },
    settings: { 'clock.days': 10, 'members.initial': 1, 'visiting.need': 0 },
    arms: [
      { name: 'a', settings: {} },
      { name: 'b', settings: { 'clock.days': 3 } },
    ],
    charts: ['arms'],
  })
})

test('title and question are a file own, never those of the file it extends', () => {
  const { title, question } = read('extends: base.yaml', { 'scenarios/base.yaml': 'title: Base\nquestion: Why?' })
  expect({ title, question }).toEqual({ title: 'x', question: 'x' })
})

test('a path in extends is relative to the file that holds it', () => {
  const asked: string[] = []
  const files = new Map([
    ['/a/b/x.yaml', 'extends: ../c/./y.yaml'],
    ['/a/c/y.yaml', 'extends: ../../z.yaml'],
    ['/z.yaml', 'seed: found'],
  ])
  const study = readStudy('/a/b/x.yaml', (path) => {
    asked.push(path)
    return files.get(path)
  })
  expect(study.seed).toBe('found')
  expect(asked).toEqual([...files.keys()])
  const above = readStudy('x.yaml', (path) => ({ 'x.yaml': 'extends: ../../y.yaml', '../../y.yaml': 'seed: up' })[path])
  expect(above.seed).toBe('up')
})
