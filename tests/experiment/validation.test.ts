import { describe, expect, test } from 'vitest'
import { inThisThread } from '../../src/engines/thread.js'
import { fact, measure, pattern, underModeration } from '../../src/evidence/patterns/pattern.js'
import { patterns } from '../../src/evidence/patterns.js'
import type { Outcome } from '../../src/experiment/engine.js'
import { plan } from '../../src/experiment/plan.js'
import { validated, validationStudy, validationTasks } from '../../src/experiment/validation.js'
import { smallStudy } from './small.js'

const study = validationStudy({ ...smallStudy, settings: { 'members.initial': 60, 'members.arrivalsPerDay': 4 } }, 3, 30)

async function outcomesOf(tasks: ReturnType<typeof validationTasks>) {
  const outcomes: Outcome[] = []
  for await (const outcome of inThisThread()(tasks)) outcomes.push(outcome)
  return outcomes.flatMap((one) => ('product' in one ? [one] : []))
}

describe('the study that is validated', () => {
  test('is the base: without arms, design and hypotheses, over the days of the patterns', () => {
    const found = validationStudy(smallStudy, 20)
    expect(found.settings['clock.days']).toBe(730)
    expect(found.arms.map(({ name, settings }) => [name, settings])).toEqual([
      ['base', {}],
      ['moderated', { 'moderation.detection': 0.8 }],
    ])
    expect(plan(found).length).toBe(40)
    expect(new Set(plan(found).map(({ seed }) => seed)).size).toBe(20)
  })

  test('has no moderators added where the base has its own', () => {
    const moderated = { ...smallStudy, settings: { 'moderation.detection': 0.3 } }
    expect(validationStudy(moderated, 20).arms.map(({ name }) => name)).toEqual(['base'])
  })

  test('asks each base run for the facts of the table and of the null model, and nothing of the others', () => {
    const tasks = validationTasks(study)
    const needed = patterns.flatMap(({ quantity }) => quantity.facts)
    for (const { run, facts, nullModel } of tasks) {
      expect(nullModel ?? false).toBe(run.arm === 'base')
      if (run.arm === 'base') expect(facts?.names).toEqual(expect.arrayContaining(needed))
      else expect(facts).toBeUndefined()
    }
  })
})

describe('what is said of each pattern', async () => {
  const ended = await outcomesOf(validationTasks(study))
  const validation = validated(study, ended)

  test('stands on as many runs as there were, of the model and of the null model', () => {
    expect(validation.judged.map(({ pattern: { id } }) => id)).toEqual(patterns.map(({ id }) => id))
    const posting = validation.judged.find(({ pattern: { id } }) => id === 'P1.5 posts per poster')!
    expect([posting.model.value.n, posting.nullModel.value.n]).toEqual([3, 3])
    const distress = validation.judged.find(({ pattern: { id } }) => id === 'P6 relief felt by posters')!
    expect(distress.nullModel.place).toBe('not defined')
  })

  test('does not hang on the order in which runs end', () => {
    expect(validated(study, ended.toReversed())).toEqual(validation)
  })

  test('is the mean over runs, paired where moderation is compared', () => {
    const table = [
      pattern('validation', 'P0', measure('posts'), { low: 0, because: '' }, { says: '', source: '' }),
      pattern('validation', 'P0', fact('allPosts'), { low: 0, because: '' }, { says: '', source: '' }),
      pattern('validation', 'P0', underModeration('reliefHarm', 'harm'), { high: 0, because: '' }, { says: '', source: '' }),
    ]
    const [posts, logged, harm] = validated(study, ended, table).judged
    const base = ended.filter(({ run }) => run.arm === 'base').map(({ product }) => product.measures)
    const moderated = ended.filter(({ run }) => run.arm === 'moderated').map(({ product }) => product.measures)
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value / values.length, 0)
    expect(posts!.model.value.estimate).toBeCloseTo(mean(base.map((one) => one.posts)), 9)
    expect(logged!.model.value.estimate).toBeCloseTo(posts!.model.value.estimate, 9)
    expect(harm!.model.value.estimate).toBeCloseTo(mean(moderated.map((one, k) => one.reliefHarm - base[k]!.reliefHarm)), 12)
  })

  test('leaves out a run that failed', () => {
    const without = ended.filter(({ run }) => run.id !== 'base/2')
    const [first] = validated(study, without).judged
    expect(first!.model.value.n).toBe(2)
  })
})
