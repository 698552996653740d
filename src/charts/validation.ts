/** The base of a study beside the patterns of real forums, those it was set to and those kept, with the null model. */
import type { TopLevelSpec } from 'vega-lite'
import { PATTERN_DAYS, type Place } from '../evidence/patterns.js'
import { valueIn } from '../experiment/plan.js'
import type { JudgedPattern, Judgement, Validation } from '../experiment/validation.js'
import { acrossBand, arrowAt, bandOf, beyond, extentOf, looks, places, writtenFor } from './bands.js'
import { framed, type Layer, provenance, type View } from './frame.js'
import { acrossRows, column, placeScales, rowsOf } from './rows.js'

const width = 330
const rowHeight = 27
const columns = { model: width + 12, nullModel: width + 80, band: width + 148 } as const

const groups = [
  { use: 'calibration', title: 'Calibration: the defaults were set to these' },
  { use: 'validation', title: 'Validation: kept to test the model' },
] as const

/** One mark: of the model, or of the null model in the same row. */
function markOf({ pattern, model, nullModel }: JudgedPattern, which: 'model' | 'nullModel') {
  const { value, place } = which === 'model' ? model : nullModel
  const across = acrossBand(pattern, [model.value.estimate, nullModel.value.estimate])
  return {
    id: pattern.id,
    which,
    place,
    at: across(value.estimate),
    low: across(value.low),
    high: across(value.high),
  }
}

function rowOf(judged: JudgedPattern) {
  const { pattern, model, nullModel } = judged
  const written = ({ value, place }: Judgement) =>
    place === 'not defined' ? '–' : `${arrowAt(pattern, value.estimate)}${writtenFor(pattern, value.estimate)}`
  return { id: pattern.id, ...extentOf(pattern), model: written(model), nullModel: written(nullModel), band: bandOf(pattern) }
}

function viewOf(judged: readonly JudgedPattern[], title: string): View {
  const marks = judged.flatMap((one) => [markOf(one, 'model'), markOf(one, 'nullModel')])
  const labelExpr = "datum.value === 0 ? 'lower edge' : 'upper edge'"
  const x = acrossRows([-beyond, 1 + beyond], { values: [0, 1], labelExpr, title: null })
  const offset = { field: 'which', type: 'nominal' as const, sort: ['model', 'nullModel'] as string[] }
  const { color, shape } = placeScales(places, looks)
  const point = (which: 'model' | 'nullModel'): Layer => ({
    data: { values: marks },
    transform: [{ filter: { field: 'which', equal: which } }, { filter: { field: 'at', valid: true } }],
    mark: { type: 'point', filled: which === 'model', size: which === 'model' ? 70 : 45, opacity: 1, strokeWidth: 1.5 },
    encoding: { x: { field: 'at', ...x }, yOffset: offset, color, shape },
  })
  return {
    title: { text: title, anchor: 'start', frame: 'group', fontSize: 13, offset: 18 },
    width,
    height: rowHeight * judged.length,
    data: { values: judged.map(rowOf) },
    encoding: { y: rowsOf('id') },
    layer: [
      {
        mark: { type: 'bar', color: '#dcdcdc', height: { band: 0.8 } },
        encoding: { x: { field: 'from', ...x }, x2: { field: 'to' } },
      },
      {
        data: { values: marks },
        transform: [{ filter: { field: 'low', valid: true } }, { filter: { field: 'high', valid: true } }],
        mark: { type: 'rule', strokeWidth: 1.5 },
        encoding: { x: { field: 'low', ...x }, x2: { field: 'high' }, yOffset: offset, color },
      },
      point('nullModel'),
      point('model'),
      ...column('model', columns.model, 'model'),
      ...column('nullModel', columns.nullModel, 'null'),
      ...column('band', columns.band, 'band'),
    ],
  }
}

/** Both groups, one below the other; every row is scaled so that its band fills the grey bar. */
export function validationChart({ study, judged }: Validation): TopLevelSpec {
  const shown = groups.map((group) => ({ ...group, own: judged.filter(({ pattern }) => pattern.use === group.use) }))
  const counts = (which: 'model' | 'nullModel') =>
    shown.map(({ use, own }) => {
      const at = (place: Place): number => own.filter((one) => one[which].place === place).length
      const silent = at('not defined') > 0 ? `, silent on ${at('not defined')}` : ''
      const whose = which === 'nullModel' ? `of ${use}` : use === 'calibration' ? 'it was set to' : 'kept to test it'
      return `inside ${at('inside')}, undecided on ${at('undecided')}, outside ${at('outside')}${silent} of the ${own.length} patterns ${whose}`
    })
  const title = `The model is ${counts('model').join('; ')}`
  const said = judged.map((one) => {
    const { pattern, model, nullModel } = one
    const row = rowOf(one)
    return `${pattern.id}: ${row.model}, ${model.place}; null model ${row.nullModel}, ${nullModel.place}; band ${row.band}`
  })
  return {
    ...framed(
      {
        title,
        notes: [
          'Grey: the band of real forums. Filled marks: mean over the replicates of the model with its 95 % interval; hollow: of the null model, of which what is not drawn has no value.',
          'Undecided: the interval goes over an edge of the band. The null model has as many posters as the model, who stop by chance and write anywhere.',
          `The null model is ${counts('nullModel').join('; ')}.`,
          `The bands are meant for forums of ${PATTERN_DAYS} days; these have ${valueIn(study.settings, 'clock.days')}.`,
        ],
        alternative: `${title}. ${said.join('. ')}.`,
      },
      provenance(study),
    ),
    vconcat: shown.filter(({ own }) => own.length > 0).map(({ own, title }) => viewOf(own, title)),
    spacing: 40,
  }
}
