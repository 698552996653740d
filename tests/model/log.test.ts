import { describe, expect, test, vi } from 'vitest'
import { postKinds } from '../../src/model/log.js'
import { type MeasureName, measures } from '../../src/model/measures.js'
import { simulate } from '../../src/model/simulate.js'
import { eventful } from './eventful.js'

// On a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const run = simulate({ ...eventful, 'clock.days': 420, 'members.arrivalsPerDay': 3 }, 'log', { log: true })
const log = run.log!
const DAY = 86_400
const end = run.parameters.clock.days * DAY

interface Post {
  readonly place: number
  readonly thread: number
  readonly member: number
  readonly parent: number
  readonly time: number
  readonly kind: string
}

const posts: readonly Post[] = Array.from({ length: log.length }, (_, place) => ({
  place,
  thread: log.thread[place]!,
  member: log.member[place]!,
  parent: log.parent[place]!,
  time: log.time[place]!,
  kind: postKinds[log.kind[place]!]!,
}))

function grouped<Key>(list: readonly Post[], by: (post: Post) => Key): Map<Key, Post[]> {
  const groups = new Map<Key, Post[]>()
  for (const post of list) groups.set(by(post), [...(groups.get(by(post)) ?? []), post])
  return groups
}

const threads = [...grouped(posts, ({ thread }) => thread).values()]
const members = grouped(
  posts.filter(({ member }) => member > 0),
  ({ member }) => member,
)

describe('the post log', () => {
  test('holds every kind of post', () => {
    expect(new Set(posts.map(({ kind }) => kind))).toEqual(new Set(postKinds))
    expect(posts.length).toBeGreaterThan(1000)
  })

  test('is in the order of writing', () => {
    expect(posts.every(({ time }, place) => place === 0 || time >= posts[place - 1]!.time)).toBe(true)
    expect(posts.every(({ time }) => time >= 0 && time < end && time % 3600 === 0)).toBe(true)
  })

  test('begins every thread with its opening post, numbered as they were opened', () => {
    for (const [number, [first, ...rest]] of threads.entries()) {
      expect(first).toMatchObject({ kind: 'open', parent: -1, thread: number })
      expect(rest.filter(({ kind }) => kind === 'open')).toEqual([])
    }
  })

  test('answers the first post with replies and violations, the last answer with thanks', () => {
    for (const [first, ...rest] of threads) {
      let lastAnswer = first!.place
      for (const { kind, parent, member, place } of rest) {
        expect(parent).toBe(kind === 'thanks' ? lastAnswer : first!.place)
        if (kind === 'thanks') expect(member).toBe(first!.member)
        else expect(member).not.toBe(first!.member)
        if (kind === 'reply' || kind === 'professional') lastAnswer = place
      }
    }
  })

  test('names every member who registered, and 0 for professionals', () => {
    expect(posts.every(({ member, kind }) => (kind === 'professional') === (member === 0))).toBe(true)
    expect(Math.max(...posts.map(({ member }) => member))).toBeLessThanOrEqual(run.measures.registered)
    expect([...members.values()].map((own) => own.length).sort((a, b) => b - a)).toEqual([...run.postsByMember])
  })

  test('has the four parts of answers, and of nothing else', () => {
    const partsOf = (place: number): number[] => [...log.parts.subarray(4 * place, 4 * place + 4)]
    for (const { kind, place } of posts) {
      const [story, advice, hope, care] = partsOf(place)
      if (kind === 'professional') expect([story, hope, care]).toEqual([0, Math.fround(0.1), Math.fround(0.1)])
      else if (kind !== 'reply') expect([story, advice, hope, care]).toEqual([0, 0, 0, 0])
    }
    const replies = posts.filter(({ kind }) => kind === 'reply').map(({ place }) => partsOf(place))
    const platitudes = replies.filter((parts) => parts.every((part) => part === 0)).length
    const share = run.parameters.replying.platitudes
    expect(Math.abs(platitudes - share * replies.length)).toBeLessThan(4 * Math.sqrt(replies.length * share * (1 - share)))
    expect(replies.every((parts) => parts.every((part, k) => part >= 0 && part <= [0.3001, 0.3001, 0.2001, 0.2001][k]!))).toBe(
      true,
    )
  })

  test('has the parts of answers whose means are measured, platitudes and professionals among them', () => {
    const answers = posts.filter(({ kind }) => kind === 'reply' || kind === 'professional').map(({ place }) => place)
    const mean = (part: number) => answers.reduce((sum, place) => sum + log.parts[4 * place + part]!, 0) / answers.length
    const { answerStory, answerAdvice, answerHope, answerCare } = run.measures
    const measured = [answerStory, answerAdvice, answerHope, answerCare]
    measured.forEach((value, part) => {
      expect(value).toBeCloseTo(mean(part), 6)
      expect(value).toBeGreaterThan(0.01)
    })
  })
})

// Each measure that a log has, computed anew from the log alone, by its definition and as plainly as can be.

const sorted = [...members.values()].map((own) => own.length).sort((a, b) => b - a)
const total = sorted.reduce((a, b) => a + b, 0)
const atLeast = (n: number): number => sorted.filter((own) => own >= n).length
const held = (from: number, to: number): number => sorted.slice(from, to).reduce((a, b) => a + b, 0) / total
const whole = (share: number, of: number): number => Math.max(1, Math.round(share * of))
const registered = run.measures.registered

function quantile(values: readonly number[], p: number): number {
  const ascending = [...values].sort((a, b) => a - b)
  const place = p * (ascending.length - 1)
  const low = ascending[Math.floor(place)]!
  const high = ascending[Math.ceil(place)]!
  return low + (place % 1) * (high - low)
}

const old = threads.filter(([first]) => first!.time < end - 7 * DAY)
const isAnswer = ({ kind }: Post): boolean => kind === 'reply' || kind === 'professional'
const firstReply = (thread: readonly Post[]): number => (thread.find(isAnswer)?.time ?? Number.NaN) - thread[0]!.time
const waits = old
  .map(firstReply)
  .filter((seconds) => !Number.isNaN(seconds))
  .map((seconds) => seconds / 3600)
const lengths = old.map((thread) => thread.length - 1)

const newcomers = [...members.values()]
  .filter(([first]) => first!.kind === 'open' && first!.time <= end - 30 * DAY)
  .map((own) => ({ again: own.length > 1, answered: firstReply(threads[own[0]!.thread]!) <= 30 * DAY }))
const again = (answered: boolean): number => {
  const group = newcomers.filter((newcomer) => newcomer.answered === answered)
  return group.filter((newcomer) => newcomer.again).length / group.length
}

function activeInWeek(week: number): number {
  const known = [...members.values()].filter(([first]) => first!.time + 7 * (week + 1) * DAY <= end)
  const weekOf = (own: readonly Post[], post: Post): number => Math.floor((post.time - own[0]!.time) / (7 * DAY))
  return known.filter((own) => own.some((post) => weekOf(own, post) === week)).length / known.length
}

function leavingSlope(): number {
  const own = [...members.values()].map((list) => ({ posts: list.length, gone: list.at(-1)!.time < end - 28 * DAY }))
  const points = Array.from({ length: 20 }, (_, k) => {
    const n = k + 1
    const left = own.filter(({ posts: written, gone }) => written === n && gone).length
    const weight = own.filter(({ posts: written, gone }) => written > n || (written === n && gone)).length
    return { x: Math.log(n), y: Math.log(left / weight), weight, left }
  }).filter(({ left }) => left > 0)
  const sum = (of: (point: (typeof points)[number]) => number): number => points.reduce((all, point) => all + of(point), 0)
  const weight = sum((p) => p.weight)
  const x = sum((p) => p.weight * p.x) / weight
  const y = sum((p) => p.weight * p.y) / weight
  return sum((p) => p.weight * (p.x - x) * (p.y - y)) / sum((p) => p.weight * (p.x - x) ** 2)
}

function reciprocity(): number {
  const ties = new Set<string>()
  for (const thread of threads) {
    for (const [k, { member }] of thread.entries()) {
      const before = thread[k - 1]?.member ?? 0
      if (member > 0 && before > 0 && member !== before) ties.add(`${member} ${before}`)
    }
  }
  return [...ties].filter((tie) => ties.has(tie.split(' ').reverse().join(' '))).length / ties.size
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length
const differences = sorted.flatMap((one) => sorted.map((other) => Math.abs(one - other)))

const fromLog: Partial<Record<MeasureName, number>> = {
  threads: threads.length,
  posts: total,
  postsPerDay: total / run.parameters.clock.days,
  shareTop1: held(0, whole(0.01, registered)),
  shareNext9: held(whole(0.01, registered), whole(0.1, registered)),
  shareRest90: held(whole(0.1, registered), registered),
  shareTop1Posters: held(0, whole(0.01, sorted.length)),
  gini: mean(differences) / (2 * mean(sorted)),
  postsPerPoster: mean(sorted),
  onePostShare: sorted.filter((own) => own === 1).length / sorted.length,
  continued1: atLeast(2) / atLeast(1),
  continued2: atLeast(3) / atLeast(2),
  continued5: atLeast(6) / atLeast(5),
  continued10: atLeast(11) / atLeast(10),
  leavingSlope: leavingSlope(),
  bothRoles:
    [...members.values()].filter((own) => own.some(({ kind }) => kind === 'open') && own.some(({ kind }) => kind === 'reply'))
      .length / sorted.length,
  repliesMean: mean(lengths),
  repliesMedian: quantile(lengths, 0.5),
  replies90: quantile(lengths, 0.9),
  replies99: quantile(lengths, 0.99),
  unanswered: 1 - waits.length / old.length,
  firstReplyMedianHours: quantile(waits, 0.5),
  firstReply75Hours: quantile(waits, 0.75),
  againAnswered: again(true),
  againUnanswered: again(false),
  againDifference: again(true) - again(false),
  activeWeek1: activeInWeek(1),
  activeWeek4: activeInWeek(4),
  activeWeek12: activeInWeek(12),
  activeWeek26: activeInWeek(26),
  activeWeek52: activeInWeek(52),
  reciprocity: reciprocity(),
}

describe('a measure that is defined on a log', () => {
  const onLog = (Object.keys(measures) as MeasureName[]).filter((name) => measures[name].onLog)

  test('is computed here from the log alone', () => {
    expect(Object.keys(fromLog).sort()).toEqual(onLog.sort())
  })

  test.each(onLog.map((name) => [name]))('is the same in the run: %s', (name) => {
    expect(run.measures[name]).toBeCloseTo(fromLog[name]!, 10)
    expect(fromLog[name]).not.toBeNaN()
  })

  test('and so are the counts of what was written', () => {
    const count = (kind: string): number => posts.filter((post) => post.kind === kind).length
    expect(run.measures.violations).toBe(count('violation'))
    expect(run.measures.professionalReplies).toBe(count('professional'))
    expect(run.measures.everPosted).toBeCloseTo(members.size / registered, 12)
    expect(run.daily.replies.reduce((a, b) => a + b)).toBe(count('reply'))
  })
})
