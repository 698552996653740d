/** The normal form of a study file: every shorthand expanded, everything checked. The inside of the program only sees this. */
import type { Settings } from '../model/configure.js'
import type { NamedSettings } from '../model/sideBySide.js'
import type { Design } from './design.js'
import type { Hypothesis } from './hypothesis.js'
import type { Pairing, Replicates } from './replicates.js'
import type { Sensitivity } from './sensitivity.js'

export interface Arm {
  readonly name: string
  /** What this arm changes beyond the study's own settings. */
  readonly settings: Settings
  /** Two or more forums side by side, each with what it changes beyond the study's own settings, the arm's included; missing where there is one. */
  readonly forums?: readonly NamedSettings[]
}

export interface Study {
  /** The file's name without folder and ending; names the folder of the outputs. */
  readonly name: string
  /** The name where the file has no title. */
  readonly title: string
  /** What the study asks, in a sentence; the title where the file has no question. */
  readonly question: string
  /** The seed of the study: any string that is not empty. The seeds of its runs are derived from it. */
  readonly seed: string
  readonly replicates: Replicates
  readonly pairing: Pairing
  /** Settings of every arm, those of the files it extends included. */
  readonly settings: Settings
  /** At least one; the first is what the others are compared with. A file without arms has one, named after the file. */
  readonly arms: readonly Arm[]
  /** The points that every arm visits; undefined where the study has no `sweep`. A study has a sweep or a sensitivity, not both. */
  readonly design: Design | undefined
  /** What the study screens or shares out, with the design that it needs. */
  readonly sensitivity: Sensitivity | undefined
  /** What was expected before the first run. */
  readonly hypotheses: readonly Hypothesis[]
  readonly charts: readonly ChartName[]
}

/** The charts a study file may ask for, in the order in which they are shown where it asks for none. */
export const chartNames = ['hypotheses', 'sweep', 'sensitivity', 'timeline', 'arms', 'relief', 'writers', 'patterns'] as const
export type ChartName = (typeof chartNames)[number]
