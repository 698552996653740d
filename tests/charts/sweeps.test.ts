import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import type { TopLevelSpec } from 'vega-lite'
import { describe, expect, test, vi } from 'vitest'
import { along } from '../../src/charts/along.js'
import { differenceMap, signChanges } from '../../src/charts/differenceMap.js'
import { morrisPlane } from '../../src/charts/morrisPlane.js'
import { sobolBars } from '../../src/charts/sobolBars.js'
import { valueMap } from '../../src/charts/valueMap.js'
import { verdictForest } from '../../src/charts/verdictForest.js'
import { svgOf } from '../../src/files/pictures.js'
import { deepFrozen } from './example.js'
import {
  caption,
  exampleAlong,
  exampleDifference,
  exampleHypotheses,
  exampleMorris,
  exampleSobol,
  exampleValues,
} from './sweeps.js'

const nothing = { estimate: Number.NaN, low: Number.NaN, high: Number.NaN, n: 0 }
const single = (estimate: number) => ({ ...nothing, estimate, n: 1 })

/** Every chart, over its example, over values without intervals, and over values that are not defined. */
const drawn: Readonly<Record<string, () => TopLevelSpec>> = {
  along: () => along(deepFrozen(exampleAlong), caption),
  'along names': () =>
    along(
      {
        ...exampleAlong,
        along: { name: 'professionals.policy', scale: 'linear' },
        points: [
          { arm: 'unmoderated', at: 'every', value: single(0.2) },
          { arm: 'unmoderated', at: 'backstop', value: nothing },
        ],
      },
      { ...caption, replicates: { least: 1, most: 1 } },
    ),
  valueMap: () => valueMap(deepFrozen(exampleValues), caption),
  'valueMap of nothing': () =>
    valueMap({ ...exampleValues, cells: exampleValues.cells.map((cell) => ({ ...cell, value: nothing })) }, caption),
  differenceMap: () => differenceMap(deepFrozen(exampleDifference), caption),
  'differenceMap of single runs': () =>
    differenceMap(
      {
        ...exampleDifference,
        cells: exampleDifference.cells.map(({ x, y, value }) => ({ x, y, value: single(value.estimate) })),
      },
      caption,
    ),
  morrisPlane: () => morrisPlane(deepFrozen(exampleMorris), caption),
  'morrisPlane of nothing': () =>
    morrisPlane(
      { ...exampleMorris, factors: exampleMorris.factors.map((factor) => ({ ...factor, muStar: nothing, sigma: Number.NaN })) },
      caption,
    ),
  sobolBars: () => sobolBars(deepFrozen(exampleSobol), caption),
  'sobolBars of nothing': () =>
    sobolBars(
      {
        ...exampleSobol,
        noiseShare: Number.NaN,
        factors: exampleSobol.factors.map(({ parameter }) => ({ parameter, first: nothing, total: nothing })),
      },
      caption,
    ),
  verdictForest: () => verdictForest(deepFrozen(exampleHypotheses), caption),
  'verdictForest of nothing': () =>
    verdictForest([{ ...exampleHypotheses[0]!, estimate: nothing, verdict: 'cannot tell' }], caption),
}

const schema = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('vega-lite/vega-lite-schema.json'), 'utf8'),
) as object
const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema)
const titleOf = (spec: TopLevelSpec) => (spec.title as { text: string[] }).text.join(' ').replaceAll('\u00a0', ' ')
const tableOf = (spec: TopLevelSpec) =>
  (JSON.parse(JSON.stringify(spec)) as { data: { values: Record<string, unknown>[] } }).data.values

describe.each(Object.entries(drawn))('%s', (_, spec) => {
  test('is valid vega-lite, is drawn without a warning, names nothing inside, and comes out the same again', async () => {
    const warned = vi.spyOn(console, 'warn')
    expect(validate(JSON.parse(JSON.stringify(spec()))), JSON.stringify(validate.errors)).toBe(true)
    const svg = await svgOf(spec())
    expect(svg).not.toMatch(/\sid="|NaN|undefined/)
    expect(svg).toContain('example-sweep')
    expect(await svgOf(spec())).toBe(svg)
    expect(warned.mock.calls).toEqual([])
    warned.mockRestore()
  })
})

test('a line along a parameter keeps numbers in rising order and names as they come, shares in per cent', () => {
  expect(tableOf(along(exampleAlong, caption))[0]).toEqual({ arm: 'unmoderated', at: 1, value: 67.5, low: 63.5, high: 71.5 })
  expect(titleOf(along(exampleAlong, caption))).toContain('from 68 % to 8 % with “unmoderated”')
  expect(JSON.stringify(drawn['along names']!())).toContain('"domain":["every","backstop"]')
})

test('the line of a map of differences runs where neighbours have opposite signs, and only there', () => {
  const cell = (x: number, y: number, estimate: number) => ({
    x,
    y,
    value: { estimate, low: estimate - 1, high: estimate + 1, n: 9 },
  })
  const cells = [cell(0, 0, 2), cell(10, 0, -1), cell(0, 5, 3), cell(10, 5, 4)]
  expect(signChanges({ cells })).toEqual([
    { x: 0, y: 0, side: 'right' },
    { x: 10, y: 0, side: 'above' },
  ])
  expect(signChanges({ cells: [cell(0, 0, 0), cell(10, 0, -1), cell(10, 5, Number.NaN)] })).toEqual([])
})

test('a map of differences counts decided points in its title and prints only their figures bold', () => {
  const rows = tableOf(differenceMap(exampleDifference, caption))
  const decided = exampleDifference.cells.filter(({ value }) => value.low > 0 || value.high < 0)
  expect(rows.filter(({ bold }) => bold)).toHaveLength(decided.length)
  expect(titleOf(differenceMap(exampleDifference, caption))).toContain(`undecided at ${20 - decided.length} of 20 points`)
})

test('the steps of a map have names of their own even where all values are close', () => {
  const cells = [0, 1, 2, 3, 4, 5, 6].map((x) => ({ x, y: 0, value: single(0.3 + x / 1e5) }))
  const steps = tableOf(valueMap({ ...exampleValues, cells }, caption)).map(({ step }) => step)
  expect(new Set(steps).size).toBe(7)
})

test('the Morris plane numbers parameters by what they matter, and names the first fifteen', async () => {
  const spec = morrisPlane({ ...exampleMorris, factors: [...exampleMorris.factors].reverse() }, caption)
  expect(
    tableOf(spec)
      .slice(0, 2)
      .map(({ rank, parameter }) => [rank, parameter]),
  ).toEqual([
    [1, 'members.initial'],
    [2, 'members.arrivalsPerDay'],
  ])
  const svg = await svgOf(spec)
  const names = exampleMorris.factors.map(({ parameter }) => parameter)
  expect(names.filter((name) => svg.replace(/aria-label="[^"]*"/, '').includes(`${name}:`))).toEqual(names.slice(0, 15))
})

test('Sobol bars stand in the order of the total index; one whose interval holds zero is not said to matter', () => {
  const spec = sobolBars(exampleSobol, caption)
  expect(
    tableOf(spec)
      .filter((_, index) => index % 2 === 0)
      .map(({ parameter }) => parameter),
  ).toEqual(['support.gain', 'replying.base', 'identity.protection', 'helping.gain'])
  expect(titleOf(spec)).not.toContain('helping.gain')
  expect(JSON.stringify(spec.title)).toContain('of the variance of single runs is luck')
})

test('each hypothesis stands with its words, its estimate and its verdict, which has a shape of its own', async () => {
  const spec = verdictForest(exampleHypotheses, caption)
  expect(titleOf(spec)).toBe('Of 4 hypotheses: 1 supported, 1 contradicted, 1 too small to matter, 1 cannot tell')
  const svg = await svgOf(spec)
  for (const { verdict } of exampleHypotheses) expect(svg).toContain(`>${verdict}</text>`)
  expect(svg).toContain('+21\u00a0members (+15 to +27)')
})
