import { describe, expect, test } from 'vitest'
import { factsOf } from '../../src/evidence/facts.js'
import { nullLog, type Tempo, tempoOf } from '../../src/evidence/nullLog.js'
import { nullMeasures } from '../../src/evidence/nullModel.js'

/** Posters who have all the time they need. */
const unhurried: Tempo = { days: 1000, posters: 20_000, gap: 1e-6, opening: 0.2 }
const log = nullLog(unhurried, 'closed form')
const facts = factsOf(log, { from: 0, to: 1000 })

describe('posts drawn by the null model', () => {
  const closed = nullMeasures()

  test('are as many for each poster as the closed form has it, where time does not run out', () => {
    expect(facts.members.value).toBe(20_000)
    for (const name of ['onePostShare', 'gini'] as const) expect(facts[name].value).toBeCloseTo(closed[name], 1)
    expect(facts.top1Share.value / closed.shareTop1Posters).toBeCloseTo(1, 0)
    for (const n of [1, 2, 5, 10] as const) {
      const { low = Number.NaN, high = Number.NaN } = facts[`nextAfter${n}`]
      // One interval in twenty misses; none of four does by more than a quarter of its width.
      expect(closed[`continued${n}`]).toBeGreaterThan(low - (high - low) / 4)
      expect(closed[`continued${n}`]).toBeLessThan(high + (high - low) / 4)
    }
    expect(facts.leavingSlope.value).toBeCloseTo(closed.leavingSlope, 1)
  })

  test('begin a thread by the chance given, or fall into any earlier one', () => {
    expect(facts.threads.value / facts.allPosts.value).toBeCloseTo(0.2, 2)
    // Nearly all threads are there when the last posts are written: about half of those fall into the older half of the threads.
    const late = Array.from(log.parent, (parent, post) => ({ parent, thread: log.thread[post]! }))
      .filter(({ parent }) => parent >= 0)
      .slice(-20_000)
    expect(late.filter(({ thread }) => thread < log.threads / 2).length / 20_000).toBeCloseTo(0.5, 1)
  })
})

describe('the tempo', () => {
  const tempo: Tempo = { days: 500, posters: 1500, gap: 1.5, opening: 0.15 }

  test('of a log of the null model is that it was drawn by, but for what the end cuts off', () => {
    const drawn = tempoOf(factsOf(nullLog(tempo, 'tempo'), { from: 0, to: 500 }))
    expect(drawn).toMatchObject({ days: 500, posters: 1500 })
    expect(drawn.opening).toBeCloseTo(0.15, 2)
    expect(drawn.gap / 1.5).toBeCloseTo(1, 0)
  })

  test('and its seed make the log: the same again, another with another seed', () => {
    expect(nullLog(tempo, 'a')).toEqual(nullLog(tempo, 'a'))
    expect(nullLog(tempo, 'a')).not.toEqual(nullLog(tempo, 'b'))
  })

  test('of a forum in which nobody wrote, or each once, gives a log as well', () => {
    expect(nullLog({ ...tempo, posters: 0, gap: Number.NaN }, 'empty').length).toBe(0)
    expect(nullLog({ ...tempo, posters: 3, gap: Number.NaN }, 'once').length).toBe(3)
  })
})
