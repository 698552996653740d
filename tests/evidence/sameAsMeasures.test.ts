import { describe, expect, test } from 'vitest'
import { type FactName, factNames, facts, factsOf } from '../../src/evidence/facts.js'
import { postsOf } from '../../src/evidence/posts.js'
import { carryOut } from '../../src/experiment/runner.js'
import { type MeasureName, measureNames, measures } from '../../src/model/measures.js'
import { simulate } from '../model/natively.js'

const isFact = (name: string): name is FactName => Object.hasOwn(facts, name)
const isMeasure = (name: string): name is MeasureName => Object.hasOwn(measures, name)
const days = 400

/** What a log does not show: the measure counts on, the fact on its log is something else. */
const beyondLogs: Readonly<Partial<Record<MeasureName, string>>> = {
  posts: 'allPosts',
  postsPerDay: 'allPostsPerDay',
  shareTop1: 'takes registered members, of whom a log knows only those who wrote',
  shareNext9: 'takes registered members',
  shareRest90: 'takes registered members',
  shareTop1Posters: 'top1Share',
  continued1: 'nextAfter1',
  continued2: 'nextAfter2',
  continued5: 'nextAfter5',
  continued10: 'nextAfter10',
}

describe('the facts of a simulated log', () => {
  const { log, measures: measured } = simulate({ 'clock.days': days, 'members.hostileShare': 0 }, 'facts', { log: true })
  const values = factsOf(postsOf(log!), { from: 0, to: days }, factNames)
  const shared = factNames.filter(isMeasure)

  test.each(shared)('%s is the measure of that name, where nobody but members wrote and nobody violated', (name) => {
    expect(values[name].value).toBeCloseTo(measured[name as MeasureName], 12)
  })

  test('are known for every measure that a log can show, or it is said why not', () => {
    const onLog = measureNames.filter((name) => measures[name].onLog && !isFact(name))
    expect(onLog.filter((name) => beyondLogs[name] === undefined)).toEqual([])
    expect(shared).toEqual(
      expect.arrayContaining(['gini', 'unanswered', 'activeWeek52', 'reciprocity', 'leavingSlope', 'bothRoles']),
    )
  })

  test('name the measure that comes nearest by the other definition', () => {
    const nearest = factNames.flatMap((name) => facts[name].unlike?.measure ?? [])
    expect(nearest).toEqual(
      expect.arrayContaining([
        'posts',
        'postsPerDay',
        'shareTop1Posters',
        'continued1',
        'continued2',
        'continued5',
        'continued10',
      ]),
    )
  })
})

describe('posts by professionals and violations', () => {
  const { log, measures: measured } = simulate(
    { 'clock.days': 60, 'professionals.count': 3, 'professionals.policy': 'every', 'members.hostileShare': 0.2 },
    'staff',
    { log: true },
  )
  const values = factsOf(postsOf(log!), { from: 0, to: 60 })

  test('are posts of unknown authors, counted apart from those of members', () => {
    const { allPosts, unknownShare } = values
    expect(unknownShare.value).toBeGreaterThan(0)
    expect(allPosts.value * (1 - unknownShare.value)).toBeCloseTo(measured.posts, 6)
  })

  test('a reader of the log takes a violation for a reply, where the model does not', () => {
    expect(values.unanswered.value).toBeLessThanOrEqual(measured.unanswered)
  })
})

describe('a task that asks for facts', () => {
  const run = {
    id: 'a/1',
    arm: 'a',
    point: '',
    replicate: 1,
    seed: 'task',
    settings: { 'clock.days': 30, 'members.initial': 50 },
  }

  test('gets those of the whole run, and not the posts', () => {
    const product = carryOut({ run, facts: {} })
    const { log, hash } = simulate(run.settings, run.seed, { log: true })
    expect(product.log).toBeUndefined()
    expect(product.hash).toBe(hash)
    expect(product.facts).toEqual(factsOf(postsOf(log!), { from: 0, to: 30 }))
  })

  test('may name a window and the facts that are wanted', () => {
    const { log } = simulate(run.settings, run.seed, { log: true })
    expect(carryOut({ run, facts: { from: 10, burnIn: 5, names: ['gini', 'modules'] } }).facts).toEqual(
      factsOf(postsOf(log!), { from: 10, to: 30, burnIn: 5 }, ['gini', 'modules']),
    )
  })
})
