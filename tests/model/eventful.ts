/** A forum in which everything happens that can: all mechanisms at once, so that a test misses none. */
import type { Settings } from '../../src/model/configure.js'

export const eventful: Settings = {
  'clock.days': 120,
  'members.initial': 60,
  'members.arrivalsPerDay': 4,
  'members.hostileShare': 0.2,
  'visiting.perDay': 0.4,
  'opening.base': -3,
  'replying.base': -5.5,
  'replying.platitudes': 0.2,
  'support.thanks': 0.4,
  'violations.rate': 0.3,
  'moderation.detection': 0.5,
  'moderation.wrongful': 0.3,
  'professionals.count': 1,
  'professionals.repliesPerDay': 3,
  'professionals.policy': 'triage',
  'care.base': 0.5,
  'care.encouragement': 0.3,
  'care.waitDays': 20,
}
