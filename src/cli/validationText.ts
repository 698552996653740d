/** What `responsorium validate` prints: every pattern with its band, the model and the null model. */
import { bandOf } from '../charts/bands.js'
import { decimalsFor, figure, scaleOf } from '../charts/quantities.js'
import type { Pattern, Place } from '../evidence/patterns.js'
import { designOf, valueIn } from '../experiment/plan.js'
import { countsOf, type JudgedPattern, type Judgement, type Validation } from '../experiment/validation.js'
import type { Study } from '../scenario/study.js'
import { grid, paragraph } from './layout.js'

export interface Circumstances {
  /** Of the terminal, in characters. */
  readonly width: number
  readonly file: string
  /** The study as its file and the flags have it. */
  readonly stated: Study
}

const groups = [
  { use: 'calibration', title: 'CALIBRATION: the defaults were set to these, so that it proves little that they hold' },
  { use: 'validation', title: 'VALIDATION: kept to test the model' },
] as const

/** `outside` is what is looked for, so that it stands out. */
const words: Readonly<Record<Place, string>> = {
  inside: 'inside',
  outside: 'OUTSIDE',
  undecided: 'undecided',
  'not defined': '-',
}

export function validationText(validation: Validation, circumstances: Circumstances): string {
  const { judged } = validation
  const { width } = circumstances
  const parts = groups.flatMap(({ use, title }) => {
    const own = judged.filter(({ pattern }) => pattern.use === use)
    return own.length === 0 ? [] : [`${title}\n\n${groupText(own, width)}`]
  })
  return `\n${head(validation, circumstances)}\n${parts.join('\n')}\n${countsText(judged)}\n${legend(width)}`
}

function head({ study }: Validation, { width, file, stated }: Circumstances): string {
  const days = valueIn(study.settings, 'clock.days')
  const own = valueIn(stated.settings, 'clock.days')
  const left = [...(stated.arms.length > 1 ? ['its arms'] : []), ...(designOf(stated) ? ['its design'] : [])]
  const notes = [
    `${study.replicates.most} forums of ${days} days, seed ${study.seed}${own === days ? '' : ` (the file says ${own} days; the patterns are meant for ${days})`}.`,
    left.length === 0 ? '' : `Of ${file} only what is set outside ${left.join(' and ')}.`,
  ]
  return `${study.title}\n${paragraph(notes.filter(Boolean).join(' '), width, '')}`
}

function groupText(judged: readonly JudgedPattern[], width: number): string {
  const whole = rowsText(judged, true)
  // Where it would not fit the null model goes without its intervals; tables and pictures have them.
  const [heads, ...lines] = whole.some((line) => line.length > width) ? rowsText(judged, false) : whole
  // The words stand above their numbers: beside them the lines would be too wide for most windows.
  const parts = lines.map((line, place) => {
    const { id, says } = judged[place]!.pattern
    return `${paragraph(`${id}: ${says}`, width, '')}${line}\n`
  })
  return `${heads}\n${parts.join('')}`
}

/** A line of headings, and one for each pattern. */
function rowsText(judged: readonly JudgedPattern[], nullIntervals: boolean): string[] {
  const rows = judged.map(({ pattern, model, nullModel }) => [
    '   ',
    bandOf(pattern),
    valueText(pattern, model),
    words[model.place],
    nullIntervals ? valueText(pattern, nullModel) : valueText(pattern, nullModel).replace(/ \(.*/, ''),
    words[nullModel.place],
  ])
  return grid([['   ', 'band', 'model', '', 'null model', ''], ...rows])
    .trimEnd()
    .split('\n')
}

/** Mean and interval with the decimals they earn; the unit stands with the band. */
function valueText({ quantity }: Pattern, { value, place }: Judgement): string {
  if (place === 'not defined') return ''
  const { factor } = scaleOf(quantity.unit)
  const scaled = { estimate: value.estimate * factor, low: value.low * factor, high: value.high * factor }
  const decimals = decimalsFor(scaled)
  const bounds = Number.isFinite(value.low) ? ` (${figure(scaled.low, decimals)} to ${figure(scaled.high, decimals)})` : ''
  return figure(scaled.estimate, decimals) + bounds
}

function countsText(judged: readonly JudgedPattern[]): string {
  const rows = countsOf(judged).map(({ use, which, counts, of }) => [
    use,
    which === 'model' ? 'model' : 'null model',
    ...[...counts, of].map(String),
  ])
  return grid([['', '', 'inside', 'undecided', 'outside', 'says nothing', 'of'], ...rows])
}

const legend = (width: number): string =>
  paragraph(
    'Means over the runs with their 95 % intervals. Inside and outside are told where the whole interval lies on that side; undecided where it goes over an edge. ' +
      'The null model: as many posters, who stop after the n-th post with chance 0.47 n^-0.8 and write in threads drawn at random; what holds in it needs no mechanism. ' +
      'Statements about a model, not about people.',
    width,
    '',
  )
