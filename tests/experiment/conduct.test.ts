import { expect, test } from 'vitest'
import { conduct } from '../../src/experiment/conduct.js'
import type { Engine } from '../../src/experiment/engine.js'
import { failureOf } from '../../src/experiment/engine.js'
import type { RunSpecification } from '../../src/experiment/results.js'
import { chart, compareArms, experiment, simulate, studyFrom } from '../../src/index.js'
import { smallRunner, smallStudy } from './small.js'

/** Ends the runs in the reverse of the order in which it was given them. */
const backwards: Engine = async function* (tasks) {
  for (const task of [...tasks].toReversed()) yield { run: task.run, product: smallRunner(task) }
}

const forwards: Engine = async function* (tasks) {
  for (const task of tasks) yield { run: task.run, product: smallRunner(task) }
}

test('the results of a study do not depend on the order in which its runs end', async () => {
  const results = await conduct(smallStudy, backwards)
  expect(results).toEqual(await conduct(smallStudy, forwards))
  expect(results.rows.map(({ id }) => id)).toEqual(
    [1, 2, 3].map((r) => `none/${r}`).concat([1, 2, 3].map((r) => `moderated, "quoted"/${r}`)),
  )
})

test('a run that fails is named with its seed', async () => {
  const failing: Engine = async function* (tasks) {
    for (const { run } of tasks) yield { run, failure: failureOf(new Error('no luck')) }
  }
  await expect(conduct(smallStudy, failing)).rejects.toThrow(/none\/1 \(seed s[0-9a-f]{16}\) failed: no luck/)
})

test('a study that runs until its hypotheses are decided goes on as long as it takes, and no longer', async () => {
  const study = studyFrom(`
replicates: { until: decided, least: 4, most: 30 }
arms: { none: {}, moderated: { moderation.detection: 0.8 } }
hypotheses: [{ says: More posts., measure: posts, expect: moderated > none }]`)
  const withPosts = (posts: (run: RunSpecification) => number): Engine =>
    async function* (tasks) {
      for (const task of tasks) {
        const product = smallRunner(task)
        yield { run: task.run, product: { ...product, measures: { ...product.measures, posts: posts(task.run) } } }
      }
    }
  const clear = await conduct(
    study,
    withPosts(({ arm, replicate }) => (arm === 'none' ? 10 : 20 + (replicate % 3))),
  )
  expect(clear.rows.length).toBeLessThan(30)
  const none = await conduct(
    study,
    withPosts(({ arm, replicate }) => (arm === 'none' ? 10 : 10 + (-1) ** replicate)),
  )
  expect(none.rows.length).toBe(60)
})

test('the library reads a study from text, carries it out and draws it', async () => {
  const text = 'replicates: 3\nclock.days: 15\narms: { none: {}, moderated: { moderation.detection: 0.8 } }'
  const results = await experiment(studyFrom(text, 'quick'))
  expect(results.rows.length).toBe(6)
  const [run] = results.rows
  expect(simulate(run!.settings, run!.seed)).toMatchObject({ hash: run!.hash, measures: run!.measures })
  expect(compareArms(results).length).toBeGreaterThan(100)
  expect(chart('arms', results)).toHaveProperty('$schema')
  expect(() => studyFrom('replicats: 3')).toThrow('study.yaml:1:1 replicats')
})
