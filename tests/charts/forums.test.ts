import { compile } from 'vega-lite'
import { beforeAll, expect, test } from 'vitest'
import { picturesOf } from '../../src/charts/charts.js'
import { answersOf, compareArms, experiment, type Results, studyFrom } from '../../src/index.js'
import { armsAlone } from '../../src/scenario/rows.js'

const text = `
clock.days: 30
members.initial: 30
replicates: 3
choosing.discovery: 0.1
forums: { own: {}, expert: { professionals.count: 2 } }
arms: { alone: { only: [own] }, both: {} }
hypotheses: [{ says: Fewer find it., measure: registered, expect: both / own < alone }]
`
let results: Results

beforeAll(async () => {
  results = await experiment(studyFrom(text))
})

test('every chart of a study of forums shows arms and forums, says what they are, and is titled by arms alone', () => {
  const { charts } = results.study
  const pictures = charts.flatMap((chart) => picturesOf(chart, results, answersOf(results)))
  expect(pictures.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['hypotheses', 'timeline', 'arms', 'relief', 'writers']),
  )
  for (const { name, specification } of pictures) {
    expect(() => compile(specification), name).not.toThrow()
    const words = JSON.stringify(specification)
    if (name === 'patterns') continue
    expect(words, name).toContain('both / own')
    if (name === 'hypotheses') continue
    expect(words, name).toContain('every person counts once')
    expect(JSON.stringify(specification.title), name).not.toMatch(/“both \/ (own|expert)”.*against/)
  }
})

test('comparisons have every row, and a hypothesis about a forum is judged by its runs', () => {
  expect(compareArms(results, ['posts']).map(({ arm }) => arm)).toEqual(['alone', 'both', 'both / own', 'both / expert'])
  expect(armsAlone(results.study).map(({ name }) => name)).toEqual(['alone', 'both'])
  const [judged] = answersOf(results).judged
  const registered = (arm: string) =>
    results.rows.filter((row) => row.arm === arm).reduce((sum, row) => sum + row.measures.registered / 3, 0)
  expect(judged?.estimate.estimate).toBeCloseTo(registered('alone') - registered('both / own'), 9)
  expect(results.rows.filter(({ forum }) => forum === undefined)).toHaveLength(6)
})
