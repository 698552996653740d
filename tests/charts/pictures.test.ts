import { beforeAll, describe, expect, test } from 'vitest'
import { chart, type SingleChart, singleCharts } from '../../src/charts/charts.js'
import { widthOf } from '../../src/files/lettering.js'
import { pngOf, svgOf } from '../../src/files/pictures.js'
import { exampleResults } from './example.js'

const hostile = '<script>alert("1")</script> & \'x\''
const results = exampleResults({ arms: ['unmoderated', hostile], replicates: 3, days: 60, title: hostile })
const drawn = new Map<SingleChart, string>()
const textsOf = (svg: string) => [...svg.matchAll(/<(?:text|tspan)[^>]*>([^<]*)</g)].map((match) => match[1]!)

beforeAll(async () => {
  for (const name of singleCharts) drawn.set(name, await svgOf(chart(name, results)))
})

describe('the SVG', () => {
  test.each(singleCharts)('of %s is the same to the byte when drawn again', async (name) => {
    expect(await svgOf(chart(name, results))).toBe(drawn.get(name))
  })

  test.each(singleCharts)(
    'of %s is one image with a description, and names nothing inside, so that several fit into one page',
    (name) => {
      const svg = drawn.get(name)!
      expect(svg).toMatch(/^<svg role="img" aria-label="[^"]{40,}"/)
      expect(svg).not.toMatch(/\sid="/)
    },
  )

  test.each(singleCharts)('of %s holds no markup from the study', (name) => {
    const svg = drawn.get(name)!
    expect(svg).not.toContain('<script')
    expect(svg).not.toMatch(/\son\w+=/)
    if (name !== 'patterns') expect(svg).toContain('&lt;script&gt;')
  })

  test('names the arms, the axes and the units', () => {
    expect(textsOf(drawn.get('timeline')!)).toEqual(
      expect.arrayContaining(['unmoderated', 'day', 'members', 'posts/day', 'sd (lower is better)']),
    )
    expect(textsOf(drawn.get('arms')!)).toEqual(
      expect.arrayContaining(['Left hurt', 'difference, percentage points (lower is better)']),
    )
    expect(textsOf(drawn.get('writers')!)).toEqual(
      expect.arrayContaining(['rank of the member, most posts first', 'posts written by that member']),
    )
  })

  test('cuts no name, however long', async () => {
    const long = 'a very long name '.repeat(5).trim().slice(0, 80)
    const longResults = exampleResults({ arms: ['unmoderated', long, 'x'.repeat(80)], replicates: 2, days: 30 })
    for (const name of ['timeline', 'arms', 'relief', 'writers'] as const) {
      const svg = await svgOf(chart(name, longResults))
      expect(svg, name).not.toContain('…')
      expect(svg, name).toContain('x'.repeat(80))
    }
  })

  test('can be read as XML whatever characters a name holds', async () => {
    const strange = exampleResults({ arms: ['unmoderated', 'bell \u0007 and half \ud800 a pair'], replicates: 2, days: 30 })
    const svg = await svgOf(chart('arms', strange))
    expect(svg).toContain('bell \ufffd and')
    expect((await pngOf(svg)).length).toBeGreaterThan(1000)
  })
})

describe('the PNG', () => {
  test('is lettered: without its texts it would be another picture', async () => {
    const svg = drawn.get('relief')!
    const mute = svg.replace(/<text[^>]*>.*?<\/text>/g, '')
    const [lettered, unlettered] = [await pngOf(svg), await pngOf(mute)]
    expect(Buffer.from(lettered.subarray(1, 4)).toString()).toBe('PNG')
    expect(lettered.length).toBeGreaterThan(unlettered.length + 5000)
    expect(Buffer.compare(Buffer.from(await pngOf(svg)), Buffer.from(lettered))).toBe(0)
  })
})

test('text is measured in the typeface of the pictures: an i is narrower than an m, and bold is wider', () => {
  expect(widthOf('iiii', 10, false)).toBeLessThan(widthOf('mmmm', 10, false) / 3)
  expect(widthOf('word', 10, true)).toBeGreaterThan(widthOf('word', 10, false))
  expect(widthOf('word', 20, false)).toBeCloseTo(2 * widthOf('word', 10, false), 9)
})
