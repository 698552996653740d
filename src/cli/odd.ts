/** `responsorium explain --odd`: the description of the model, whole, stamped with the version it tells of. */
import { oddProse } from '../files/odd.js'
import { commit, modelFingerprint, packageVersion } from '../files/provenance.js'
import { oddAlone } from '../report/odd.js'
import { UsageError } from './exit.js'

/**
 * The whole description in Markdown, with the tables of this version.
 * @throws UsageError where a part was asked for besides
 */
export function describeModel(name: string | undefined, assumptions: boolean): string {
  if (name !== undefined) throw new UsageError(`--odd describes the whole model. For one thing: responsorium explain ${name}`)
  if (assumptions)
    throw new UsageError('--odd describes the whole model. For the assumptions: responsorium explain --assumptions')
  const at = commit()
  const version = `Responsorium ${packageVersion()}, model ${modelFingerprint()}${at === undefined ? '' : `, commit ${at}`}.`
  return oddAlone(oddProse(), version)
}
