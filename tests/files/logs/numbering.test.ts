import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numbering } from '../../../src/files/logs/numbering.js'

const names = fc.oneof(
  fc.nat(50),
  fc.maxSafeNat(),
  fc.nat(50).map(String),
  fc.maxSafeNat().map(String),
  fc.string({ minLength: 1, maxLength: 3 }),
  fc.bigInt({ min: 0n, max: 60n }),
)

/** Whole numbers are one name whether written or counted; any other text is itself. */
const meant = (name: string | number | bigint): string => String(name).replace(/^(0|[1-9]\d{0,14})\.0$/, '$1')

test('equal names get equal numbers, others new ones, in the order in which they come', () => {
  fc.assert(
    fc.property(fc.array(names, { maxLength: 300 }), (all) => {
      const numbers = numbering()
      const known = [...new Set(all.map(meant))]
      expect(all.map((name) => numbers.of(name))).toEqual(all.map((name) => known.indexOf(meant(name))))
      expect(numbers.count()).toBe(known.length)
    }),
  )
})

test('a hundred thousand whole numbers keep theirs while the table grows', () => {
  const numbers = numbering()
  const all = Array.from({ length: 100_000 }, (_, k) => (k * 7_919) % 1_000_003)
  expect(all.every((name, place) => numbers.of(name) === place)).toBe(true)
  expect(all.every((name, place) => numbers.of(String(name)) === place)).toBe(true)
})

test('"7" and "7.0" are one name, "07" and "-7" are others', () => {
  const numbers = numbering()
  expect(['7', '7.0', 7, 7n, '07', '-7', '7.5'].map((name) => numbers.of(name))).toEqual([0, 0, 0, 0, 1, 2, 3])
})
