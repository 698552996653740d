import { describe, expect, test } from 'vitest'
import { factNames } from '../../../src/evidence/facts.js'
import { intervalVariance, scaled, targetsOf, usualTargets } from '../../../src/experiment/calibrating/targets.js'
import { wilsonInterval } from '../../../src/statistics/share.js'

describe('the scale on which facts are compared', () => {
  test('makes the luck of a share the same wherever it lies: about 1 / (4 n)', () => {
    for (const hits of [20, 100, 200, 380]) {
      const { estimate, low, high } = wilsonInterval(hits, 400)
      const variance = intervalVariance({ name: 'unanswered', value: estimate, low, high })
      expect(variance / (1 / (4 * 400))).toBeGreaterThan(0.9)
      expect(variance / (1 / (4 * 400))).toBeLessThan(1.1)
    }
  })

  test('has a place for nought, and rises with the fact', () => {
    for (const name of factNames) {
      expect(scaled(name, 0)).not.toBeNaN()
      expect(scaled(name, 0.7)).toBeGreaterThan(scaled(name, 0.3))
    }
  })

  test('of numbers is one of ratios', () => {
    expect(scaled('members', 1999) - scaled('members', 999)).toBeCloseTo(Math.log(2), 10)
  })
})

test('a fact without an interval has no variance of its own', () => {
  expect(intervalVariance({ name: 'members', value: 500 })).toBe(0)
})

test('facts that a log does not have are no targets', () => {
  const targets = targetsOf(usualTargets, {
    unanswered: { value: 0.2, low: 0.1, high: 0.3 },
    members: { value: 50 },
    gini: { value: 0.8 },
  })
  expect(targets).toEqual([
    { name: 'members', value: 50 },
    { name: 'unanswered', value: 0.2, low: 0.1, high: 0.3 },
  ])
})

test('the usual targets do not follow from one another', () => {
  expect(new Set(usualTargets).size).toBe(usualTargets.length)
  // Three shares that add up to one.
  for (const three of [
    ['top1Share', 'next9Share', 'rest90Share'],
    ['bothRoles', 'onlyStart', 'onlyReply'],
  ])
    expect(three.filter((name) => usualTargets.some((target) => target === name)).length).toBeLessThan(3)
})
