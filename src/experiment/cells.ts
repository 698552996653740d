/** The cells of a study: every arm at every point of its design. A run is one replicate of a cell. */
import { configure, ParameterError, type Settings } from '../model/configure.js'
import { configureTogether, type NamedSettings } from '../model/sideBySide.js'
import type { Study } from '../scenario/study.js'
import { pointsOf, type Role } from './points.js'

export interface Cell {
  readonly arm: string
  /** The id of the point. */
  readonly point: string
  /** Complete: the study's settings, then the arm's, then the point's. */
  readonly settings: Settings
  /** The settings of each of several forums, complete; missing where there is one. */
  readonly forums?: readonly NamedSettings[]
  /** Where the analysis of sensitivity finds it. */
  readonly role?: Role
}

/** All cells, arm by arm and point by point. */
export function cellsOf(study: Study): Cell[] {
  const { seed, settings, design = study.sensitivity?.design } = study
  const points = pointsOf(design, seed, settings)
  return study.arms.flatMap((arm) =>
    points.map(({ id, role, settings: moved }) => ({
      arm: arm.name,
      point: id,
      settings: { ...settings, ...arm.settings, ...moved },
      ...(arm.forums
        ? { forums: arm.forums.map(({ name, settings: own }) => ({ name, settings: { ...settings, ...own, ...moved } })) }
        : {}),
      ...(role ? { role } : {}),
    })),
  )
}

/** The id of a run, unique in a study: `arm/replicate`, with a design `arm/point/replicate`. */
export const runId = ({ arm, point }: Pick<Cell, 'arm' | 'point'>, replicate: number): string =>
  point === '' ? `${arm}/${replicate}` : `${arm}/${point}/${replicate}`

/** A cell that cannot be run, and why. */
export interface ImpossibleCell extends Cell {
  /** Such as `professionals.to: 9 must be later than professionals.from (12)`. */
  readonly problems: readonly string[]
}

/** The cells where a parameter is out of its range or a rule between parameters is broken, in order. */
export function impossibleCells(cells: readonly Cell[]): ImpossibleCell[] {
  return cells.flatMap((cell) => {
    try {
      if (cell.forums) configureTogether(cell.forums)
      else configure(cell.settings)
      return []
    } catch (error) {
      if (!(error instanceof ParameterError)) throw error
      return [{ ...cell, problems: error.problems.map(({ name, message }) => `${name}: ${message}`) }]
    }
  })
}
