import seedrandom from 'seedrandom'
import { describe, expect, test } from 'vitest'
import { draw } from '../../../src/evidence/interview/drawing.js'
import { interview } from '../../../src/evidence/interview/interview.js'
import { configureInterview } from '../../../src/evidence/interview/parameters.js'
import { pool } from '../../../src/evidence/interview/pooling.js'
import { answersOf, NOT_ASKED, type QuestionName, questions } from '../../../src/evidence/interview/questions.js'
import { lastNew, saturation } from '../../../src/evidence/interview/saturation.js'
import { othersThan } from '../../../src/evidence/interview/thresholds.js'
import type { Account } from '../../../src/model/accounts.js'
import { choose, helped, people, person } from './people.js'

const defaults = configureInterview()

/** What someone answers, in words; undefined where the question does not apply. */
function answerTo(name: QuestionName, account: Account): string | undefined {
  const place = questions.findIndex((question) => question.name === name)
  const answer = answersOf(account, defaults)[place]!
  return answer === NOT_ASKED ? undefined : questions[place]!.kinds[answer]
}

describe('what someone answers', () => {
  test('to whether the forum helped is the whole ledger, burdens and care included', () => {
    expect(answerTo('helped', person({ relief: { support: -0.25, harm: 0.03125 } }))).toBe('yes')
    expect(answerTo('helped', person({ relief: { support: -0.25, silence: 0.0625 } }))).toBe('no')
    expect(answerTo('helped', person({ relief: { 'care sooner': -0.3 } }))).toBe('yes')
    expect(answerTo('helped', person())).toBe('no')
  })

  test('to what helped most is the greatest relief, and nothing where there was no help', () => {
    const both = { support: -0.5, helping: -0.75, universality: -0.25 }
    expect(answerTo('helpedBy', person({ relief: both }))).toBe('helping others')
    expect(answerTo('helpedBy', person({ relief: { ...both, contagion: 1.4 } }))).toBeUndefined()
    expect(answerTo('helpedBy', person({ relief: { 'care sooner': -1, support: -0.5 } }))).toBe('care sought sooner')
  })

  test('to what counted in the answers is their largest part, where they had any', () => {
    expect(answerTo('goodAnswer', person({ replies: 2, story: 0.3, advice: 0.2, hope: 0.4, care: 0.1 }))).toBe('hope')
    expect(answerTo('goodAnswer', person({ replies: 2 }))).toBeUndefined()
  })

  test('to being known, protected, advised and to belonging hangs on the thresholds', () => {
    expect(answerTo('known', person({ replies: 3, leastKnown: 0.75 }))).toBe('yes')
    expect(answerTo('known', person({ replies: 3, leastKnown: 0.74, known: 2.9 }))).toBe('no')
    expect(answerTo('known', person({ replies: 0 }))).toBeUndefined()
    expect(answerTo('protected', person({ safety: 0.5, safetyUnprotected: 0.375 }))).toBe('yes')
    expect(answerTo('protected', person({ safety: 1, safetyUnprotected: 0.95 }))).toBe('no')
    expect([answerTo('advised', person({ adviceReceived: 1 })), answerTo('advises', person({ adviceReceived: 1 }))]).toEqual([
      'yes',
      'no',
    ])
    expect([answerTo('belongs', person({ belonging: 0.25 })), answerTo('belongs', person({ belonging: 0.24 }))]).toEqual([
      'yes',
      'no',
    ])
  })

  test('to being supported is asked only of those who were violated', () => {
    expect(answerTo('supported', person())).toBeUndefined()
    expect(answerTo('supported', person({ violated: 1 }))).toBe('no')
    expect(answerTo('supported', person({ violated: 2, supporting: 1 }))).toBe('yes')
    expect([answerTo('violated', person()), answerTo('violated', person({ violated: 1 }))]).toEqual(['no', 'yes'])
  })
})

describe('who is drawn', () => {
  const everyDraw = (belonging: readonly number[], willingness: number, asked: number, answered: number, times = 4000) =>
    Array.from({ length: times }, (_, k) => draw(belonging, { asked, answered, willingness }, seedrandom.alea(`draw/${k}`)))

  test('is each once, those who answer first among those asked, and all where fewer may be asked', () => {
    for (const { asked, answered } of everyDraw([0, 0.5, 1, 0.2, 0.9], 3, 4, 2, 50)) {
      expect(new Set(asked).size).toBe(4)
      expect(answered).toEqual(asked.slice(0, 2))
    }
    const [few] = everyDraw([0.1, 0.2, 0.3], 1, 37, 8, 1)
    expect([...few!.answered].sort()).toEqual([0, 1, 2])
    expect(everyDraw([], 1, 37, 8, 1)[0]).toEqual({ asked: [], answered: [] })
  })

  test('is each as likely as the other where willingness does not hang on belonging', () => {
    const belonging = [0, 0, 0.5, 1, 1, 0.25, 0.75, 0.1, 0.3, 0.9]
    const times = belonging.map(() => 0)
    const draws = everyDraw(belonging, 0, 6, 3)
    for (const { answered } of draws) for (const place of answered) times[place]!++
    // 3 of 10, each with standard error sqrt(0.3 * 0.7 / 4000)
    for (const count of times) expect(Math.abs(count / draws.length - 0.3)).toBeLessThan(4.5 * Math.sqrt(0.21 / draws.length))
  })

  test('is the first to answer in proportion to exp(willingness x belonging)', () => {
    const draws = everyDraw([0, 0.5, 1], 2, 3, 1)
    const weights = [1, Math.E, Math.E ** 2]
    const sum = weights.reduce((a, b) => a + b)
    weights.forEach((weight, place) => {
      const share = draws.filter(({ answered }) => answered[0] === place).length / draws.length
      const chance = weight / sum
      expect(Math.abs(share - chance)).toBeLessThan(4.5 * Math.sqrt((chance * (1 - chance)) / draws.length))
    })
  })
})

describe('an interview at the end of a run', () => {
  // 30 wrote lately, 12 of them were helped; 70 have been silent for longer, of whom 8 were helped.
  const writers = [...people(12, helped), ...people(18, {}, 12)]
  const silent = [
    ...people(8, { ...helped, silentDays: 91, left: true }, 30),
    ...people(60, { silentDays: undefined }, 38),
    ...people(2, { silentDays: 400 }, 98),
  ]
  const parameters = configureInterview({ willingness: 0, redraws: 4000 })
  const told = interview([...writers, ...silent], parameters, 'seed')

  test('asks those who wrote in the last 90 days, and tells of everyone', () => {
    expect(told.sizes).toEqual({ answered: 8, asked: 30, eligible: 30, everyone: 100 })
    expect(told.answers.helped.eligible).toMatchObject({ n: 30, shares: [12 / 30, 18 / 30], median: 0 })
    expect(told.answers.helped.everyone.shares[0]).toBe(20 / 100)
    expect(told.answers.helpedBy.everyone).toMatchObject({ n: 20, shares: [1, 0, 0, 0] })
    expect(told.answers.supported.everyone.n).toBe(0)
    expect(told.answers.supported.everyone.shares[0]).toBeNaN()
    const [gone] = [interview([...people(3, { left: true }), ...people(1, {}, 3)], parameters, 'seed')]
    expect(gone!.gone).toBe(0.75)
  })

  test('hears of eight what a simple random sample would hear, where willingness is the same for all', () => {
    const { redraws } = parameters
    const share = told.answers.helped.answered.shares[0]!
    // Variance of a mean of 8 out of 30 without replacement.
    const variance = ((0.4 * 0.6) / 8) * ((30 - 8) / 29)
    expect(Math.abs(share - 0.4)).toBeLessThan(4.5 * Math.sqrt(variance / redraws))
    const chance = (yes: number): number => (choose(12, yes) * choose(18, 8 - yes)) / choose(30, 8)
    for (let yes = 0; yes <= 8; yes++) {
      const seen = (told.heard.helped[`${yes}/8`] ?? 0) / redraws
      expect(Math.abs(seen - chance(yes))).toBeLessThan(4.5 * Math.sqrt(chance(yes) / redraws) + 1e-9)
    }
    const { unanimous, wrong, nextNew } = told.saturation.helped
    const agree = chance(0) + chance(8)
    expect(Math.abs(unanimous - agree)).toBeLessThan(4.5 * Math.sqrt(agree / redraws))
    // Five or more of eight say yes, of those draws that are no tie.
    const yesses = [5, 6, 7, 8].reduce((sum, yes) => sum + chance(yes), 0) / (1 - chance(4))
    expect(Math.abs(wrong.eligible - yesses)).toBeLessThan(4.5 * Math.sqrt(yesses / redraws))
    // The ninth is new when eight agree and the ninth does not: all yes then no, or all no then yes.
    const ninth = chance(8) * (18 / 22) + chance(0) * (12 / 22)
    expect(Math.abs(nextNew - ninth)).toBeLessThan(4.5 * Math.sqrt(ninth / redraws))
  })

  test('hears of more belonging, the more willingness rises with it', () => {
    const varied = Array.from({ length: 100 }, (_, member) => person({ member, belonging: (member % 10) / 10 }))
    const means = [0, 1, 3, 8].map((willingness) => {
      const { answers } = interview(varied, configureInterview({ willingness, redraws: 400 }), 'seed')
      // Who is asked is not changed by who is willing.
      expect(answers.belongs.asked.median).toBeCloseTo(0.45, 1)
      return answers.belongs.answered.median
    })
    expect(means).toEqual([...means].sort((a, b) => a - b))
    expect(means[3]! - means[0]!).toBeGreaterThan(0.2)
  })

  test('says the same again for the same seed, and asks others for another', () => {
    const accounts = [...writers, ...silent]
    expect(interview(accounts, parameters, 'seed')).toEqual(told)
    expect(interview(accounts, parameters, 'another').first).not.toEqual(told.first)
    // More redraws leave the first as it was.
    expect(interview(accounts, configureInterview({ willingness: 0, redraws: 1 }), 'seed').first).toEqual(told.first)
  })

  test('names the eight that are nearest to the mean of such eights, of one run and over the runs', () => {
    const yesses = (eight: typeof told.typical): number => eight.filter(({ answers }) => answers[0] === 0).length
    // 12 of 30: of eight 3.2 in the mean. The first eight of each seed differ.
    const seeds = ['a', 'b', 'c', 'd', 'e', 'f'].map((seed) => interview([...writers, ...silent], parameters, seed))
    expect(seeds.map(({ typical }) => yesses(typical))).toEqual([3, 3, 3, 3, 3, 3])
    expect(new Set(seeds.map(({ first }) => yesses(first))).size).toBeGreaterThan(1)
    const [none, some, all] = [0, 15, 30].map((of) =>
      interview([...people(of, helped), ...people(30 - of, {}, of)], parameters, 'seed'),
    )
    expect(yesses(pool([none!, some!, all!], parameters).typical)).toBe(4)
    expect(yesses(pool([all!, none!, all!, all!], parameters).typical)).toBe(8)
    const nobody = interview(people(20, { silentDays: 100 }), parameters, 'seed')
    expect(pool([nobody, some!], parameters).typical).toEqual(some!.typical)
    expect(pool([nobody], parameters).typical).toEqual([])
  })

  test('invents nobody: all are asked where fewer may be, and where nobody may be nothing is said of the interviewed', () => {
    const few = interview([...people(5, helped), ...people(20, { silentDays: 100 }, 5)], defaults, 'seed')
    expect(few.sizes).toEqual({ answered: 5, asked: 5, eligible: 5, everyone: 25 })
    expect(few.somethingNew).toBeNaN()
    const none = interview(people(20, { silentDays: 100 }), defaults, 'seed')
    expect(none.sizes).toMatchObject({ answered: 0, asked: 0, eligible: 0 })
    expect(none.first).toEqual([])
    expect(none.answers.helped.answered.shares).toEqual([])
    expect(none.answers.helped.everyone.shares[1]).toBe(1)
    const pooled = pool([few, none], defaults)
    expect(pooled.short).toEqual({ asked: 2, answered: 2, fewest: 0 })
    const yes = pooled.questions[0]!.answers[0]!
    expect(yes.share.answered).toMatchObject({ estimate: 1, n: 1 })
    expect(yes.share.everyone.estimate).toBeCloseTo(0.1, 12)
    expect(yes.gap.answered).toMatchObject({ estimate: 0.8, n: 1 })
  })

  test('sees no survivorship where everybody writes', () => {
    const { answers } = interview(writers, parameters, 'seed')
    expect(answers.helped.eligible).toEqual(answers.helped.everyone)
  })
})

describe('saturation', () => {
  test('is when the last new kind of answer was heard', () => {
    expect(lastNew([0, 0, 1, 0, 2, 1])).toBe(5)
    expect(lastNew([0, 0, 0])).toBe(1)
    expect(lastNew([NOT_ASKED, NOT_ASKED, 1])).toBe(3)
    expect(lastNew([NOT_ASKED])).toBe(0)
  })

  test('is told by hand for four interviews of three', () => {
    const heard = [
      { answers: [0, 0, 0], next: 1 },
      { answers: [0, 1, 0], next: 1 },
      { answers: [1, 1, NOT_ASKED], next: undefined },
      { answers: [0, 1, NOT_ASKED], next: NOT_ASKED },
    ]
    // Of those eligible most say the first, of everyone the second; a third kind is common among everyone only.
    const found = saturation(heard, { eligible: [6, 4, 0], everyone: [3, 5, 2] }, 0.2)
    expect(found.unanimous).toBe(2 / 4)
    expect(found.lastNew).toBe((1 + 2 + 1 + 2) / 4)
    expect(found.nextNew).toBe(1 / 2)
    // The last is a tie.
    expect(found.wrong).toEqual({ eligible: 1 / 3, everyone: 2 / 3 })
    expect(found.unanimousWrong).toEqual({ eligible: 1 / 2, everyone: 1 / 2 })
    expect(found.missed).toEqual({ eligible: 2 / 4, everyone: 1 })
  })
})

describe('put together over the runs', () => {
  const parameters = configureInterview({ redraws: 50, asked: 10, answered: 4 })
  const violated = { violated: 1, supporting: 1 } as const
  const held = ['a', 'b', 'c'].map((seed) =>
    interview([...people(19, {}), person({ ...violated, member: 19 })], parameters, seed),
  )
  const of = (name: QuestionName) => pool(held, parameters).questions.find(({ question }) => question === name)!

  test('a share that is the same in all runs has no interval: three people of three forums are no proof', () => {
    const { share } = of('supported').answers[0]!
    expect(share.everyone).toEqual({ estimate: 1, low: Number.NaN, high: Number.NaN, n: 3 })
    expect(of('supported').answers[0]!.gap.eligible.low).toBeNaN()
    const some = pool([interview(people(20, helped), parameters, 'd'), ...held], parameters).questions[0]!.answers[0]!.share
    expect(some.everyone.low).toBeGreaterThan(0)
  })

  test('it is told of how many a question could be asked', () => {
    const { applies } = of('supported')
    expect(applies.everyone.estimate).toBe(1)
    expect(applies.answered.estimate).toBeGreaterThan(0)
    expect(applies.answered.estimate).toBeLessThan(1)
    expect(of('helped').applies.asked.estimate).toBe(10)
  })
})

describe('with another threshold', () => {
  const relieved = (count: number, relief: number, from: number) => people(count, { relief: { support: -relief } }, from)
  // All are eligible; 10 of 40 reach the threshold of 0.2, 30 its half, none twice it.
  const forty = [...relieved(10, 0.3, 0), ...relieved(20, 0.15, 10), ...relieved(10, 0, 30)]
  const parameters = configureInterview({ asked: 40, answered: 40, redraws: 3 })

  test('the same people answer by it: here all of them, so that the shares are those counted by hand', () => {
    const { thresholds } = interview(forty, parameters, 'all')
    expect(thresholds.helped).toEqual([
      { value: 0.1, share: { answered: 0.75, eligible: 0.75, everyone: 0.75 }, unanimous: 0, wrong: 0 },
      { value: 0.4, share: { answered: 0, eligible: 0, everyone: 0 }, unanimous: 1, wrong: 0 },
    ])
    expect(thresholds.advised).toEqual([])
  })

  test('it is half, and twice or the middle to the end of the range', () => {
    expect(othersThan('helped', parameters)).toEqual([0.1, 0.4])
    expect(othersThan('knowing', parameters)).toEqual([0.375, 0.875])
  })

  test('and set to it, an interview hears the same', () => {
    const few = configureInterview({ asked: 20, answered: 8, redraws: 200 })
    const lower = configureInterview({ asked: 20, answered: 8, redraws: 200, helped: 0.1 })
    const { share, unanimous, wrong } = interview(forty, few, 'same').thresholds.helped[0]!
    const set = interview(forty, lower, 'same')
    expect(share.answered).toBeCloseTo(set.answers.helped.answered.shares[0]!, 12)
    expect(unanimous).toBe(set.saturation.helped.unanimous)
    expect(wrong).toBe(set.saturation.helped.wrong.everyone)
  })
})

describe('the numbers of an interview', () => {
  test('are those of the study where nothing else is said', () => {
    expect(defaults).toMatchObject({ days: 90, asked: 37, answered: 8 })
  })

  test.each([
    [{ asked: 0 }, 'interview.asked: 0 is not in [1, 10000]'],
    [{ asked: 2.5 }, 'interview.asked: 2.5 is not a whole number'],
    [{ willingness: -1 }, 'interview.willingness: -1 is not in [0, 10]'],
    [{ willing: 1 }, 'interview.willing: there is no such parameter; there are days, asked, answered'],
    [{ answered: 'eight' }, 'interview.answered: "eight" is not a number'],
    [{ answered: 9, asked: 8 }, 'interview.answered: 9 cannot answer where 8 are asked'],
  ])('are refused out of range: %o', (settings, words) => {
    expect(() => configureInterview(settings)).toThrow(words)
  })
})
