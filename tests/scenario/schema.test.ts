import { readdirSync, readFileSync } from 'node:fs'
import { sep } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { declarationOf, isChoice, parameterList } from '../../src/model/configure.js'
import { readStudy } from '../../src/scenario/read.js'
import { studySchema } from '../../src/scenario/schema.js'

const folder = new URL('../../scenarios/', import.meta.url)
const scenarios = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.split(sep).join('/'))
const schema = `${JSON.stringify(studySchema(), null, 2)}\n`
const validate: ValidateFunction = new Ajv2020({ strict: true, allErrors: true }).compile(JSON.parse(schema))

test('the committed JSON Schema is the one the program gives (vitest --update writes it anew)', async () => {
  await expect(schema).toMatchFileSnapshot('../../scenarios/study.schema.json')
})

test('there are scenarios', () => {
  expect(scenarios).toEqual(expect.arrayContaining(['anonymity.yaml', 'moderated-vs-unmoderated.yaml', 'self-help-forum.yaml']))
})

test.each(scenarios)('%s reads, points editors to the schema, and validates against it', (file) => {
  const text = readFileSync(new URL(file, folder), 'utf8')
  const up = '../'.repeat(file.split('/').length - 1)
  expect(text.split('\n')[0]).toBe(`# yaml-language-server: $schema=${up}study.schema.json`)
  const study = readStudy(file, (path) => readFileSync(new URL(path, folder)))
  expect(study.title).not.toBe(study.name)
  expect(study.question).toMatch(/\?$/)
  validate(parse(text))
  expect(validate.errors).toBeNull()
})

test('the flagship compares four forums that differ in nothing but who looks after them', () => {
  const study = readStudy('moderated-vs-unmoderated.yaml', (path) => readFileSync(new URL(path, folder)))
  expect(study).toMatchObject({
    replicates: { least: 20, most: 20 },
    settings: { 'clock.days': 365, 'members.hostileShare': 0.03 },
  })
  expect(study.arms.map(({ name }) => name)).toEqual([
    'none',
    'peer moderation',
    'professional moderation',
    'professionals as backstop',
  ])
  expect(study.arms[0]?.settings).toEqual({})
  for (const { settings } of study.arms) {
    expect(new Set(Object.keys(settings).map((name) => name.split('.')[0])).size).toBeLessThanOrEqual(1)
  }
})

test('an editor shows meaning, unit, range, default and source of every parameter', () => {
  const definitions: Record<string, { description: string; default: unknown }> = JSON.parse(schema).$defs
  for (const declaration of parameterList) {
    const { description, default: value } = definitions[declaration.name] ?? { description: '', default: undefined }
    expect(description).toContain(declaration.meaning)
    expect(description).toContain(declaration.source)
    expect(value).toBe(declaration.default)
    if (isChoice(declaration)) expect(description).toContain(declaration.choices.join(', '))
    else if (!declaration.allowed) expect(description).toContain(`${declaration.low} to ${declaration.high}`)
    if (declaration.unit.length > 1) expect(description).toContain(declaration.unit)
  }
})

/** Values for a parameter, most of them wrong in one way or another. */
function values(name: string): fc.Arbitrary<unknown> {
  const declaration = declarationOf(name)
  if (!declaration || isChoice(declaration)) return fc.constantFrom('every', 'backstop', 'Every', 3, null)
  const { low, high, allowed = [low] } = declaration
  const middle = (low + high) / 2
  return fc.constantFrom<unknown>(
    low,
    high,
    middle,
    Math.round(middle),
    low - 1,
    high + 0.5,
    ...allowed,
    `${low}`,
    null,
    true,
    [],
  )
}

/** Rules between parameters, and between the keys of a study. */
const beyondJsonSchema = [
  'must be later than',
  'varied by the',
  'not both',
  'no forums',
  'no forum "',
  'against the others',
  'belongs to the people',
  'in every forum',
]

test('editor and program agree on what is right: the JSON Schema takes a file if and only if readStudy does', () => {
  const setting = fc
    .constantFrom(...parameterList.map(({ name }) => name), 'no.such', 'moderation')
    .chain((name) => fc.record({ [name]: values(name) }))
  const sweeps = fc.constantFrom<unknown>(
    { 'visiting.need': [0, 1] },
    { 'visiting.need': [] },
    { 'visiting.need': 3 },
    { 'visiting.ned': [0, 1] },
    { 'visiting.need': null, moderation: null, 'moderation.delayHours': 'off' },
    { 'visiting.need': { from: 0, to: 1, scale: 'log2' } },
    { 'visiting.need': { from: 0, to: 9 } },
    { design: 'sobol', draws: 8, all: null },
    { design: 'sobl', draws: 8, all: null },
    { method: 'morris', trajectories: 3, all: null },
    { method: 'morris', trajectories: 3, all: null, measures: ['x'] },
    { points: [{ 'visiting.need': 1 }] },
    { points: [{ 'visiting.need': 9 }] },
    null,
    [],
  )
  const head = {
    seed: fc.constantFrom<unknown>('a', '', ' ', 0, 1.5, true, null, 2 ** 60),
    replicates: fc.constantFrom<unknown>(1, 0, 1.5, '3', 100_000, 100_001, { until: 'x' }, { least: 3 }),
    pairing: fc.constantFrom<unknown>('none', 'replicate', 'arm', null),
    sweep: sweeps,
    sensitivity: sweeps,
    hypotheses: fc.constantFrom<unknown>(
      [],
      [{ says: 'S', measure: 'posts' }],
      [{ says: 'S', measure: 'x', expect: 'a > b' }],
      3,
    ),
    title: fc.constantFrom<unknown>('a', '', 3),
    extends: fc.constantFrom<unknown>('base.yaml', '../scenarios/base.yaml', '/base.yaml', 'base.yaml/', 'a:b', ''),
    charts: fc.constantFrom<unknown>([], ['arms'], ['arms', 'arms'], 'arms', ['pie']),
    arms: fc.oneof(
      fc.constantFrom<unknown>({}, [], null, { a: null }, { a: 3 }),
      fc.dictionary(fc.constantFrom('a', 'b c', '', 'a/b', '..', ' a', 'é'), setting, { maxKeys: 2 }),
      fc.constantFrom<unknown>({ a: { only: ['x'] } }, { a: { only: [] } }, { a: { only: 'x' } }, { a: { forums: { x: null } } }),
    ),
    forums: fc.oneof(
      fc.constantFrom<unknown>({}, [], null, { x: null }, { x: 3 }, { x: { only: ['x'] } }),
      fc.dictionary(fc.constantFrom('x', 'y z', '', 'a/b'), setting, { maxKeys: 3 }),
    ),
  }
  const entry = fc.oneof(setting, ...Object.entries(head).map(([key, value]) => fc.record({ [key]: value })))
  const content = fc.tuple(entry, entry).map(([one, other]): object => ({ ...one, ...other }))
  const reads = (text: string) => {
    try {
      readStudy('scenarios/x.yaml', (path) =>
        path === 'scenarios/x.yaml' ? text : path.endsWith('base.yaml') ? 'seed: b' : undefined,
      )
      return ''
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }
  let taken = 0
  fc.assert(
    fc.property(content, (value) => {
      const text = JSON.stringify(value)
      const refused = reads(text)
      fc.pre(!beyondJsonSchema.some((words) => refused.includes(words)))
      if (refused === '') taken++
      expect(validate(value), `${text}\n${refused}`).toBe(refused === '')
    }),
    { numRuns: 2000 },
  )
  expect(taken).toBeGreaterThan(100)
})
