/**
 * The patterns that the defaults were set to: all of them were looked at while parameters were fitted, so that it proves little that
 * they hold. Bands are judgements on published figures and on four post logs (r/CollegeRant, OpenEnergyMonitor, INDOLOGY, a Stack
 * Exchange site); what the logs have stands beside each, be it in the band or not, but for INDOLOGY, which is a mailing list.
 */
import {
  less,
  logged,
  logsInWords,
  type Mechanism,
  measure,
  mechanisms,
  type OfLogs,
  type Pattern,
  pattern,
  type Quantity,
} from './pattern.js'

const LOGS = 'post logs of three forums'
const SPAN = 'A judgement on the logs.'

interface Row {
  readonly says: string
  readonly source: string
  readonly low: number
  readonly high: number
  readonly because?: string
  readonly logs?: OfLogs
  readonly mechanism?: Mechanism
  readonly notByChance?: string
}

const row = (number: string, quantity: Quantity, { low, high, because = SPAN, logs, ...told }: Row): Pattern => {
  const reason = logs ? `${because} ${logsInWords(logs, { low, high })}` : because
  return pattern('calibration', number, quantity, { low, high, because: reason }, told)
}

const registered = (
  name: 'shareTop1' | 'shareNext9' | 'shareRest90',
  who: string,
  low: number,
  high: number,
  published: string,
) =>
  row('P1.2', measure(name), {
    says: `The ${who} of those who register write ${published} of all posts.`,
    source: 'van Mierlo 2014, J Med Internet Res 16(2) e33',
    low,
    high,
    because: 'Around a weighted mean that the largest of four sites dominates; none of the four is told apart.',
  })

const continued = (n: 1 | 2 | 5 | 10, low: number, high: number, logs: OfLogs) =>
  row('P3.2', logged(`nextAfter${n}`, `continued${n}`), {
    says: `Of those who have written ${n === 1 ? 'once' : `${n} times`}, ${Math.round(100 * low)} to ${Math.round(100 * high)} % write again.`,
    source: LOGS,
    low,
    high,
    logs,
  })

const active = (week: 1 | 4 | 12 | 26 | 52, low: number, high: number, logs: OfLogs) =>
  row('logs', logged(`activeWeek${week}`), {
    ...(week < 12 ? {} : { notByChance: 'Nothing brings anybody back after a pause, or keeps who has written little.' }),
    ...(week === 12 || week === 26 ? { mechanism: mechanisms.staying } : {}),
    says: `Of those who have written once, ${100 * low} to ${100 * high} % write in week ${week} after it.`,
    source: LOGS,
    low,
    high,
    logs,
  })

const replies = (name: 'repliesMedian' | 'replies90' | 'replies99', says: string, low: number, high: number, logs: OfLogs) =>
  row('P2.4', logged(name), { says, source: LOGS, low, high, logs })

export const calibration: readonly Pattern[] = [
  row('P1.1', measure('everPosted'), {
    says: 'About one in five of those who register ever write.',
    source: 'van Mierlo et al. 2017, J Med Internet Res 19(2) e40: 17.7 % and 21.5 %',
    low: 0.15,
    high: 0.25,
    because: 'The two published shares with some points on either side; four sites together stay below 25 %.',
  }),
  registered('shareTop1', 'most active 1 %', 0.55, 0.8, '74.7 %'),
  registered('shareNext9', 'next 9 %', 0.15, 0.33, '24.0 %'),
  registered('shareRest90', 'other 90 %', 0.005, 0.07, '1.3 %'),
  row('P1.3', logged('top1Share', 'shareTop1Posters'), {
    says: 'The most active 1 % of those who write write a third to a half of all posts.',
    source: `Joglekar et al. 2018, J Med Internet Res 20(7) e238: 32 % and 49 %, from a press item; ${LOGS}`,
    low: 0.3,
    high: 0.55,
    because: 'The two published shares, with two points less and six more. A short window makes shares small.',
    logs: [0.156, 0.52, 0.318],
    mechanism: mechanisms.staying,
  }),
  row('P1.4', logged('gini'), {
    says: 'Posts are very unequally spread over those who write.',
    source: `arithmetic on the totals of van Mierlo et al. 2017; ${LOGS}`,
    low: 0.76,
    high: 0.9,
    because: 'Totals of one depression forum imply .76 to .86; a little more at the upper end. A short window makes it small.',
    logs: [0.569, 0.831, 0.787],
    mechanism: mechanisms.staying,
  }),
  row('P1.5', logged('postsPerPoster'), {
    says: 'Those who write write ten to forty-five posts each, in the mean.',
    source: 'arithmetic on the totals of five forums: 9.8 to 44.7',
    low: 10,
    high: 45,
    because: 'The smallest and the largest of five forums.',
    logs: [3.6, 17.4, 12.6],
  }),
  row('P1.4', logged('onePostShare'), {
    says: 'A third to a half of those who write do it only once.',
    source: `arithmetic on the totals of van Mierlo et al. 2017: about 45 %; ${LOGS}`,
    low: 0.28,
    high: 0.5,
    logs: [0.49, 0.276, 0.311],
  }),
  continued(1, 0.5, 0.72, [0.506, 0.724, 0.715]),
  continued(2, 0.64, 0.8, [0.678, 0.773, 0.771]),
  continued(5, 0.74, 0.9, [0.784, 0.883, 0.885]),
  continued(10, 0.84, 0.94, [0.85, 0.918, 0.896]),
  row('P3.2', logged('leavingSlope'), {
    says: 'The more somebody has written, the less likely the last post is the last: the chance falls almost as 1/n.',
    source: 'Smirnov et al. 2023, PNAS Nexus 2(12): n^-0.89 to n^-1.02, exponent from a summary',
    low: -1.05,
    high: -0.75,
    because: 'The published exponents, with a sixth more on the flat side, for they are of an encyclopaedia.',
    logs: [undefined, -0.587, -0.809],
    mechanism: mechanisms.staying,
  }),
  row('P2.4', logged('repliesMean'), {
    says: 'A thread gets between four and nine replies, in the mean.',
    source: `arithmetic on the totals of several forums: 5.6 and 7.1 where threads are not selected; ${LOGS}`,
    low: 4.5,
    high: 9,
    because: 'Five figures of unselected threads lie between 5.6 and 7.4.',
    logs: [7.04, 6.62, 7.33],
  }),
  replies('repliesMedian', 'Half of all threads get no more than three to five replies.', 2.5, 5.5, [3, 3, 5]),
  replies('replies90', 'One thread in ten gets more than ten to twenty-three replies.', 10, 23, [18, 15, 15]),
  replies('replies99', 'One thread in a hundred gets more than thirty to ninety replies.', 30, 90, [52, 58, 31.1]),
  row('P2.1', logged('unanswered'), {
    says: 'One thread in ten to one in four stays without a reply.',
    source: `Burke et al. 2007, Communities and Technologies: 40 % in newsgroups; Prescott et al. 2017, JMIR Ment Health 4(3) e29: 14.5 % by one reading (P2.5); ${LOGS}`,
    low: 0.1,
    high: 0.25,
    because: 'A judgement: a forum made for support does better than newsgroups.',
    logs: [0.132, 0.165, 0.0201],
    mechanism: mechanisms.sharing,
  }),
  row('logs', logged('firstReplyMedianHours'), {
    says: 'Half of the threads that are answered are answered within a few hours.',
    source: LOGS,
    low: 0.7,
    high: 6,
    because: 'Half of the shortest of the logs to twice the longest.',
    logs: [1.63, 3, 1.2],
    mechanism: mechanisms.sharing,
    notByChance: 'Nobody looks at what is new: a thread drawn at random is seldom a young one.',
  }),
  row('logs', logged('firstReply75Hours'), {
    says: 'Three quarters of them are answered within a day or so.',
    source: LOGS,
    low: 2,
    high: 30,
    because: 'Half of the shortest of the logs to over twice the longest.',
    logs: [5.55, 11.8, 4.64],
    notByChance: 'Nobody looks at what is new: a thread drawn at random is seldom a young one.',
  }),
  row('P3.1', logged('againAnswered'), {
    says: 'More than half of the newcomers whose first thread is answered write again.',
    source: `Joyce and Kraut 2006, J Comput Mediat Commun 11(3): 0.56; ${LOGS}`,
    low: 0.52,
    high: 0.72,
    because:
      'From a little below the published share to a little above what comes near it in r/CollegeRant (answered within a week: 0.67).',
    logs: [undefined, 0.887, 0.789],
  }),
  row(
    'P3.1',
    {
      ...less(logged('againAnswered'), logged('againUnanswered'), 'again, answered less not'),
    },
    {
      says: 'Newcomers who are answered write again more often than those who are not.',
      source: `Joyce and Kraut 2006, J Comput Mediat Commun 11(3): 0.12; ${LOGS}`,
      low: 0.06,
      high: 0.2,
      because: 'Half of the published difference to a little less than twice it.',
      logs: [undefined, 0.209, undefined],
      mechanism: mechanisms.answering,
      notByChance: 'Who was answered stops as soon as who was not.',
    },
  ),
  active(1, 0.1, 0.24, [0.0932, 0.191, 0.179]),
  active(4, 0.06, 0.13, [0.0604, 0.0924, 0.102]),
  active(12, 0.03, 0.08, [0.046, 0.0415, 0.0866]),
  active(26, 0.015, 0.045, [undefined, 0.0246, undefined]),
  active(52, 0.008, 0.03, [undefined, 0.0206, undefined]),
  row('logs', logged('reciprocity'), {
    says: 'A third to two thirds of the ties between writers go both ways.',
    source: `${LOGS}, rule of the previous post`,
    low: 0.3,
    high: 0.7,
    logs: [0.211, 0.651, 0.542],
    mechanism: mechanisms.talking,
    notByChance: 'Threads are drawn, not partners: nobody answers in return.',
  }),
  row('logs', logged('bothRoles'), {
    says: 'One in ten to three in ten of those who write both ask and answer.',
    source: LOGS,
    low: 0.1,
    high: 0.3,
    logs: [0.108, 0.234, 0.192],
    mechanism: mechanisms.sharing,
  }),
  row('P9.1', logged('allPostsPerDay', 'postsPerDay'), {
    says: 'A forum of this size gets some dozens of posts a day.',
    source: 'arithmetic on BlueBoard (Carron-Arthur et al. 2016, BMC Psychiatry: 63) and BRIS (2010, 2011: 78 and 105)',
    low: 25,
    high: 110,
    because: 'From what BlueBoard had in a year of few posts, 40, and less, to the larger year of BRIS.',
  }),
  row('P6', measure('forumEffectPosters'), {
    says: 'What the forum does to those who write is a small to medium relief.',
    source:
      'Griffiths et al. 2012, PLoS ONE 7(12) e53244, and the studies P6.1 to P6.6: small effects, sizes not in the abstracts',
    low: -0.6,
    high: -0.2,
    because: 'What is conventionally called small to medium; no study measures all that was felt on the way.',
  }),
  row('P6.5', measure('reliefHelping'), {
    says: 'Helping others does a little good to the one who helps.',
    source: 'Hui et al. 2020: r = 0.13; Curry et al. 2018: 0.28 sd in experiments; Namkoong et al. 2013, JNCI Monographs 47',
    low: -0.2,
    high: -0.05,
    because: 'Below the effect of kindness that was asked for in experiments, above nothing.',
  }),
]
