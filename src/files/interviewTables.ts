/** The tables of an interview study, as CSV and JSON. */
import { join } from 'node:path'
import { type Findings, groupWords } from '../evidence/interview/findings.js'
import { groups } from '../evidence/interview/interview.js'
import { interviewDeclarations, PREFIX } from '../evidence/interview/parameters.js'
import type { SaturationName } from '../evidence/interview/pooling.js'
import { questions } from '../evidence/interview/questions.js'
import type { Failure } from '../experiment/engine.js'
import type { Study } from '../scenario/study.js'
import type { Interval } from '../statistics/interval.js'
import { type Column, column, dictionaryColumns } from './columns.js'
import { type Cell, csvWriter } from './csv.js'
import { replaceFile, replacing } from './replacing.js'

const text = (name: string, meaning: string, definition: string): Column => column(name, 'text', '-', meaning, definition)
const count = (name: string, meaning: string, definition: string): Column => column(name, 'whole', 'members', meaning, definition)
const share = (name: string, meaning: string, definition: string): Column => column(name, 'number', 'share', meaning, definition)
const bounds = (unit: string): Column[] => [
  column('estimate', 'number', unit, 'the estimate', 'Mean over the replicates; empty where it is not defined.'),
  column('low', 'number', unit, 'its lower bound', 'Of the 95 % interval over the replicates.'),
  column('high', 'number', unit, 'its upper bound', 'Of the 95 % interval over the replicates.'),
  column('n', 'whole', '1', 'replicates it rests on', 'Those in which it is defined.'),
]
const arm = text('arm', 'arm of the study', 'As named in the study file.')
const replicate = column('replicate', 'whole', '1', 'replicate, from 1', 'Equal replicates of all arms share their luck.')
const seed = text('seed', 'seed of the run', "Made from the study's seed and the replicate.")
const question = text('question', 'what is asked', `One of ${questions.map(({ name }) => name).join(', ')}.`)

const tables = {
  answers: [
    arm,
    question,
    text('answer', 'kind of answer, or a number behind it', 'One of the kinds of the question, or `median`, or `any`.'),
    text('group', 'of whom it is told', groups.join(', ')),
    text(
      'what',
      'what the estimate is',
      'share of those the question applies to; people: how many it applies to; gap: that share less that of everyone, run by run; median.',
    ),
    ...bounds('as what says'),
  ],
  saturation: [
    arm,
    question,
    text('what', 'what is told of many interviews of the same forum', 'As in interview.json.'),
    ...bounds('share, of lastNew interviews'),
  ],
  thresholds: [
    arm,
    question,
    column(
      'threshold',
      'number',
      '-',
      'from what on the answer is yes',
      'Half of the number of the interview, and twice it, or the middle between it and the end of its range.',
    ),
    text(
      'what',
      'what is told with it',
      'answered, eligible, everyone: share of those who say yes; unanimous, wrong: as in interview.json, wrong by everyone.',
    ),
    ...bounds('share'),
  ],
  interviews: [
    arm,
    replicate,
    seed,
    column('place', 'whole', '1', 'place among those who answered', 'From 1, the first to answer; first draw of the run.'),
    column('member', 'whole', '-', 'number of the member in the run', 'From 0.'),
    share('belonging', 'felt belonging', 'At the end of the run.'),
    ...questions.map(({ name, asks, definition }) => text(name, asks, `${definition} Empty where it does not apply.`)),
  ],
  runs: [
    arm,
    replicate,
    seed,
    count('everyone', 'all who ever joined', 'Count at the end of the run.'),
    count('eligible', 'who may be asked', `Who wrote in the last ${PREFIX}days days, gone since or not.`),
    count('asked', 'who are asked', `${PREFIX}asked, or all where fewer are eligible.`),
    count('answered', 'who answer', `${PREFIX}answered, or all where fewer are asked.`),
    share('gone', 'of those eligible, who have left for good', 'Share at the end of the run.'),
    share(
      'somethingNew',
      'one interview more brings a kind of answer not yet heard',
      'Share of the redraws with one more to ask.',
    ),
    column(
      'lastNew',
      'number',
      'interviews',
      'number of the interview that brought the last new kind of answer',
      'Mean over the redraws.',
    ),
  ],
  failures: [
    text('run', 'run that failed', 'As arm/replicate.'),
    text('message', 'what went wrong', 'As the run said it.'),
    text('stack', 'where it went wrong', 'For whoever mends the program.'),
  ],
} as const satisfies Record<string, readonly Column[]>

const cell = (value: number): Cell => (Number.isNaN(value) ? null : value)
const intervalCells = ({ estimate, low, high, n }: Interval): Cell[] => [cell(estimate), cell(low), cell(high), n]

/** Writes every table and the JSON, and names them. */
export async function writeInterviewTables(
  folder: string,
  study: Study,
  findings: Findings,
  { failures, version, model }: { failures: ReadonlyMap<string, Failure>; version: string; model: string },
): Promise<string[]> {
  const rows: Readonly<Record<keyof typeof tables, readonly Cell[][]>> = {
    answers: answerRows(findings),
    saturation: saturationRows(findings),
    thresholds: thresholdRows(findings),
    interviews: findings.runs.flatMap((run) =>
      run.interview.first.map(({ member, belonging, answers }, place) => [
        run.arm,
        run.replicate,
        run.seed,
        place + 1,
        member,
        belonging,
        ...questions.map(({ kinds }, asked) => kinds[answers[asked]!] ?? null),
      ]),
    ),
    runs: findings.runs.map(({ interview: { sizes, gone, somethingNew, lastNew }, ...run }) => [
      run.arm,
      run.replicate,
      run.seed,
      sizes.everyone,
      sizes.eligible,
      sizes.asked,
      sizes.answered,
      ...[gone, somethingNew, lastNew].map(cell),
    ]),
    failures: [...failures].map(([id, { message, stack }]) => [id, message, stack]),
  }
  const names = (Object.keys(tables) as (keyof typeof tables)[]).filter((name) => name !== 'failures' || failures.size > 0)
  for (const name of names) await writeTable(join(folder, `${name}.csv`), tables[name], rows[name])
  const dictionary = names.flatMap((name) =>
    tables[name].map(({ name: called, unit, meaning, definition }) => [name, called, unit, meaning, definition]),
  )
  await writeTable(join(folder, 'dictionary.csv'), dictionaryColumns, dictionary)
  await replaceFile(join(folder, 'interview.json'), interviewJson(study, findings, { version, model }))
  return [...names.map((name) => `${name}.csv`), 'dictionary.csv', 'interview.json']
}

async function writeTable(path: string, columns: readonly Column[], rows: readonly (readonly Cell[])[]): Promise<void> {
  await replacing([path], async ([temporary]) => {
    const table = await csvWriter(temporary, columns)
    for (const row of rows) await table.add(row)
    await table.finish()
  })
}

function answerRows({ arms }: Findings): Cell[][] {
  return arms.flatMap(({ name, pooled }) =>
    pooled.questions.flatMap(({ question: asked, answers, applies, median }) => [
      ...groups.map((group) => [name, asked, 'any', group, 'people', ...intervalCells(applies[group])]),
      ...answers.flatMap(({ kind, share: shares, gap }) =>
        groups.flatMap((group) => [
          [name, asked, kind, group, 'share', ...intervalCells(shares[group])],
          ...(group === 'everyone' ? [] : [[name, asked, kind, group, 'gap', ...intervalCells(gap[group])]]),
        ]),
      ),
      ...(median ? groups.map((group) => [name, asked, 'median', group, 'median', ...intervalCells(median[group])]) : []),
    ]),
  )
}

function saturationRows({ arms }: Findings): Cell[][] {
  return arms.flatMap(({ name, pooled }) =>
    pooled.questions.flatMap(({ question: asked, saturation }) =>
      (Object.entries(saturation) as [SaturationName, Interval][]).map(([what, interval]) => [
        name,
        asked,
        what,
        ...intervalCells(interval),
      ]),
    ),
  )
}

const thresholdRows = ({ arms }: Findings): Cell[][] =>
  arms.flatMap(({ name, pooled }) =>
    pooled.questions.flatMap(({ question: asked, thresholds }) =>
      thresholds.flatMap(({ value, share: shares, unanimous, wrong }) =>
        Object.entries({ ...shares, unanimous, wrong }).map(([what, interval]) => [
          name,
          asked,
          value,
          what,
          ...intervalCells(interval),
        ]),
      ),
    ),
  )

/** Everything that is known of the interviews of a study; what is not defined is null. */
export function interviewJson(study: Study, findings: Findings, { version, model }: { version: string; model: string }): string {
  const content = {
    responsorium: version,
    model,
    study: { name: study.name, title: study.title, seed: study.seed, replicates: study.replicates },
    parameters: Object.fromEntries(
      Object.entries(interviewDeclarations).map(([name, { unit, meaning, source }]) => [
        `${PREFIX}${name}`,
        { value: findings.parameters[name as keyof typeof interviewDeclarations], unit, meaning, source },
      ]),
    ),
    groups: groupWords(findings.parameters),
    questions: questions.map(({ name, asks, of, kinds, study: said, definition, amount }) => ({
      name,
      asks,
      of,
      kinds,
      study: said,
      definition,
      amount: amount && { unit: amount.unit, meaning: amount.meaning },
    })),
    arms: findings.arms,
  }
  return `${JSON.stringify(content, (_, value) => (typeof value === 'number' && !Number.isFinite(value) ? null : value), 2)}\n`
}
