/** The columns of every table in a folder of outputs: what the writers write and what the dictionary explains. */
import { changedParameters, designOf } from '../experiment/plan.js'
import { declarationOf, isChoice } from '../model/configure.js'
import { postKinds } from '../model/log.js'
import { dailyMeasures, dailyNames, measureNames, measures } from '../model/measures.js'
import type { Study } from '../scenario/study.js'

export interface Column {
  readonly name: string
  readonly type: 'text' | 'number' | 'whole'
  readonly unit: string
  readonly meaning: string
  readonly definition: string
}

export const column = (name: string, type: Column['type'], unit: string, meaning: string, definition: string): Column => ({
  name,
  type,
  unit,
  meaning,
  definition,
})

export const study = column('study', 'text', '-', 'name of the study', "The study file's name without folder and ending.")
const arm = column('arm', 'text', '-', 'arm of the study', 'As named in the study file.')
const armOrForum = column(
  'arm',
  'text',
  '-',
  'arm of the study, or one of the forums in it',
  'As named in the study file; of forums side by side, arm / forum. The row of an arm with several forums is about all of them together: every person counts once, posts and visits are added up, and every measure is computed as of one forum whose members are the people.',
)
const point = column('point', 'text', '-', 'point of the design', 'Named by its values, or by the design and a number.')
const replicate = column('replicate', 'whole', '1', 'replicate, from 1', 'Equal replicates of all arms share their luck.')
const seed = column('seed', 'text', '-', 'seed of the run', "Made from the study's seed and the replicate.")

/** Whether some arm has several forums. */
const hasForums = ({ arms }: Study): boolean => arms.some(({ forums }) => forums)

/** What names a run, or a forum in it; the point only where a study has a design. */
function placeColumns(of: Study): Column[] {
  const named = hasForums(of) ? armOrForum : arm
  return designOf(of) ? [named, point, replicate] : [named, replicate]
}

/** One row per run, and of a run of several forums one more for each. */
export const runColumns = (of: Study): Column[] => [
  study,
  ...placeColumns(of),
  seed,
  ...changedParameters(of).map((name) => {
    const differing = hasForums(of) ? ' Empty where the forums of an arm differ in it.' : ''
    const declaration = declarationOf(name)!
    const range = isChoice(declaration) ? declaration.choices.join(', ') : `${declaration.low} to ${declaration.high}`
    const definition = `A parameter: default ${declaration.default}, range ${range}; source: ${declaration.source}.${differing}`
    return column(name, isChoice(declaration) ? 'text' : 'number', declaration.unit, declaration.meaning, definition)
  }),
  ...measureNames.map((name) => column(name, 'number', measures[name].unit, measures[name].meaning, measures[name].definition)),
]

const per = { sum: 'Of the day.', last: 'At the end of the day.', mean: 'At the end of the day; empty where nobody counts.' }

/** One row per run and day. */
export const dailyColumns = (of: Study): Column[] => [
  study,
  ...placeColumns(of),
  column('day', 'whole', 'days', 'day of the run, from 1', 'Day 1 is the first.'),
  ...dailyNames.map((name) => {
    const { unit, meaning, over } = dailyMeasures[name]
    return column(name, 'number', unit, meaning, per[over])
  }),
]

/** One row per post, in the order of writing within a run. */
export const postColumns = (of: Study): Column[] => [
  ...placeColumns(of),
  column('post_id', 'whole', '-', 'post, from 0', 'Unique within a run.'),
  column('thread_id', 'whole', '-', 'thread the post stands in', 'Unique within a run.'),
  column(
    'member_id',
    'whole',
    '-',
    'author',
    'Unique within a run, from 1, the same person in all its forums; 0 for professionals.',
  ),
  column('parent_post_id', 'whole', '-', 'post that is answered', 'Empty for the first post of a thread.'),
  column('t', 'whole', 's', 'time of the post', 'Seconds since the start of the run.'),
  column('kind', 'text', '-', 'what the post is', postKinds.join(', ')),
]

/** One row per run that failed. */
export const failureColumns = (of: Study): Column[] => [
  study,
  ...placeColumns(of),
  seed,
  column('message', 'text', '-', 'what went wrong', 'As the run said it.'),
  column('stack', 'text', '-', 'where it went wrong', 'For whoever mends the program.'),
]

/** One row per column of the other tables. */
export const dictionaryColumns: readonly Column[] = [
  column('table', 'text', '-', 'table the column stands in', 'The name of the file without ending.'),
  column('column', 'text', '-', 'name of the column', 'As in the first line of the table.'),
  column('unit', 'text', '-', 'unit of its values', 'A dash where there is none, 1 for pure numbers.'),
  column('meaning', 'text', '-', 'what it is', 'In a few words.'),
  column('definition', 'text', '-', 'what it is exactly', 'As it is computed.'),
]
