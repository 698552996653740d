import { describe, expect, test } from 'vitest'
import { acrossBand, arrowAt, bandOf, extentOf } from '../../src/charts/bands.js'
import { validationChart } from '../../src/charts/validation.js'
import { measure, pattern, placeOf } from '../../src/evidence/patterns/pattern.js'
import type { JudgedPattern } from '../../src/experiment/validation.js'
import { svgOf } from '../../src/files/pictures.js'
import { smallStudy } from '../experiment/small.js'
import { deepFrozen } from './example.js'

const told = { says: 'Made up.', source: 'made up' }
const band = pattern('calibration', 'P0', measure('unanswered'), { low: 0.1, high: 0.3, because: '' }, told)
const above = pattern('validation', 'P0', measure('gini'), { low: 0, because: '' }, told)
const below = pattern('validation', 'P0', measure('reliefHarm'), { high: 0, because: '' }, told)

const judged = (one: typeof band, model: number, half: number, nothing: number): JudgedPattern => {
  const of = (estimate: number) => {
    const value = { estimate, low: estimate - half, high: estimate + half, n: 20 }
    return { value, place: placeOf(one, value) }
  }
  return { pattern: one, model: of(model), nullModel: of(nothing) }
}

describe('a row of a chart of bands', () => {
  test('is scaled so that the band goes from 0 to 1', () => {
    const across = acrossBand(band, [0.2, 0.25])
    expect([0.1, 0.2, 0.3, 0.4].map(across)).toEqual([0, 0.5, 1, 1.5])
    expect(extentOf(band)).toEqual({ from: 0, to: 1 })
  })

  test('of a band with one edge puts the farthest mean half a band from it', () => {
    expect([0, 0.4, -0.4].map(acrossBand(above, [0.4, 0.1, Number.NaN]))).toEqual([0, 0.5, -0.5])
    expect([0, 0.4, -0.4].map(acrossBand(below, [-0.4]))).toEqual([1, 1.5, 0.5])
    expect(extentOf(above)).toEqual({ from: 0, to: 1.8 })
    expect(extentOf(below)).toEqual({ from: -0.8, to: 1 })
  })

  test('ends at the end of the axis, with an arrow', () => {
    expect(acrossBand(band, [9])(9)).toBe(1.8)
    expect([arrowAt(band, 9), arrowAt(band, -9), arrowAt(band, 0.2), arrowAt(above, 9)]).toEqual(['▸ ', '◂ ', '', ''])
  })

  test('says its band in words', () => {
    expect([band, above, below].map(bandOf)).toEqual(['10 to 30 %', 'above 0', 'below 0 sd'])
  })
})

describe('the chart of a validation', () => {
  const validation = deepFrozen({
    study: { ...smallStudy },
    judged: [judged(band, 0.2, 0.01, 0.5), judged(above, 0.1, 0.2, -0.4), judged(below, -0.1, 0.01, Number.NaN)],
  })
  const chart = validationChart(validation)

  test('says in its title how many lie inside, how many are undecided and how many lie outside, of both groups', () => {
    expect(
      [chart.title]
        .flat()
        .flatMap((title) => (typeof title === 'object' && title && 'text' in title ? title.text : title))
        .join(' '),
    ).toBe(
      'The model is inside 1, undecided on 0, outside 0 of the 1 patterns it was set to; inside 1, undecided on 1, outside 0 of the 2 patterns kept to test it',
    )
  })

  test('says the same of the null model below, with what it is silent on', () => {
    expect(JSON.stringify(chart.title).replaceAll('","', ' ')).toContain(
      'The null model is inside 0, undecided on 0, outside 1 of the 1 patterns of calibration; ' +
        'inside 0, undecided on 0, outside 1, silent on 1 of the 2 patterns of validation.',
    )
  })

  test('says of how many patterns the model says nothing, where there are any', () => {
    const silent = judged(below, Number.NaN, 0, -0.1)
    const { description } = validationChart(deepFrozen({ study: smallStudy, judged: [silent] }))
    expect(description).toContain('inside 0, undecided on 0, outside 0, silent on 1 of the 1 patterns kept to test it')
  })

  test('says for how many days the bands are meant, and how many there are', () => {
    expect(JSON.stringify(chart.title)).toMatch(/meant for forums of 730 days; these have \d+\./)
  })

  test('tells every row to those who do not see it', () => {
    expect(chart.description).toContain('P0 threads without reply: 20.0, inside; null model ▸ 50.0, outside; band 10 to 30 %')
    expect(chart.description).toContain('P0 Gini of posts: 0.100, undecided; null model −0.400, outside; band above 0')
    expect(chart.description).toContain('null model –, not defined')
  })

  test('draws', async () => {
    const svg = await svgOf(chart)
    expect(svg).toContain('Validation: kept to test the model')
    expect(svg).not.toMatch(/NaN|Infinity/)
  })
})
