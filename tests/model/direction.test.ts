import { describe, expect, test } from 'vitest'
import { parameterList, type Settings } from '../../src/model/configure.js'
import type { Run } from '../../src/model/simulate.js'
import { meanInterval } from '../../src/statistics/interval.js'
import { type Direction, directions, type Figure, figures } from './directions.js'
import { simulate } from './natively.js'

/** Small, and large enough that threads are answered; two runs of a line share all the luck that they have in common. */
const small: Settings = { 'clock.days': 60, 'members.initial': 300, 'members.arrivalsPerDay': 8 }
const seeds = Array.from({ length: 8 }, (_, place) => `direction ${place + 1}`)

describe('every parameter moves the forum the way the theory says', () => {
  test('and none is left out', () => {
    const named = new Set<string>(directions.map(({ parameter }) => parameter))
    // Choosing takes several forums: choosing.test.ts has its directions.
    const alone = parameterList.map(({ name }) => name).filter((name) => !name.startsWith('choosing.'))
    expect(alone.filter((name) => !named.has(name))).toEqual([])
  })

  test.each(directions.map((line) => [nameOf(line), line] as const))('%s', { timeout: 60_000 }, (_, line) => {
    const differences = seeds.map((seed) => figureOf(line, line.high, seed) - figureOf(line, line.low, seed))
    // Student's interval of the paired differences: by chance alone it lies on the expected side once in 200 times.
    const { n, estimate, low, high } = meanInterval(differences, 0.99)
    expect({ n, holds: line.way === 'rises' ? low > 0 : high < 0 }, `${estimate} [${low}, ${high}]; ${line.because}`).toEqual({
      n: seeds.length,
      holds: true,
    })
  })
})

function nameOf({ parameter, low, high, figure, way }: Direction): string {
  return `${parameter} from ${low} to ${high}: ${figure} ${way}`
}

function figureOf({ parameter, figure, given }: Direction, value: number | string, seed: string): number {
  return valueIn(figure, run({ ...small, ...given, [parameter]: value }, seed))
}

function valueIn(figure: Figure, done: Run): number {
  return figure in figures ? figures[figure as keyof typeof figures](done) : done.measures[figure as keyof Run['measures']]
}

const runs = new Map<string, Run>()

function run(settings: Settings, seed: string): Run {
  const name = JSON.stringify([settings, seed])
  const done = runs.get(name) ?? simulate(settings, seed)
  runs.set(name, done)
  return done
}
