/**
 * The runs that the model's documentation shows: the defaults, and what happens when a mechanism is taken away, a forum grows, or somebody steps in.
 * @typedef {{ name: string, settings: import('../../src/model/configure.js').Settings, against?: string }} Arm `against` names an earlier arm
 */

/** Replicates of the pattern table; the arms take the first ten of them, so that they share the luck of the defaults. */
export const replicates = 20
export const armReplicates = 10

/** @param {number} replicate from 1 */
export const seedOf = (replicate) => `responsorium ${replicate}`

/** @type {readonly Arm[]} */
export const arms = [
  { name: 'defaults', settings: {} },
  { name: 'no protection', settings: { 'identity.protection': 0 }, against: 'defaults' },
  { name: 'full protection', settings: { 'identity.protection': 1 }, against: 'no protection' },
  { name: '1 arrival per day', settings: { 'members.arrivalsPerDay': 1 }, against: 'defaults' },
  { name: '2 arrivals per day', settings: { 'members.arrivalsPerDay': 2 }, against: 'defaults' },
  { name: '4 arrivals per day', settings: { 'members.arrivalsPerDay': 4 }, against: 'defaults' },
  { name: '16 arrivals per day', settings: { 'members.arrivalsPerDay': 16 }, against: 'defaults' },
  { name: 'no shared experience', settings: { 'replying.shared': 0 }, against: 'defaults' },
  { name: "no helper's reward", settings: { 'helping.gain': 0, 'meaning.gain': 0 }, against: 'defaults' },
  { name: "no helper's relief, meaning left", settings: { 'helping.gain': 0 }, against: 'defaults' },
  { name: 'no belonging', settings: { 'belonging.gain': 0 }, against: 'defaults' },
  { name: '60 % platitudes', settings: { 'replying.platitudes': 0.6 }, against: 'defaults' },
  {
    name: 'two professionals, crowding and displacement 1',
    settings: { 'professionals.count': 2, 'professionals.crowding': 1, 'professionals.displacement': 1 },
    against: 'defaults',
  },
  {
    name: 'two professionals, crowding and displacement 0',
    settings: { 'professionals.count': 2, 'professionals.crowding': 0, 'professionals.displacement': 0 },
    against: 'defaults',
  },
  { name: '5 % hostile', settings: { 'members.hostileShare': 0.05 }, against: 'defaults' },
  {
    name: '5 % hostile, moderated',
    settings: { 'members.hostileShare': 0.05, 'moderation.detection': 0.8 },
    against: '5 % hostile',
  },
  {
    name: '5 % hostile, moderated at once',
    settings: { 'members.hostileShare': 0.05, 'moderation.detection': 0.8, 'moderation.delayHours': 0 },
    against: '5 % hostile',
  },
  { name: 'moderated', settings: { 'moderation.detection': 0.8 }, against: 'defaults' },
  {
    name: 'moderated, wrongful removal 0.2',
    settings: { 'moderation.detection': 0.8, 'moderation.wrongful': 0.2 },
    against: 'moderated',
  },
  { name: 'persistence 1', settings: { 'identity.persistence': 1 }, against: 'defaults' },
  { name: 'persistence 0', settings: { 'identity.persistence': 0 }, against: 'persistence 1' },
  {
    name: 'persistence 1, recognition not needed',
    settings: { 'identity.persistence': 1, 'belonging.recognition': 0 },
    against: 'persistence 1',
  },
  {
    name: 'persistence 0, recognition not needed',
    settings: { 'identity.persistence': 0, 'belonging.recognition': 0 },
    against: 'persistence 1, recognition not needed',
  },
  { name: 'steps of a quarter of an hour', settings: { 'clock.stepHours': 0.25 }, against: 'defaults' },
  { name: 'steps of 6 h', settings: { 'clock.stepHours': 6 }, against: 'defaults' },
  { name: 'steps of 24 h', settings: { 'clock.stepHours': 24 }, against: 'defaults' },
]

/** @type {readonly import('../../src/model/measures.js').MeasureName[]} */
export const shown = [
  'postsPerDay',
  'repliesMean',
  'unanswered',
  'forumEffectPosters',
  'effectLeft',
  'reliefHelping',
  'reliefHarm',
]
