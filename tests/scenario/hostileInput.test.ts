import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parameterList } from '../../src/model/configure.js'
import { StudyError } from '../../src/scenario/problem.js'
import { readStudy } from '../../src/scenario/read.js'
import { refusal } from './reading.js'

/** True where it is a study or a StudyError with words and places, and soon; anything else fails the test. */
function answered(bytes: string | Uint8Array): boolean {
  const start = performance.now()
  try {
    const study = readStudy('x.yaml', (path) => (path === 'x.yaml' ? bytes : undefined))
    expect(study.arms.length).toBeGreaterThan(0)
    expect(study.seed).not.toBe('')
  } catch (error) {
    if (!(error instanceof StudyError)) throw error
    expect(error.problems.length).toBeGreaterThan(0)
    for (const { line, column, message } of error.problems) {
      expect(Math.min(line, column)).toBeGreaterThanOrEqual(1)
      expect(message).not.toBe('')
    }
  }
  expect(performance.now() - start).toBeLessThan(10_000)
  return true
}

const flagship = readFileSync(new URL('../../scenarios/moderated-vs-unmoderated.yaml', import.meta.url), 'utf8')

test('any text gives a study or a StudyError, never another error', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), answered), { numRuns: 500 })
})

test('any bytes give a study or a StudyError', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), answered), { numRuns: 500 })
})

test('anything written in the signs of YAML gives a study or a StudyError', () => {
  const names = parameterList.slice(0, 5).map(({ name }) => name)
  const signs = [
    ...'{}[]:,-?&*!|>#%@"\'~\n\t ',
    '\n  ',
    ': ',
    '- ',
    '&a ',
    '*a',
    '<<',
    '---\n',
    'arms',
    'seed',
    '1',
    '.nan',
    ...names,
  ]
  const text = fc.array(fc.constantFrom(...signs), { maxLength: 40 }).map((parts) => parts.join(''))
  fc.assert(fc.property(text, answered), { numRuns: 3000 })
})

test('any value for any key gives a study or a StudyError', () => {
  const keys = [
    'title',
    'question',
    'extends',
    'seed',
    'replicates',
    'arms',
    'charts',
    'pairing',
    'sweep',
    'sensitivity',
    'hypotheses',
    'members',
    'clock',
    'clock.days',
    '__proto__',
  ]
  const content = fc.dictionary(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 3 })).map((value) => JSON.stringify(value))
  fc.assert(fc.property(content, answered), { numRuns: 500 })
})

test('any sweep, sensitivity, hypotheses and replicates give a study or a StudyError', () => {
  const axes = ['moderation.detection', 'professionals.from', 'professionals.to', 'professionals.policy', 'all', 'members', 'x']
  const sizes = fc.constantFrom<unknown>(2, 4, 8, 100_000, 'many', null)
  const axis = fc.constantFrom<unknown>(null, 'off', [0, 1], [9, 18], ['every'], { from: 0.5, steps: 3 }, { scale: 'log' }, 7)
  const point = fc.dictionary(fc.constantFrom(...axes), fc.constantFrom<unknown>(0, 1, 12, 'every'), { maxKeys: 2 })
  const varied = fc
    .tuple(
      fc.dictionary(fc.constantFrom(...axes), axis, { maxKeys: 3 }),
      fc.record(
        {
          design: fc.constantFrom('grid', 'points', 'one-at-a-time', 'latin-hypercube', 'sobol', 'morris', 'saltelli', 'x'),
          method: fc.constantFrom('morris', 'sobol', 3),
          points: fc.array(point, { maxLength: 3 }),
          draws: sizes,
          trajectories: sizes,
          measures: fc.constantFrom<unknown>(['posts'], ['x'], 3),
        },
        { requiredKeys: [] },
      ),
    )
    .map(([chosen, size]): object => ({ ...chosen, ...size }))
  const expectations = axes.flatMap((name) => [`rises with ${name}`, `peaks inside ${name}`])
  const hypothesis = fc.record(
    {
      says: fc.constantFrom<unknown>('S', '', 3),
      measure: fc.constantFrom<unknown>('posts', 'x', null),
      expect: fc.constantFrom<unknown>('a > b', 'b<a', 'a > c', '>', '<>', 'a >', 'rises', ...expectations, 5),
      by: fc.constantFrom<unknown>('5 %', 0.1, 0, '% 5', null),
    },
    { requiredKeys: ['says', 'measure', 'expect'] },
  )
  const content = fc
    .record(
      {
        arms: fc.constantFrom<unknown>({ a: {}, b: { 'moderation.detection': 0.5 } }, { a: { 'professionals.to': 12 } }),
        sweep: varied,
        sensitivity: varied,
        hypotheses: fc.array(hypothesis, { maxLength: 3 }),
        replicates: fc.constantFrom<unknown>(2, { until: 'decided' }, { until: 'decided', least: 9, most: 3 }, { least: 1 }),
      },
      { requiredKeys: [] },
    )
    .map((value) => JSON.stringify(value))
  fc.assert(fc.property(content, answered), { numRuns: 1000 })
})

test('a study damaged anywhere gives a study or a StudyError', () => {
  const damage = fc.tuple(fc.nat(flagship.length), fc.nat(30), fc.string({ unit: 'binary', maxLength: 5 }))
  const damaged = damage.map(([start, length, put]) => flagship.slice(0, start) + put + flagship.slice(start + length))
  fc.assert(fc.property(damaged, answered), { numRuns: 500 })
})

test.each<[string, (n: number) => string]>([
  ['brackets', (n) => '['.repeat(n)],
  ['braces', (n) => '{a: '.repeat(n / 4)],
  ['dashes', (n) => '- '.repeat(n / 2)],
  ['question marks', (n) => '? '.repeat(n / 2)],
  ['maps in maps', (n) => Array.from({ length: Math.sqrt(n) }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ['one key again and again', (n) => 'k: {a: 1}\n'.repeat(n / 10)],
  ['many keys', (n) => Array.from({ length: n / 10 }, (_, index) => `k${index}: 1`).join('\n')],
  ['anchors', (n) => '&a '.repeat(n / 3)],
  ['aliases', (n) => `a: &a 1\n${'b: *a\n'.repeat(n / 6)}`],
  ['directives', (n) => '%a\n'.repeat(n / 3)],
  ['documents', (n) => '---\n'.repeat(n / 4)],
  ['spaces', (n) => ' '.repeat(n)],
  ['a long name', (n) => `"arms": { "${'a '.repeat(n / 3)}": {} }`],
  ['a long path', (n) => `extends: ${'a/'.repeat(n / 3)}`],
  ['a long seed', (n) => `seed: ${' a'.repeat(n / 3)}`],
])('as much nonsense as a file may hold does not hang: %s', (_, make) => {
  answered(make(60_000))
})

test('an alias bomb is refused before it goes off', () => {
  const lines = ['a: &a [1,1,1,1,1,1,1,1,1]']
  for (let letter = 1; letter < 20; letter++) {
    const [inner, outer] = [letter + 96, letter + 97].map((code) => String.fromCharCode(code))
    lines.push(`${outer}: &${outer} [${Array(9).fill(`*${inner}`).join(',')}]`)
  }
  expect(refusal(lines.join('\n'))).toContain('more than 20000 values, aliases written out')
})

test('nesting without end is refused by name', () => {
  expect(refusal(`a: ${'['.repeat(50)}${']'.repeat(50)}`)).toContain('nested too deeply')
  expect(refusal(`a: ${'['.repeat(5000)}${']'.repeat(5000)}`)).toContain('nested too deeply')
})
