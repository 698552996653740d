/** The one who helps is helped (Riessman's helper therapy), up to the load of others' need that can be carried. */
import { type Forum, needOf, towardOne } from './forum.js'
import { gainBelonging } from './identity.js'
import { feel, HELPING } from './ledger.js'
import { helpersReward } from './posting.js'
import { M } from './records.js'
import { distressOfVisitor } from './visiting.js'

/** The most that load can take from the gain, as a factor: then helping harms. */
const OVERLOADED = -0.5

/** What writing a reply does to its author; `shared` and `needShown` are those of the thread, 0..1. */
export function help(forum: Forum, shared: number, needShown: number): void {
  const { real } = forum.members
  const { me } = forum.visit
  const { helping, meaning } = forum.parameters
  const need = needOf(distressOfVisitor(forum))
  const reward = helpersReward(forum)
  const distraction = 1
  const structuring = shared
  const mattering = needShown
  const healthier = needShown > need ? 1 : 0
  const parts = (distraction + structuring + mattering + healthier) / 4
  const strength = Math.max(OVERLOADED, 1 - helping.load * (real[me + M.load]! + forum.visit.loadElsewhere))
  feel(forum, me, HELPING, -helping.gain * reward * 2 * need * strength * parts)
  real[me + M.load] = real[me + M.load]! + needShown
  gainBelonging(forum, me, 0.5)
  real[me + M.meaning] = towardOne(real[me + M.meaning]!, 0.3 * meaning.gain * reward)
}
