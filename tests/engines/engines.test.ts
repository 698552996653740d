import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { inThisThread } from '../../src/engines/thread.js'
import { inWorkers } from '../../src/engines/workers.js'
import type { Engine, Outcome, Task } from '../../src/experiment/engine.js'
import { plan } from '../../src/experiment/plan.js'
import { tasksOf } from '../../src/experiment/tasks.js'
import { type smallRunner, smallStudy } from '../experiment/small.js'

const folder = mkdtempSync(join(tmpdir(), 'responsorium-engines-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A module that a worker can load, with this runner. */
function moduleWith(runner: string): URL {
  const path = join(folder, `${Math.floor(performance.now() * 1000)}.mjs`)
  writeFileSync(path, `export default ${runner}`)
  return pathToFileURL(path)
}

const answer = '({ run }) => ({ measures: { posts: run.replicate }, daily: {}, hash: run.id })'
const throwing = `(task) => { if (task.run.replicate === 2) throw new RangeError('no such luck'); return (${answer})(task) }`
const runs = plan({ ...smallStudy, replicates: { least: 10, most: 10 } })

async function all(engine: Engine, tasks: Iterable<Task> = tasksOf(runs), stop?: AbortSignal): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for await (const outcome of engine(tasks, stop)) outcomes.push(outcome)
  return outcomes
}

const ids = (outcomes: readonly Outcome[]): string[] => outcomes.map(({ run }) => run.id).sort()

const evaluated: typeof smallRunner = new Function(`return ${answer}`)()
const failing: typeof smallRunner = new Function(`return ${throwing}`)()

describe.each([
  ['this thread', () => inThisThread(evaluated), () => inThisThread(failing)],
  ['one worker', () => inWorkers(1, moduleWith(answer)), () => inWorkers(1, moduleWith(throwing))],
  ['three workers', () => inWorkers(3, moduleWith(answer)), () => inWorkers(3, moduleWith(throwing))],
])('%s', (_, engine, failingEngine) => {
  test('hands back every run once, with what became of it', async () => {
    const outcomes = await all(engine())
    expect(ids(outcomes)).toEqual(runs.map(({ id }) => id).sort())
    for (const outcome of outcomes) expect(outcome).toMatchObject({ product: { hash: outcome.run.id } })
  })

  test('lists a run that throws, with message and stack, and carries out the others', async () => {
    const outcomes = await all(failingEngine())
    expect(outcomes.length).toBe(20)
    const failed = outcomes.filter((outcome) => 'failure' in outcome)
    expect(ids(failed)).toEqual(['moderated, "quoted"/2', 'none/2'])
    expect(failed[0]).toMatchObject({ failure: { message: 'no such luck', stack: expect.stringContaining('RangeError') } })
  })

  test('takes no more runs once it is to stop, and ends those it has', async () => {
    const stop = new AbortController()
    const taken: string[] = []
    function* watched(): Generator<Task> {
      for (const task of tasksOf(runs)) {
        taken.push(task.run.id)
        if (taken.length === 4) stop.abort()
        yield task
      }
    }
    const outcomes = await all(engine(), watched(), stop.signal)
    expect(taken.length).toBe(4)
    expect(ids(outcomes)).toEqual([...taken].sort())
  })

  test('does nothing where nothing is to be done', async () => {
    expect(await all(engine(), [])).toEqual([])
  })
})

test('a thread that dies fails its own run only', async () => {
  const dying = `(task) => { if (task.run.id === 'none/3') process.exit(7); return (${answer})(task) }`
  const outcomes = await all(inWorkers(2, moduleWith(dying)))
  expect(outcomes.length).toBe(20)
  expect(ids(outcomes.filter((outcome) => 'failure' in outcome))).toEqual(['none/3'])
})

test('a worker that cannot be loaded ends it with the reason rather than letting it wait for ever', async () => {
  const engine = inWorkers(2, pathToFileURL(join(folder, 'absent.mjs')))
  await expect(all(engine, tasksOf(runs.slice(0, 3)))).rejects.toThrow('absent.mjs')
})
