import seedrandom from 'seedrandom'
import { expect, test } from 'vitest'
import { saltelli } from '../../../src/experiment/designs/saltelli.js'
import { sobolIndices } from '../../../src/statistics/sobol.js'

const seeded = (seed: string): (() => number) => seedrandom.alea(seed)

test('each mixture is the point of A with one coordinate of B', () => {
  for (const { a, b, mixed } of saltelli(4, 8, seeded('mix'))) {
    expect(mixed.length).toBe(4)
    for (const [axis, point] of mixed.entries()) {
      expect(point).toEqual(a.map((at, index) => (index === axis ? b[index] : at)))
    }
    expect(a).not.toEqual(b)
  }
})

test('further rows change no earlier ones', () => {
  expect(saltelli(3, 100, seeded('s')).slice(0, 7)).toEqual(saltelli(3, 7, seeded('s')))
})

test.each([
  ['Ishigami (a = 7, b = 0.1)', 3, [0.3139, 0.4424, 0], [0.5576, 0.4424, 0.2437]],
  ["Sobol' G (a = 0, 1, 4.5, 9)", 4, [0.7165, 0.1791, 0.0237, 0.0072], [0.7874, 0.2423, 0.0343, 0.0105]],
] as const)(
  '4,096 rows give the indices of %s, first-order within 0.02 and total within 0.01 of the closed form',
  (name, dimensions, first, total) => {
    const output = (point: readonly number[]) => {
      if (name.startsWith('Sobol'))
        return point.reduce((all, x, i) => (all * (Math.abs(4 * x - 2) + [0, 1, 4.5, 9][i]!)) / (1 + [0, 1, 4.5, 9][i]!), 1)
      const [x, y, z] = point.map((u) => Math.PI * (2 * u - 1))
      return Math.sin(x!) + 7 * Math.sin(y!) ** 2 + 0.1 * z! ** 4 * Math.sin(x!)
    }
    const rows = saltelli(dimensions, 4096, seeded('closed form')).map(({ a, b, mixed }) => ({
      a: [output(a)],
      b: [output(b)],
      mixed: mixed.map((point) => [output(point)]),
    }))
    const found = sobolIndices(rows, seeded('bootstrap'), { resamples: 20 })
    for (let axis = 0; axis < dimensions; axis++) {
      expect(Math.abs(found.first[axis]!.estimate - first[axis]!)).toBeLessThan(0.02)
      expect(Math.abs(found.total[axis]!.estimate - total[axis]!)).toBeLessThan(0.01)
    }
  },
)
