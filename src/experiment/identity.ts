/** Whether two studies have runs in common, so that what was done for one may stand for the other. */
import type { ParameterName, Settings } from '../model/configure.js'
import { nameInArm } from '../scenario/forums.js'
import type { Study } from '../scenario/study.js'
import { type Cell, cellsOf, runId } from './cells.js'
import { valueIn } from './plan.js'

/**
 * What makes `now` another study than `before`, in words; empty where every run of `before` is also a run of `now`. Further
 * arms, points and replicates, another order of arms, another title, other charts or hypotheses leave it the same study.
 */
export function differences(before: Study, now: Study): string[] {
  const found: string[] = []
  if (before.seed !== now.seed) found.push(`the seed was "${before.seed}" and is "${now.seed}"`)
  if (before.pairing !== now.pairing) found.push(`the pairing was ${before.pairing} and is ${now.pairing}`)
  const [had, has] = [before.replicates.most, now.replicates.most]
  if (had > has) found.push(`it had ${had} replicates, now ${has}`)

  const arms = new Set(now.arms.map(({ name }) => name))
  for (const { name } of before.arms) if (!arms.has(name)) found.push(`the arm "${name}" is gone`)
  const cells = new Map(cellsOf(now).map((cell) => [nameOf(cell), cell]))
  const gone = new Set<string>()
  for (const cell of cellsOf(before)) {
    const same = cells.get(nameOf(cell))
    if (same) found.push(...changes(cell, same))
    else if (arms.has(cell.arm)) gone.add(cell.point)
  }
  return [...found, ...missingPoints([...gone])]
}

const nameOf = (cell: Cell): string => runId(cell, 0)

function changes({ arm, point, settings, forums }: Cell, now: Cell): string[] {
  const [had, has] = [forums, now.forums].map((list) => list?.map(({ name }) => name) ?? [])
  if (String(had) !== String(has)) {
    const inWords = (names: readonly string[] = []): string => (names.length === 0 ? 'one forum' : names.join(' and '))
    return [`"${arm}" had ${inWords(had)} and has ${inWords(has)}`]
  }
  if (forums && now.forums) {
    const after = now.forums
    return forums.flatMap(({ name, settings: own }, place) => changesIn(nameInArm(arm, name), point, own, after[place]!.settings))
  }
  return changesIn(arm, point, settings, now.settings)
}

function changesIn(row: string, point: string, settings: Settings, now: Settings): string[] {
  const names = new Set([...Object.keys(settings), ...Object.keys(now)]) as Set<ParameterName>
  const place = `"${row}"${point === '' ? '' : ` at ${point}`}`
  return [...names]
    .filter((name) => valueIn(settings, name) !== valueIn(now, name))
    .map((name) => `${name} of ${place} was ${valueIn(settings, name)} and is ${valueIn(now, name)}`)
}

/** The one point of a study without a design has no name. */
function missingPoints([first, ...others]: readonly string[]): string[] {
  if (first === undefined) return []
  if (first === '') return ['it had no sweep']
  return [others.length === 0 ? `the point ${first} is gone` : `${others.length + 1} points are gone, ${first} among them`]
}
