import { expect, test } from 'vitest'
import { replicates } from '../../scripts/documentation/arms.js'
import { runDefaults } from '../../scripts/documentation/shown.js'
import { patterns } from '../../src/evidence/patterns.js'
import { meanInterval } from '../../src/statistics/interval.js'
import { simulate } from './natively.js'

/** Patterns that the defaults were set to and may miss at once; which do is said in the model's documentation. */
const missing = 1

test(`the defaults meet all patterns they were set to at once but ${missing}, in the mean of ${replicates} runs of two years`, {
  timeout: 60_000,
}, () => {
  const runs = runDefaults(simulate)
  const calibration = patterns.filter(({ use }) => use === 'calibration')
  const lines = calibration.map(({ id, quantity, low, high }) => {
    const { n, estimate } = meanInterval(runs.map((measures) => quantity.of({ measures })))
    const inside = n === runs.length && estimate >= low && estimate <= high
    return { inside, line: `${inside ? ' ' : '!'} ${id.padEnd(22)} ${low} .. ${high}: ${estimate.toPrecision(3)}` }
  })
  const table = lines.map(({ line }) => line).join('\n')
  expect(lines.filter(({ inside }) => !inside).length, `\n${table}\n`).toBeLessThanOrEqual(missing)
})
