/**
 * npm run recovery -- [FITS] [RUNS] [DAYS]: does a calibration find what is known? Forums are simulated with parameters drawn from the
 * prior and fitted by their facts alone; the truth should lie within the 50 % and 90 % ranges as often as they say. Prints a line for
 * each fit and the coverage over all; everything also as outputs/recovery.json, fit by fit, so that the same command goes on where it
 * was stopped. By default 10 fits of 600 runs over 150 days: about a minute and a half each on two idle cores.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import seedrandom from 'seedrandom'
import { inWorkers } from '../dist/engines/workers.js'
import { budgetOf } from '../dist/experiment/calibrating/budget.js'
import { outcomesOf, questionOf, tasksOfLot } from '../dist/experiment/calibrating/calibration.js'
import { search } from '../dist/experiment/calibrating/generations.js'
import { movable, settingsAt, usuallyMoved } from '../dist/experiment/calibrating/movable.js'
import { targetsOf, usualTargets } from '../dist/experiment/calibrating/targets.js'
import { carryOut } from '../dist/experiment/runner.js'
import { modelFingerprint } from '../dist/files/provenance.js'
import { normalDraws } from '../dist/statistics/gaussian.js'
import { wilsonInterval } from '../dist/statistics/share.js'

const [fits = 10, runs = 600, days = 150] = process.argv.slice(2).map(Number)
if (![fits, runs, days].every((number) => Number.isInteger(number) && number > 0))
  throw new Error('npm run recovery -- [FITS] [RUNS] [DAYS]: three whole numbers above 0')

/** What the forums may be like; the size stands for what would be read off a log. */
const moved = movable(
  usuallyMoved.map((name) => ({ name })),
  {},
  { members: 400, days },
)
const window = { from: 0, to: days, burnIn: 0 }
/** Forums that wrote this much: what is asked of a range holds for any choice by what is observed. */
const [FEWEST, MOST] = [1500, 30_000]
const engine = inWorkers(2)

/**
 * A forum that lives, with the coordinates of its parameters.
 * @param {number} fit
 */
function observe(fit) {
  const normal = normalDraws(seedrandom.alea(`recovery/${fit}/truth`))
  for (let attempt = 1; ; attempt++) {
    const truth = moved.map(() => normal())
    const settings = { ...settingsAt(moved, truth), 'clock.days': days }
    try {
      const run = { id: '', arm: '', point: '', replicate: 1, seed: `recovery/${fit}/${attempt}`, settings }
      const { facts } = carryOut({ run, facts: window, mostPosts: MOST })
      if (facts && facts.allPosts.value >= FEWEST) return { truth, facts }
    } catch {
      // It wrote too much: the next one.
    }
  }
}

/** @param {number} fit */
async function recover(fit) {
  const { truth, facts } = observe(fit)
  const targets = targetsOf(usualTargets, facts)
  const study = { name: 'recovery', title: 'recovery', seed: `recovery/${fit}`, settings: {} }
  const mostPosts = 10 * facts.allPosts.value
  const calibration = { study, moved, targets, window, warmUp: 0, budget: budgetOf(runs), mostPosts }
  const names = targets.map(({ name }) => name)
  const found = await search(questionOf(calibration), async (lot) => {
    const tasks = tasksOfLot(calibration, lot, { names })
    /** @type {Map<string, import('../dist/experiment/calibrating/calibration.js').Given>} */
    const given = new Map()
    for await (const outcome of engine(tasks)) {
      if ('failure' in outcome) continue
      const values = Object.entries(outcome.product.facts ?? {}).map(([name, { value }]) => [name, value])
      given.set(outcome.run.id, Object.fromEntries(values))
    }
    return outcomesOf(calibration, lot, tasks, (run) => given.get(run))
  })
  if (!found) throw new Error('stopped')
  const { draws, discrepancy } = found.inverse
  return {
    fit,
    posts: facts.allPosts.value,
    lost: found.lost,
    givenUp: targets.filter((_, place) => (discrepancy[place] ?? 0) > 0).map(({ name }) => name),
    parameters: moved.map(({ name }, place) => {
      const values = draws.map((draw) => draw[place] ?? Number.NaN)
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length
      const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
      // Rank of the truth among the draws; spread as a part of that of the prior.
      return { name, rank: values.filter((value) => value < (truth[place] ?? 0)).length / values.length, sd }
    }),
  }
}

/** @param {readonly number[]} ranks @param {number} level */
function coverage(ranks, level) {
  const { estimate, low, high } = wilsonInterval(ranks.filter((rank) => Math.abs(rank - 0.5) < level / 2).length, ranks.length)
  return `${(100 * estimate).toFixed(0)} % (${(100 * low).toFixed(0)} to ${(100 * high).toFixed(0)})`
}

const path = 'outputs/recovery.json'
const kind = { runs, days, model: modelFingerprint() }
const before = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
/** @type {Awaited<ReturnType<typeof recover>>[]} */
const done = before && JSON.stringify(before.kind) === JSON.stringify(kind) ? before.done : []
for (let fit = done.length; fit < fits; fit++) {
  const result = await recover(fit)
  done.push(result)
  mkdirSync('outputs', { recursive: true })
  writeFileSync(path, `${JSON.stringify({ kind, done }, null, 1)}\n`)
  const ranks = result.parameters.map(({ rank }) => rank)
  console.log(`fit ${fit + 1} of ${fits}: ${result.posts} posts; 50 %: ${coverage(ranks, 0.5)}; 90 %: ${coverage(ranks, 0.9)}`)
}
const all = done.slice(0, fits).flatMap(({ parameters }) => parameters)
console.log(
  `\nTruth inside, over ${fits} fits of ${moved.length} parameters (Wilson intervals, as if all were independent, which they are not):`,
)
for (const level of [0.5, 0.8, 0.9, 0.95])
  console.log(
    `  ${100 * level} % ranges: ${coverage(
      all.map(({ rank }) => rank),
      level,
    )}`,
  )
console.log(
  `Spread of the posterior, of that of the prior: ${(all.reduce((sum, { sd }) => sum + sd, 0) / all.length).toFixed(2)}`,
)
for (const { name } of moved) {
  const own = all.filter((one) => one.name === name)
  const mean = own.reduce((sum, { sd }) => sum + sd, 0) / own.length
  console.log(
    `  ${name.padEnd(24)} ${mean.toFixed(2)}  90 %: ${own.filter(({ rank }) => Math.abs(rank - 0.5) < 0.45).length} of ${own.length}`,
  )
}
