import { describe, expect, test, vi } from 'vitest'
import type { Settings } from '../../src/model/configure.js'
import { distressNow, effectNow, reliefNow } from '../../src/model/daily.js'
import type { Forum } from '../../src/model/forum.js'
import { sources } from '../../src/model/ledger.js'
import { M, MEMBER_SHIFT, type T } from '../../src/model/records.js'
import { found } from '../../src/model/simulate.js'
import { step } from '../../src/model/step.js'
import { eventful } from './eventful.js'
import { fieldOf, threadOf } from './madeByHand.js'

// On a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** A second set of books: what the ledger says happened, with its fading, kept from outside and in full precision. */
interface Books {
  readonly ledger: number[]
  readonly relief: number[]
  readonly lasting: number[]
}

/** Steps a forum to its end and keeps the second books beside it; `compare` looks at both after every step. */
function audit(forum: Forum, compare: (books: Books) => void): void {
  const { reliefDays, lasting } = forum.parameters.support
  const books: Books = { ledger: [], relief: [], lasting: [] }
  const fading = Math.exp(-forum.stepDays / reliefDays)
  while (forum.now < forum.steps) {
    step(forum)
    const { real, count } = forum.members
    for (let member = 0; member < count; member++) {
      const entries = (member << MEMBER_SHIFT) + M.ledger
      let sum = 0
      for (let source = 0; source < sources.length; source++) sum += real[entries + source]!
      const change = sum - (books.ledger[member] ?? 0)
      books.ledger[member] = sum
      books.lasting[member] = (books.lasting[member] ?? 0) + lasting * change
      // What happened in this step has faded by its length when the step is over, as has what happened before.
      books.relief[member] = ((books.relief[member] ?? 0) + (1 - lasting) * change) * fading
    }
    compare(books)
  }
}

describe.each<[string, Settings]>([
  ['of an eventful forum', {}],
  ['with steps of 6 h, where nothing stays', { 'clock.stepHours': 6, 'support.lasting': 0, 'support.reliefDays': 3 }],
  ['with steps of 24 h, where half stays', { 'clock.stepHours': 24, 'support.lasting': 0.5, 'support.reliefDays': 120 }],
  ['where everything stays', { 'clock.stepHours': 12, 'support.lasting': 1 }],
])('the books %s', (_, change) => {
  const forum = found({ ...eventful, 'clock.days': 90, 'members.initial': 150, ...change }, 'books')

  test('agree: relief and lasting change are the faded sum of the entries of the ledger, for every member at any time', () => {
    let worst = 0
    audit(forum, ({ relief, lasting }) => {
      for (let member = 0; member < forum.members.count; member++) {
        const me = member << MEMBER_SHIFT
        const apart = [reliefNow(forum, me) - relief[member]!, fieldOf(forum, member, 'lasting') - lasting[member]!]
        worst = Math.max(worst, ...apart.map(Math.abs))
      }
    })
    // Numbers of 32 bits, about 1 in size, and some hundred events each.
    expect(worst).toBeLessThan(1e-5)
  })

  test('show every source of change at work', () => {
    const used = sources.filter((_, source) =>
      Array.from(
        { length: forum.members.count },
        (_, member) => forum.members.real[(member << MEMBER_SHIFT) + M.ledger + source],
      ).some((sum) => sum !== 0),
    )
    expect(used).toEqual(sources)
  })

  test('balance: every reply received was given, by a member or a professional', () => {
    const members = Array.from({ length: forum.members.count }, (_, member) => member)
    const sum = (name: keyof typeof M): number => members.reduce((all, member) => all + fieldOf(forum, member, name), 0)
    const threads = Array.from({ length: forum.threads.count }, (_, thread) => threadOf(forum, thread))
    const inThreads = (name: keyof typeof T): number => threads.reduce((all, thread) => all + thread[name], 0)
    const { total } = forum
    expect(sum('received')).toBe(sum('replies') + total.professionalReplies)
    expect(sum('received')).toBe(inThreads('replies'))
    expect(sum('replies')).toBe(total.replies)
    expect(sum('posts')).toBe(total.posts)
    expect(inThreads('posts') + threads.length).toBe(total.posts + total.professionalReplies)
    expect(total.replies).toBeGreaterThan(50)
    for (const member of members) {
      const own = threads.filter(({ opener }) => opener === member)
      expect(fieldOf(forum, member, 'threads')).toBe(own.length)
      expect(fieldOf(forum, member, 'received')).toBe(own.reduce((all, { replies }) => all + replies, 0))
    }
  })

  test('tell a member from the twin by exactly what they hold', () => {
    for (let member = 0; member < forum.members.count; member++) {
      const me = member << MEMBER_SHIFT
      const { real } = forum.members
      if (real[me + M.careStart] !== real[me + M.twinCareStart]) continue
      expect(effectNow(forum, me)).toBe(reliefNow(forum, me) + real[me + M.lasting]!)
      expect(distressNow(forum, me)).not.toBeNaN()
    }
  })
})
