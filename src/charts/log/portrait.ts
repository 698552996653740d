/** The portrait of a log in one picture: who writes, who goes on, who is answered, how long threads are, who stays, week by week. */
import type { TopLevelSpec } from 'vega-lite'
import type { LogCurves } from '../../evidence/curves.js'
import { framed } from '../frame.js'
import { figure } from '../quantities.js'
import {
  answersPanel,
  continuationPanel,
  type FactValues,
  type LogPanel,
  retentionPanel,
  threadsPanel,
  weeksPanel,
  writingPanel,
} from './panels.js'

const panels: readonly ((curves: LogCurves, facts: FactValues) => LogPanel)[] = [
  writingPanel,
  continuationPanel,
  answersPanel,
  threadsPanel,
  retentionPanel,
  weeksPanel,
]

/** @param name what the log is called, with its run where it is a simulated one */
export function portrait(name: string, curves: LogCurves, facts: FactValues): TopLevelSpec {
  const drawn = panels.map((panel) => panel(curves, facts))
  const { from, to, burnIn } = curves.window
  const day = (value: number): string => figure(value, value < 10 && !Number.isInteger(value) ? 1 : 0)
  const title = `${name}: ${figure(curves.posts, 0)} posts by ${figure(curves.members, 0)} members in ${day(to - from)} days`
  return {
    ...framed(
      {
        title,
        notes: [
          'Bands: 95 % intervals (Wilson; Greenwood for answers). Nobody who only reads is in a log.',
          'Write on and stay: newcomers who were followed long enough. Unanswered threads count until the log ends (Kaplan-Meier).',
        ],
        alternative: `Six panels. ${drawn.map(({ says }) => says).join('. ')}.`,
      },
      `Day ${day(from)} to ${day(to)} of the log, burn-in ${day(burnIn)} days.`,
    ),
    columns: 2,
    // By their axes and not by their titles, which may take one line or two.
    bounds: 'flush',
    spacing: { row: 110, column: 80 },
    resolve: { scale: { color: 'independent', strokeDash: 'independent' } },
    concat: drawn.map(({ view }) => view),
  }
}
