/** The defaults of the first specification that were set anew to the patterns. */
import { table } from './markdown.js'

/** @type {Readonly<Record<string, number>>} those marked "calibrated" there */
const specified = {
  'visiting.perDay': 0.24,
  'visiting.spread': 1.3,
  'visiting.belonging': 1.1,
  'visiting.noticed': 0.55,
  'visiting.noticedHours': 4.5,
  'browsing.threads': 7,
  'opening.base': -3.85,
  'opening.spread': 2,
  'opening.belonging': 0.3,
  'replying.base': -6.7,
  'replying.spread': 2.3,
  'replying.crowd': 1.3,
  'replying.belonging': 2,
  'replying.meaning': 1.15,
  'replying.conversation': 2.4,
  'support.gain': 0.11,
  'support.thanks': 0.37,
  'belonging.gain': 0.18,
  'belonging.days': 25,
  'leaving.base': -0.73,
  'leaving.belonging': 2.85,
  'leaving.meaning': 3.4,
  'leaving.waiting': 1.6,
}

/** @param {readonly import('../../src/model/configure.js').Declaration[]} list */
export const resetTable = (list) =>
  table(
    ['name', 'specification', 'now'],
    list
      .filter(({ name, default: now }) => name in specified && specified[name] !== now)
      .map(({ name, default: now }) => [`\`${name}\``, String(specified[name]), String(now)]),
  )
