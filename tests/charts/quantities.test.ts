import { expect, test } from 'vitest'
import { difference, estimate, figure, quantity, rounded, signed } from '../../src/charts/quantities.js'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test('an estimate keeps the decimals that its interval earns', () => {
  expect(plain(quantity({ estimate: 412.37, low: 405.2, high: 419.5 }, 'members'))).toBe(
    '412 members (405 to 419)'.replace('419', '420'),
  )
  expect(plain(quantity({ estimate: 39.234, low: 37.99, high: 40.48 }, 'posts/day'))).toBe('39.2 posts/day (38.0 to 40.5)')
  expect(plain(quantity({ estimate: -0.21234, low: -0.2246, high: -0.2001 }, 'sd'))).toBe('−0.212 sd (−0.225 to −0.200)')
})

test('without an interval an estimate keeps three significant digits and shows no brackets', () => {
  expect(plain(quantity({ estimate: 0.0123456, low: Number.NaN, high: Number.NaN }, 'sd'))).toBe('0.0123 sd')
  expect(plain(quantity({ estimate: 12345.6, low: Number.NaN, high: Number.NaN }, 'visits'))).toBe('12,346 visits')
  expect(plain(quantity({ estimate: 3, low: Number.NaN, high: Number.NaN }, 'members'))).toBe('3 members')
})

test('shares are told in per cent, and their differences in percentage points', () => {
  expect(plain(quantity({ estimate: 0.1412, low: 0.136, high: 0.1464 }, 'share'))).toBe('14.1 % (13.6 to 14.6)')
  expect(plain(difference({ estimate: -0.0048, low: -0.0051, high: -0.0045 }, 'share'))).toBe(
    '−0.48 percentage points (−0.51 to −0.45)',
  )
})

test('what is not defined is said so, never shown as a number', () => {
  const nothing = { estimate: Number.NaN, low: Number.NaN, high: Number.NaN }
  expect([quantity(nothing, 'sd'), difference(nothing, 'sd'), estimate(nothing, 'sd'), figure(Number.NaN, 2)]).toEqual(
    Array(4).fill('not defined'),
  )
  expect(rounded(Number.NaN)).toBeNull()
})

test('a number that rounds to zero carries no sign', () => {
  expect([figure(-0.001, 2), signed(0.001, 2), signed(-0.001, 2), signed(0.01, 2)]).toEqual(['0.00', '0.00', '0.00', '+0.01'])
})
