/** What a sweep shows: measures along its axis or axes, or over two of them. */
import type { TopLevelSpec } from 'vega-lite'
import type { Results } from '../experiment/results.js'
import { type MeasureName, measures } from '../model/measures.js'
import type { Study } from '../scenario/study.js'
import { type AlongTable, inWords, linesAlong } from './along.js'
import { differenceCells, differenceNote, directionsAt } from './differenceMap.js'
import { betterOf, capitalised, labelOf, listed, quoted } from './findings.js'
import { framed, meanWith, provenance, type View } from './frame.js'
import { heatmap } from './heatmap.js'
import { levelsIn, type SweptParameter } from './parameterAxis.js'
import { difference, estimate, quantity, scaleOf } from './quantities.js'
import { alongTables, axesOf, type Maps, mapsOver, measuresOf } from './sweptTables.js'
import { wrapped } from './theme.js'
import { valueCells, valueMap } from './valueMap.js'

/** A picture of a sweep: all measures along its one axis, or one measure. */
export interface SweepPicture {
  /** Undefined where the picture shows all of them. */
  readonly measure?: MeasureName
  readonly specification: TopLevelSpec
}

const panel = { width: 320, height: 170 }
const columns = 2
const spacing = { row: 28, column: 44 }
/** More would not be looked at; `runs.csv` has all. */
const mostAxes = 12

/** The pictures of a study with a sweep; none for other studies. */
export function sweep(results: Results): SweepPicture[] {
  const { design } = results.study
  if (!design) return []
  const shown = measuresOf(results.study)
  const axes = axesOf(design)
  const [first, second] = axes
  if (first && axes.length === 1) return [{ specification: alongOne(results, alongTables(results, first, shown)) }]
  if (first && second && axes.length === 2 && design.method === 'grid') {
    return mapsOver(results, [first, second], shown).map((maps) => ({
      measure: maps.values.measure,
      specification: maps.differences.length === 0 ? valueMap(maps.values, results.study) : severalMaps(results, maps),
    }))
  }
  const tables = axes.slice(0, mostAxes).map((axis) => alongTables(results, axis, shown))
  return shown.map((measure, index) => ({
    measure,
    specification: alongSeveral(
      results,
      tables.map((ofAxis) => ofAxis[index]!),
      axes,
    ),
  }))
}

const heading = (text: string, below: string[] = []) =>
  ({ text, subtitle: below, fontSize: 12, offset: 8, subtitlePadding: 2, frame: 'group' }) as const

/** The value of the first arm at both ends of the axis. */
function ends({ measure, arms, points }: AlongTable): string | undefined {
  const levels = levelsIn(points.map(({ at }) => at))
  const own = points.filter(({ arm }) => arm === arms[0])
  const [from, to] = [levels[0], levels.at(-1)].map((level) => own.find(({ at }) => at === level)?.value)
  const { unit } = measures[measure]
  if (!from || !to || ![from, to].every((value) => Number.isFinite(value.estimate))) return undefined
  return `${labelOf(measure)} from ${estimate(from, unit)} to ${estimate(to, unit)}`
}

const sideBySide = ({ arms }: Pick<Study, 'arms'>): string =>
  arms.length > 1 ? ' At each value the arms stand side by side, so that none hides another.' : ''

/** Every measure along the one axis, a panel each. */
function alongOne({ study }: Results, tables: readonly AlongTable[]): TopLevelSpec {
  const { along, arms, points } = tables[0]!
  const levels = levelsIn(points.map(({ at }) => at))
  const said = tables.flatMap((table) => ends(table) ?? []).slice(0, 2)
  const withArm = arms.length > 1 ? ` with ${quoted(arms[0]!)}` : ''
  const title = `As ${along.name} goes from ${levels[0]} to ${levels.at(-1)}${withArm}: ${said.join('; ') || 'nothing is defined'}`
  return {
    ...framed(
      {
        title,
        notes: [`${capitalised(meanWith(study, 'its 95 % interval'))}${sideBySide(study)}`],
        alternative: `Line charts along ${along.name}. ${title}. ${tables.map((table) => `${labelOf(table.measure)}: ${inWords(table)}`).join('. ')}.`,
      },
      provenance(study, 'point'),
    ),
    columns,
    spacing,
    resolve: { scale: { color: 'shared', shape: 'shared' } },
    concat: tables.map((table): View => ({ title: heading(capitalised(labelOf(table.measure))), ...linesAlong(table, panel) })),
  }
}

/** One measure along each of several axes, a panel each. */
function alongSeveral({ study }: Results, tables: readonly AlongTable[], axes: readonly SweptParameter[]): TopLevelSpec {
  const { measure, apart } = tables[0]!
  const label = capitalised(labelOf(measure))
  const farthest = [...tables].sort((one, other) => reach(other) - reach(one))[0]!
  const { design } = study
  const title = apart
    ? `${label} at ${tables[0]!.points.length / study.arms.length} points that differ in ${axes.length} parameters at once`
    : `${label}: largest span along ${farthest.along.name}${span(farthest)}`
  const over =
    design?.method === 'one-at-a-time'
      ? 'Along each parameter the others stand still. '
      : 'Along each parameter the mean over all values of the others. '
  const left = axes.length > tables.length ? [`The first ${tables.length} of ${axes.length} parameters.`] : []
  return {
    ...framed(
      {
        title,
        notes: [
          `${apart ? 'Each mark is a point. ' : over}${capitalised(meanWith(study, 'its 95 % interval'))}`,
          ...left,
          ...(apart ? [] : [sideBySide(study).trim()].filter(Boolean)),
        ],
        alternative: `Charts of ${labelOf(measure)} along ${listed(tables.map(({ along }) => along.name))}. ${title}. ${apart ? '' : tables.map((table) => `Along ${table.along.name}: ${inWords(table)}`).join('. ')}`,
      },
      provenance(study, 'point'),
    ),
    columns,
    spacing,
    resolve: { scale: { color: 'shared', shape: 'shared', y: 'shared' } },
    concat: tables.map((table): View => linesAlong(table, panel)),
  }
}

/** How far the mean of an arm goes along an axis, in the arm where it goes farthest; 0 where nothing is known. */
const reach = (table: AlongTable): number => far(extremes(table))

const far = ({ least, most }: ReturnType<typeof extremesOf>): number =>
  least && most ? most.value.estimate - least.value.estimate : 0

/** The lowest and the highest point of the arm that goes farthest, the first of them where several do. */
function extremes(table: AlongTable): ReturnType<typeof extremesOf> {
  const [first, ...others] = table.arms.map((arm) => extremesOf(table, arm))
  return others.reduce((best, one) => (far(one) > far(best) ? one : best), first!)
}

function extremesOf({ points }: AlongTable, arm: string) {
  const known = points
    .filter((point) => point.arm === arm && Number.isFinite(point.value.estimate))
    .sort((one, other) => one.value.estimate - other.value.estimate)
  return { arm, least: known[0], most: known.at(-1) }
}

function span(table: AlongTable): string {
  const { arm, least, most } = extremes(table)
  if (!least || !most) return ''
  const { unit } = measures[table.measure]
  const withArm = table.arms.length > 1 ? ` with ${quoted(arm)}` : ''
  return `, from ${estimate(least.value, unit)} (at ${least.at}) to ${estimate(most.value, unit)} (at ${most.at})${withArm}`
}

/** One measure over two axes: its value in the first arm, and how the others differ from it. */
function severalMaps({ study }: Results, { values, differences }: Maps): TopLevelSpec {
  const { measure, across, up } = values
  const first = study.arms[0]!.name
  const { unit } = measures[measure]
  const shown = scaleOf(unit)
  const better = betterOf(measure)
  const label = capitalised(labelOf(measure))
  const found = differences.map((table) => `${quoted(table.arm)} ${directionsAt(table)}`)
  const title = `${label} against ${quoted(first)}: ${found.join('; ')}`
  const [one] = values.cells
  const same =
    one && values.cells.every(({ value }) => value.estimate === one.value.estimate) ? quantity(one.value, unit) : undefined
  const told = (words: readonly (string | undefined | false)[]) => wrapped(words.filter(Boolean).join(', '), 60)
  const cellWidth = 62
  const said = [
    `${first}: ${values.cells.map(({ x, y, value }) => `${x} and ${y}: ${quantity(value, unit)}`).join('; ')}`,
    ...differences.map(
      ({ arm, cells }) =>
        `${arm} less ${first}: ${cells.map(({ x, y, value }) => `${x} and ${y}: ${difference(value, unit)}`).join('; ')}`,
    ),
  ]
  return {
    ...framed(
      {
        title,
        notes: [
          study.replicates.most > 1
            ? `${same === undefined ? 'First map: mean over the replicates of each point. ' : `With ${quoted(first)} ${same} at every point. `}${differenceNote(study)} Every map has colours of its own.`
            : 'One run of each point, so that no difference can be told from chance. Heavy line: where its sign changes.',
        ],
        alternative: `Maps of ${labelOf(measure)} over ${across} and ${up}. ${title}. ${said.join('. ')}.`,
      },
      provenance(study, 'point'),
    ),
    columns,
    spacing,
    resolve: { scale: { color: 'independent' } },
    concat: [
      ...(same === undefined
        ? [
            {
              title: heading(quoted(first), told([labelOf(measure), shown.unit, better && `${better} is better`])),
              ...heatmap({ ...valueCells(values), cellWidth }),
            },
          ]
        : []),
      ...differences.map(
        (table): View => ({
          title: heading(
            `${quoted(table.arm)} less ${quoted(first)}`,
            told(['difference', shown.difference, better ? `blue: ${better}, which is better` : 'blue: higher']),
          ),
          ...heatmap({ ...differenceCells(table), cellWidth }),
        }),
      ),
    ],
  }
}
