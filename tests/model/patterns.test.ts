import { expect, test } from 'vitest'
import { replicates } from '../../scripts/documentation/arms.js'
import { runDefaults } from '../../scripts/documentation/shown.js'
import { patterns } from '../../src/evidence/patterns.js'
import { meanInterval } from '../../src/statistics/interval.js'
import { simulate } from './natively.js'

/** Patterns that the defaults may miss at once; which do is said in the model's documentation. */
const missing = 1

test(`the defaults meet all empirical patterns at once but ${missing}, in the mean of ${replicates} runs of two years`, {
  timeout: 60_000,
}, () => {
  const runs = runDefaults(simulate)
  const lines = patterns.map(({ id, of, low, high }) => {
    const { n, estimate } = meanInterval(runs.map(of))
    const inside = n === runs.length && estimate >= low && estimate <= high
    return { inside, line: `${inside ? ' ' : '!'} ${id.padEnd(22)} ${low} .. ${high}: ${estimate.toPrecision(3)}` }
  })
  const table = lines.map(({ line }) => line).join('\n')
  expect(lines.filter(({ inside }) => !inside).length, `\n${table}\n`).toBeLessThanOrEqual(missing)
})
