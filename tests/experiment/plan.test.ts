import { describe, expect, test } from 'vitest'
import { changedParameters, plan } from '../../src/experiment/plan.js'
import { seedOf } from '../../src/experiment/seeds.js'
import { smallStudy } from './small.js'

describe('a plan', () => {
  test('goes arm by arm and replicate by replicate', () => {
    expect(plan(smallStudy).map(({ id }) => id)).toEqual([
      'none/1',
      'none/2',
      'none/3',
      'moderated, "quoted"/1',
      'moderated, "quoted"/2',
      'moderated, "quoted"/3',
    ])
  })

  test('gives every run the settings of the study with those of its arm in their place', () => {
    const study = { ...smallStudy, settings: { 'clock.days': 4, 'moderation.detection': 0.1 } } as const
    const settings = plan(study).map((run) => run.settings)
    expect(settings[0]).toEqual({ 'clock.days': 4, 'moderation.detection': 0.1 })
    expect(settings[3]).toEqual({ 'clock.days': 4, 'moderation.detection': 0.8, 'professionals.policy': 'triage' })
  })

  test('gives replicate 3 the same seed in every arm, and every replicate another', () => {
    const runs = plan(smallStudy)
    expect(runs[2]?.seed).toBe(runs[5]?.seed)
    expect(new Set(runs.map(({ seed }) => seed)).size).toBe(3)
  })

  test('leaves a run as it is when arms and replicates are added around it', () => {
    const more = plan({
      ...smallStudy,
      replicates: { least: 50, most: 50 },
      arms: [{ name: 'first', settings: {} }, ...smallStudy.arms],
    })
    for (const run of plan(smallStudy)) expect(more).toContainEqual(run)
  })

  test('names the parameters that some arm has away from the default, those set to the default left out', () => {
    const study = { ...smallStudy, settings: { 'clock.days': 730, 'members.hostileShare': 0.02 } } as const
    expect(changedParameters(study)).toEqual(
      ['members.hostileShare', 'moderation.detection', 'professionals.policy'].sort(inOrder),
    )
    expect(changedParameters({ ...study, settings: {}, arms: [{ name: 'a', settings: {} }] })).toEqual([])
  })
})

const order = ['members.hostileShare', 'moderation.detection', 'professionals.policy']
const inOrder = (a: string, b: string): number => order.indexOf(a) - order.indexOf(b)

describe('the seed of a run', () => {
  test('differs between 10,000 replicates and between studies whose seeds and replicates run together', () => {
    const seeds = Array.from({ length: 10_000 }, (_, replicate) => seedOf('uppsala', replicate))
    expect(new Set(seeds).size).toBe(10_000)
    expect(seedOf('a', 11)).not.toBe(seedOf('a1', 1))
    expect(seedOf('0', 1)).not.toBe(seedOf('1', 0))
  })

  test('is text to every program that reads tables, never a number', () => {
    for (let replicate = 0; replicate < 1000; replicate++) expect(Number(seedOf('x', replicate))).toBeNaN()
  })

  test('stays what it was: these are the seeds of published results', () => {
    expect([1, 2].map((replicate) => seedOf('uppsala', replicate))).toEqual(['s74387f4ca5ed4f42', 'sdd9e6c06c3cb215e'])
  })
})
