import { describe, expect, test } from 'vitest'
import { portrait } from '../../src/charts/log/portrait.js'
import { curvesOf } from '../../src/evidence/curves.js'
import { factsOf } from '../../src/evidence/facts.js'
import { svgOf } from '../../src/files/pictures.js'
import { type Line, logOf } from '../evidence/logs.js'

/** Forty members who write 1 to 40 posts, a post an hour, in threads of five. */
const lines = Array.from({ length: 40 }, (_, who) =>
  Array.from({ length: who + 1 }, (_, k): Line => [(40 * k + who) / 24 + who, 0, who]),
)
  .flat()
  .toSorted(([one], [other]) => one - other)
  .map(([day, , who], k): Line => [day, Math.floor(k / 5), who])
const log = logOf([...lines, [200, 999, 1]])
const drawn = (name: string, posts = log) => portrait(name, curvesOf(posts), factsOf(posts))
const textsOf = (svg: string) => [...svg.matchAll(/<(?:text|tspan)[^>]*>([^<]*)</g)].map((match) => match[1]!)

describe('the curves of a log', () => {
  const curves = curvesOf(log)
  const facts = factsOf(log)

  test('pass through its facts', () => {
    expect(curves.continuation[0]?.next).toEqual(facts.nextAfter1)
    expect(curves.continuation[9]?.next).toEqual(facts.nextAfter10)
    for (const week of [1, 4, 8] as const) expect(curves.retention[week - 1]?.active).toEqual(facts[`activeWeek${week}`])
    expect(curves.written.reduce((a, b) => a + b, 0)).toBe(log.length)
    expect(curves.replies.length).toBe(facts.repliesMean.n)
    expect(curves.weeks.written.length).toBe(facts.weeklyActiveMedian.n)
  })
})

describe('the portrait of a log', () => {
  test('says in each panel what is seen, and in its caption which days', async () => {
    const texts = textsOf(await svgOf(drawn('log.csv'))).map((text) => text.replaceAll('\u00a0', ' '))
    const facts = factsOf(log)
    const percent = (share: number) => `${Math.round(100 * share)} %`
    expect(texts).toEqual(
      expect.arrayContaining([
        'log.csv: 821 posts by 40 members in 200 days',
        `The busiest 1 % wrote ${percent(facts.top1Share.value)} of all posts`,
        'Day 0 to 200 of the log, burn-in 0 days.',
        'rank of the member, most posts first',
        '% answered by another',
        'weeks after the first post',
      ]),
    )
    expect(texts.filter((text) => text.endsWith('…'))).toEqual([])
  })

  test('is the same to the byte when drawn again, and one image with a description', async () => {
    const svg = await svgOf(drawn('log.csv'))
    expect(await svgOf(drawn('log.csv'))).toBe(svg)
    expect(svg).toMatch(/^<svg role="img" aria-label="Six panels\. The busiest/)
  })

  test('holds no markup from the name of the file', async () => {
    const svg = await svgOf(drawn('<script>.csv'))
    expect(svg).not.toContain('<script')
  })

  test('of a log with a single post has nothing to draw in some panels, and says so', async () => {
    const texts = textsOf(await svgOf(drawn('one.csv', logOf([[3, 0, 1]]))))
    expect(texts).toContain('nothing to draw')
    expect(texts.join(' ')).not.toMatch(/NaN|not defined|unknown/)
    for (const about of ['Who writes on', 'Threads answered', 'Replies', 'Who still writes', 'Week by week'])
      expect(texts).toContain(`${about}: too few to tell`)
    expect(texts).not.toContain('1,000,000')
  })

  test('of a small log tells what it can and nothing that is not defined', async () => {
    const small = logOf(Array.from({ length: 40 }, (_, k): Line => [3 * k, Math.floor(k / 3), k % 9 === 0 ? 100 + k : k % 2]))
    const { description } = drawn('small.csv', small)
    expect(description).toContain('write a second post')
    expect(description).toContain('Who still writes: too few to tell')
    expect(description).not.toMatch(/NaN|not defined|unknown/)
  })

  test('leaves room between the labels of its axis of times', async () => {
    const years = logOf([...lines, [40, 999, 1], [1400, 999, 2]])
    const svg = await svgOf(drawn('years.csv', years))
    const isSeen = (label: string) =>
      [...svg.matchAll(/<text([^>]*)>([^<]*)</g)].some(([, how, text]) => text === label && !how!.includes('opacity="0"'))
    expect(isSeen('1 min')).toBe(true)
    expect(isSeen('10 min')).toBe(false)
  })
})
