import { expect, test } from 'vitest'
import { overTimeChart } from '../../src/charts/log/overTime.js'
import { facts } from '../../src/evidence/facts.js'
import { overTime, tellingFacts } from '../../src/evidence/overTime.js'
import { svgOf } from '../../src/files/pictures.js'
import { type Line, logOf } from '../evidence/logs.js'

/** Ten members who answer each other, the k-th writing on every k-th of 60 days. */
const lines = Array.from({ length: 60 }, (_, day) =>
  Array.from({ length: 10 }, (_, who): Line => [day + who / 20, Math.floor(day / 2), who]).filter(
    ([, , who]) => day % (who + 1) === 0,
  ),
).flat()
const chartOf = (every: number, posts = logOf(lines)) =>
  overTimeChart('log.csv', overTime(posts, { from: 0, to: 62, burnIn: 0 }, every))
const textsOf = (svg: string) =>
  [...svg.matchAll(/<(?:text|tspan)[^>]*>([^<]*)</g)].map((match) => match[1]!.replaceAll('\u00a0', ' '))

test('has a panel for each telling fact, and says what it was at first and at last, what is left out, and what cannot be compared', async () => {
  const texts = textsOf(await svgOf(chartOf(20)))
  expect(texts).toEqual(
    expect.arrayContaining([
      'log.csv: 3 spans of 20 days, one after another',
      'Members: 10 to 10',
      'Compare spans of one length only: facts of spans of another length, or of the whole log, are other numbers.',
      'Spans from day 0 to 60 of the log, without burn-in. What comes after the last span, 2 days, is left out.',
    ]),
  )
  const { description } = chartOf(20)
  for (const name of tellingFacts.flat())
    expect(String(description).toLowerCase()).toContain(`${facts[name].label.toLowerCase()}: `)
  expect(texts.filter((text) => text.endsWith('…'))).toEqual([])
})

test('is drawn of a single span, and of spans in which nobody wrote', async () => {
  expect(textsOf(await svgOf(chartOf(62)))).toContain('log.csv: 1 span of 62 days, one after another')
  const quiet = chartOf(
    5,
    logOf([
      [1, 0, 1],
      [61, 1, 1],
    ]),
  )
  const texts = textsOf(await svgOf(quiet))
  expect(texts).toEqual(expect.arrayContaining(['Members: 1 to 0', 'nothing to draw']))
  expect(String(quiet.description)).toContain('Reciprocity, previous post: not defined.')
  expect(texts.join(' ')).not.toContain('NaN')
})
