/**
 * The empirical patterns that the defaults must reproduce at once (pattern-oriented modelling, Grimm et al. 2005), as bands.
 * The bands are judgements on published figures and on real post logs; their identifiers are those of the list of evidence.
 */
import { type MeasureName, measures } from '../model/measures.js'

export interface Pattern {
  readonly id: string
  readonly label: string
  readonly unit: string
  /** The value of a run. */
  readonly of: (values: Readonly<Record<MeasureName, number>>) => number
  readonly low: number
  readonly high: number
  readonly source: string
}

const pattern = (measure: MeasureName, low: number, high: number, source: string): Pattern => ({
  id: measure,
  label: measures[measure].label,
  unit: measures[measure].unit,
  of: (values) => values[measure],
  low,
  high,
  source,
})

const LOGS = 'post logs of four forums'

/** Default parameters, 730 days. Means over runs are compared with the bands. */
export const patterns: readonly Pattern[] = [
  pattern('everPosted', 0.15, 0.25, 'P1.1: 17.7 % and 21.5 % of registrants (van Mierlo 2017)'),
  pattern('shareTop1', 0.55, 0.8, 'P1.2: 74.7 % (van Mierlo 2014)'),
  pattern('shareNext9', 0.15, 0.33, 'P1.2: 24.0 % (van Mierlo 2014)'),
  pattern('shareRest90', 0.005, 0.07, 'P1.2: 1.3 % (van Mierlo 2014)'),
  pattern('shareTop1Posters', 0.3, 0.55, `P1.3: 32 % and 49 % (Joglekar 2018); ${LOGS}`),
  pattern('gini', 0.76, 0.9, `P1.4; ${LOGS}`),
  pattern('postsPerPoster', 10, 45, 'P1.5: 9.8 to 44.7'),
  pattern('onePostShare', 0.28, 0.5, LOGS),
  pattern('continued1', 0.5, 0.72, LOGS),
  pattern('continued2', 0.64, 0.8, LOGS),
  pattern('continued5', 0.74, 0.9, LOGS),
  pattern('continued10', 0.84, 0.94, LOGS),
  pattern('leavingSlope', -1.05, -0.75, 'P3.2: -1.02 to -0.89 (Smirnov 2023)'),
  pattern('repliesMean', 4.5, 9, `P2.4; ${LOGS}`),
  pattern('repliesMedian', 2.5, 5.5, LOGS),
  pattern('replies90', 10, 23, LOGS),
  pattern('replies99', 30, 90, LOGS),
  pattern('unanswered', 0.1, 0.25, `P2.1, P2.5; ${LOGS}`),
  pattern('firstReplyMedianHours', 0.7, 6, LOGS),
  pattern('firstReply75Hours', 2, 30, LOGS),
  pattern('againAnswered', 0.52, 0.72, `P3.1: 0.56 (Joyce and Kraut 2006); ${LOGS}`),
  {
    id: 'againDifference',
    label: 'again: answered less not answered',
    unit: 'share',
    of: (values) => values.againAnswered - values.againUnanswered,
    low: 0.06,
    high: 0.2,
    source: `P3.1: 0.12 (Joyce and Kraut 2006); ${LOGS}`,
  },
  pattern('activeWeek1', 0.1, 0.24, LOGS),
  pattern('activeWeek4', 0.06, 0.13, LOGS),
  pattern('activeWeek12', 0.03, 0.08, LOGS),
  pattern('activeWeek26', 0.015, 0.045, LOGS),
  pattern('activeWeek52', 0.008, 0.03, LOGS),
  pattern('reciprocity', 0.3, 0.7, `${LOGS}, rule of the previous poster`),
  pattern('bothRoles', 0.1, 0.3, LOGS),
  pattern('postsPerDay', 25, 110, 'P9.1: 63 (BlueBoard) to 105 (BRIS)'),
  pattern('forumEffectPosters', -0.6, -0.2, 'P6: small effects that appear late'),
  pattern('reliefHelping', -0.2, -0.05, 'P6.4, P6.5: small'),
]
