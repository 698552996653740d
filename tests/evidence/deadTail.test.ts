import { expect, test } from 'vitest'
import { deadTail } from '../../src/evidence/deadTail.js'
import { type Line, logOf } from './logs.js'

/** Ten posts a day on so many days, then one on each of the others. */
const tenADay = (days: number, others: readonly number[]) =>
  logOf([
    ...Array.from({ length: 10 * days }, (_, k): Line => [k / 10, k, k % 7]),
    ...others.map((day, k): Line => [day, 10 * days + k, 3]),
  ])

test('a few posts long after the others are a dead tail, from the whole day after the last of the others', () => {
  const log = tenADay(100, [130, 170, 200])
  expect(deadTail(log, { from: 0, to: 200 })).toEqual({ from: 100, days: 100, posts: 3 })
  expect(deadTail(log, { from: 0, to: 100 })).toBeUndefined()
})

test('less than 60 days are none, nor is a quiet time before others write again', () => {
  expect(deadTail(tenADay(100, [130, 159]), { from: 0, to: 159 })).toBeUndefined()
  const again = Array.from({ length: 10 }, (_, k) => 200 + k / 10)
  expect(deadTail(tenADay(100, again), { from: 0, to: 200.9 })).toBeUndefined()
})

test('in a forum where every post makes a living week there is none', () => {
  const weekly = logOf(Array.from({ length: 50 }, (_, k): Line => [7 * k, k, k % 3]))
  expect(deadTail(weekly, { from: 0, to: 343 })).toBeUndefined()
  expect(deadTail(logOf([]), { from: 0, to: 0 })).toBeUndefined()
})
