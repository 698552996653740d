import { beforeEach, describe, expect, test, vi } from 'vitest'
import { check } from '../../src/model/check.js'
import type { Forum } from '../../src/model/forum.js'
import { M, MEMBER_SHIFT, REMOVED, T, THREAD_SHIFT } from '../../src/model/records.js'
import { found } from '../../src/model/simulate.js'
import { step } from '../../src/model/step.js'
import { eventful } from './eventful.js'
import { fieldOf, setMember, setThread, threadOf } from './madeByHand.js'

// On a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let forum: Forum
/** One who stays and has been answered, one who left, and a thread of two topics that was answered. */
let staying: number
let gone: number
let thread: number
let lonely: number

beforeEach(() => {
  forum = found({ ...eventful, 'clock.days': 60 }, 'damage', { log: true })
  while (forum.now < forum.steps - 24 * 20) step(forum)
  const members = Array.from({ length: forum.members.count }, (_, member) => member)
  const threads = Array.from({ length: forum.threads.count }, (_, number) => number)
  const left = (member: number): boolean => fieldOf(forum, member, 'left') >= 0
  const comesSoon = (member: number): boolean => fieldOf(forum, member, 'nextVisit') < forum.steps
  staying = members.find((member) => !left(member) && comesSoon(member) && fieldOf(forum, member, 'received') > 0)!
  gone = members.find(left)!
  const stands = (number: number): boolean => !(threadOf(forum, number).topics & REMOVED)
  thread = threads.find((number) => stands(number) && threadOf(forum, number).replies > 0 && secondTopic(number) !== 255)!
  lonely = threads.find(
    (number) => stands(number) && threadOf(forum, number).replies === 0 && threadOf(forum, number).posts === 0,
  )!
  expect(check(forum)).toEqual([])
  expect([staying, gone, thread, lonely].every((number) => number >= 0)).toBe(true)
})

const secondTopic = (number: number): number => (threadOf(forum, number).topics >> 8) & 255
const nextStep = (): number => forum.steps - 1

/** All kinds of damage: the words, what is done to whom, and what is to be said. */
describe('of a member it is noticed when', () => {
  test.each<[string, Parameters<typeof setMember>[2], RegExp]>([
    ['belonging is above 1', { belonging: 1.25 }, /: belonging 1.25 not in \[0, 1\]/],
    ['meaning is negative', { meaning: -0.01 }, /: meaning -0.0\d* not in \[0, 1\]/],
    ['known is no number', { known: Number.NaN }, /: known NaN not in \[0, 1\]/],
    ['recognisable is above 1', { recognisable: 2 }, /: recognisable 2 not in/],
    ['empathy is above 1', { cognitive: 1.5 }, /: cognitive 1.5 not in/],
    ['relief is no number', { relief: Number.NaN }, /: relief is NaN/],
    ['lasting change is infinite', { lasting: Number.POSITIVE_INFINITY }, /: lasting is Infinity/],
    ['the fit of the inbox is no number', { inboxFit: Number.NaN }, /: inboxFit is NaN/],
    ['hurt is negative', { hurt: -1 }, /: hurt -1 is negative/],
    ['load is no number', { load: Number.NaN }, /: load NaN is negative/],
    ['a count is negative', { inboxReferrals: -1 }, /: inboxReferrals -1 is negative/],
    ['the state of being answered is below -1', { answered: -1.5 }, /: answered -1.5 not in \[-1, 1\]/],
    ['there are fewer posts than threads and replies', { threads: 9999 }, /: fewer posts than threads and replies/],
    ['more replies are new than were received', { inboxCount: 9999 }, /: more new replies than replies received/],
    ['the last visit is to come', { lastVisit: 1e6 }, /: lives in the future/],
    ['fading is ahead of time', { caughtUp: 1e6 }, /: lives in the future/],
    ['the next visit is over', { nextVisit: 1 }, /: stays, but has no next visit/],
    ['a bond is too strong', { bondStrength: 1.5 }, /: bond of strength 1.5/],
  ])('%s', (_, damage, words) => {
    setMember(forum, staying, damage)
    expect(check(forum)).toContainEqual(expect.stringMatching(words))
    expect(check(forum)).toContainEqual(expect.stringMatching(new RegExp(`^member ${staying}: `)))
  })

  test('there is a bond to oneself', () => {
    setMember(forum, staying, { bondPartner: staying })
    expect(check(forum)).toEqual([`member ${staying}: bond to itself`])
  })

  test('leaving was at another time than the last visit', () => {
    setMember(forum, gone, { left: 1, lastVisit: 2 })
    expect(check(forum)).toEqual([`member ${gone}: left at another time than the last visit`])
  })
})

describe('of a thread it is noticed when', () => {
  test.each<[string, Parameters<typeof setThread>[2], string]>([
    ['its opener does not exist', { opener: 1e6 }, 'opener 1000000 does not exist'],
    ['it was opened before its opener joined', { opened: -1 }, 'opened before its opener joined'],
    ['it has replies and no first one', { firstReply: -1 }, 'first reply and number of replies disagree'],
    ['it was answered before it was opened', { firstReply: 0 }, 'answered before it was opened'],
    ['its latest activity is before its posts', { lastActivity: 0 }, 'latest activity before its posts'],
    ['its latest activity is to come', { lastActivity: 1e9 }, 'latest activity in the future'],
    ['it has fewer posts than replies', { posts: 0 }, 'fewer posts than replies'],
    ['the need shown is no number', { needShown: Number.NaN }, 'needShown NaN not in [0, 1]'],
    ['it tells more than everything', { information: 1.5 }, 'information 1.5 not in [0, 1]'],
  ])('%s', (_, damage, words) => {
    setThread(forum, thread, damage)
    expect(check(forum)).toContain(`thread ${thread}: ${words}`)
  })

  test('its opener is its last replier', () => {
    setThread(forum, thread, { lastReplier: threadOf(forum, thread).opener })
    expect(check(forum)).toEqual([`thread ${thread}: answered by its opener`])
  })

  test('it has a first reply and none in number', () => {
    setThread(forum, lonely, { firstReply: threadOf(forum, lonely).opened })
    expect(check(forum)).toContain(`thread ${lonely}: first reply and number of replies disagree`)
  })
})

describe('of the boards it is noticed when', () => {
  test('a thread hangs on a board of another topic', () => {
    const topic = threadOf(forum, lonely).topics & 255
    const other = [0, 1, 2].find((board) => board !== topic && board !== secondTopic(lonely))!
    forum.boards[other] = lonely
    expect(check(forum)).toContain(`thread ${lonely} hangs on board ${other}`)
  })

  test('a removed thread hangs', () => {
    setThread(forum, lonely, { topics: threadOf(forum, lonely).topics | REMOVED })
    expect(check(forum)).toContain(`thread ${lonely} was removed and still hangs`)
  })

  test('a thread hangs below an older one', () => {
    const board = threadOf(forum, thread).topics & 255
    const top = forum.boards[board]!
    setThread(forum, top, { lastActivity: 0 })
    expect(check(forum).join()).toMatch(new RegExp(`board ${board}: thread \\d+ hangs below an older one`))
  })

  test('a board is a circle', () => {
    const board = threadOf(forum, lonely).topics & 255
    forum.threads.whole[(lonely << THREAD_SHIFT) + T.nextA] = forum.boards[board]!
    expect(check(forum)).toContain(`board ${board} is a circle`)
  })

  test('a thread fell off', () => {
    const board = threadOf(forum, lonely).topics & 255
    forum.boards[board] = -1
    expect(check(forum).join()).toMatch(/^\d+ threads hang on the boards, \d+ should$/)
  })
})

describe('of the agenda it is noticed when', () => {
  test('a member is on the list of another step', () => {
    const step = fieldOf(forum, staying, 'nextVisit')
    setMember(forum, staying, { nextVisit: step === nextStep() ? step - 1 : step + 1 })
    expect(check(forum)).toContain(`member ${staying} is on the list of another step than its next visit`)
  })

  test('someone who left is on a list', () => {
    setMember(forum, staying, { left: fieldOf(forum, staying, 'lastVisit') })
    expect(check(forum)).toContain(`member ${staying} left and is on a list`)
  })

  test('a list is a circle', () => {
    setMember(forum, staying, { agendaNext: staying })
    expect(check(forum)).toContain(`the list of step ${fieldOf(forum, staying, 'nextVisit')} is a circle`)
  })

  test('someone is on no list', () => {
    forum.agenda[fieldOf(forum, staying, 'nextVisit')] = -1
    expect(check(forum).join()).toMatch(/^\d+ members are on lists, \d+ should be$/)
  })
})

describe('of the sums it is noticed when', () => {
  const raise = (name: keyof typeof M): void => setMember(forum, staying, { [name]: fieldOf(forum, staying, name) + 1 })

  test.each<[string, () => void, string]>([
    ['a reply was received that nobody gave', () => raise('received'), 'replies received and given'],
    ['a reply was given that stands in no thread', () => raise('replies'), 'replies in threads and given'],
    ['a post was counted for nobody', () => forum.today.posts++, 'posts of members and counted'],
    ['a post stands in no thread', () => raise('posts'), 'posts of members and counted'],
    [
      'a thread has a post too many',
      () => setThread(forum, thread, { posts: threadOf(forum, thread).posts + 1 }),
      'posts in threads and counted',
    ],
    ['a member opened a thread that is not there', () => raise('threads'), 'threads of members and opened'],
    ['a thread was counted twice', () => forum.total.threads++, 'threads counted and opened'],
    ['the log lost a post', () => forum.log!.length--, 'posts in the log and counted'],
    ['a professional reply was counted that nobody got', () => forum.today.professionalReplies++, 'replies received and given'],
  ])('%s', (_, damage, words) => {
    damage()
    expect(check(forum)).toContainEqual(expect.stringMatching(new RegExp(`^${words}: \\d+ and \\d+$`)))
  })
})

test('a sound member can be told from a damaged one: the record is as wide as it says', () => {
  expect(forum.members.whole.length % (1 << MEMBER_SHIFT)).toBe(0)
  expect(Math.max(...Object.values(M))).toBe((1 << MEMBER_SHIFT) - 1)
  expect(new Set(Object.values(M)).size).toBe(Object.keys(M).length)
  expect(Math.max(...Object.values(T))).toBe((1 << THREAD_SHIFT) - 1)
})
