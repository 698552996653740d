/** What the measures hang on: an overview of all of them, and a picture of each. */
import type { TopLevelSpec } from 'vega-lite'
import { byImportance, weights } from '../experiment/ranking.js'
import type { Screening, VarianceShares } from '../experiment/sensitivity.js'
import type { MeasureName } from '../model/measures.js'
import { labelOf, listed, quoted } from './findings.js'
import { type Caption, framed, type Layer, provenance } from './frame.js'
import { morrisPlane } from './morrisPlane.js'
import { figure, rounded } from './quantities.js'
import { sobolBars } from './sobolBars.js'
import { ink } from './theme.js'

type Table = Screening | VarianceShares

export interface SensitivityPicture {
  readonly name: string
  /** Undefined for the overview. */
  readonly measure?: MeasureName
  readonly specification: TopLevelSpec
}

/** For every arm an overview, where there is more than one measure, and a picture of each. Further arms are numbered. */
export function sensitivity(tables: readonly Table[], caption: Caption): SensitivityPicture[] {
  const arms = [...new Set(tables.map(({ arm }) => arm))]
  return arms.flatMap((arm, index) => {
    const own = tables.filter((table) => table.arm === arm)
    const number = index === 0 ? '' : `-${index + 1}`
    const named = arms.length > 1 ? arm : undefined
    return [
      ...(own.length > 1 ? [{ name: `sensitivity${number}`, specification: overview(own, caption, named) }] : []),
      ...own.map((table) => ({
        name: `sensitivity-${table.measure}${number}`,
        measure: table.measure,
        specification: pictureOf(table, caption, named),
      })),
    ]
  })
}

function pictureOf(table: Table, caption: Caption, arm: string | undefined): TopLevelSpec {
  const { arm: _, ...unnamed } = table
  const shown = { ...unnamed, ...(arm === undefined ? {} : { arm }) }
  return shown.method === 'morris' ? morrisPlane(shown, caption) : sobolBars(shown, caption)
}

const shownRows = 25
/** An effect of less than this share of the largest that may be luck is not written out. */
const worthTelling = 0.2
const cell = { width: 50, height: 20 }
const shades = ['#ffffff', '#dcebf7', '#b3d3ea', '#74acd3', '#2b73a8', '#073f74'] as const

/** Parameters below each other, measures beside each other, in each cell how much of the largest effect on that measure. */
function overview(tables: readonly Table[], caption: Caption, arm: string | undefined): TopLevelSpec {
  const ranked = weights(tables).filter(({ clear }) => clear > 0)
  const rows = ranked.slice(0, shownRows).map(({ parameter }) => parameter)
  const method = tables[0]!.method
  const size = method === 'morris' ? 'μ*' : 'total index'
  const measures = tables.map(({ measure }) => labelOf(measure))
  const values = tables.flatMap((table) => {
    const ordered = byImportance(table)
    const most = ordered[0]!.size.estimate
    return ordered.flatMap(({ parameter, size: found, clear }) => {
      if (!rows.includes(parameter)) return []
      const share = most > 0 ? found.estimate / most : Number.NaN
      const shade = clear ? Math.min(shades.length - 1, 1 + Math.floor(share * (shades.length - 1))) : 0
      const written = figure(100 * share, 0)
      return [
        {
          parameter,
          measure: labelOf(table.measure),
          share: rounded(100 * share),
          colour: shades[shade]!,
          text: clear ? written : share >= worthTelling ? `(${written})` : '·',
          ink: shade >= 4 ? ink.ground : shade === 0 ? ink.soft : ink.text,
        },
      ]
    })
  })
  const withArm = arm === undefined ? '' : ` with ${quoted(arm)}`
  const title =
    rows.length === 0
      ? `No parameter moves any measure${withArm} more than luck does`
      : `The measures${withArm} hang most on ${listed(rows.slice(0, 3))}`
  const x = {
    field: 'measure',
    type: 'nominal' as const,
    scale: { domain: measures, padding: 0 },
    title: null,
    axis: {
      orient: 'top' as const,
      labelAngle: -45,
      grid: false,
      ticks: false,
      domain: false,
      labelAlign: 'left' as const,
      labelPadding: 6,
    },
  }
  const y = {
    field: 'parameter',
    type: 'nominal' as const,
    scale: { domain: rows, padding: 0 },
    title: null,
    axis: { grid: false, ticks: false, domain: false, labelPadding: 8 },
  }
  const layer: Layer[] = [
    {
      mark: { type: 'rect', stroke: ink.grid, strokeWidth: 1 },
      encoding: { x, y, color: { field: 'colour', type: 'nominal', scale: null } },
    },
    {
      mark: { type: 'text', fontSize: 11 },
      encoding: { x, y, text: { field: 'text' }, color: { field: 'ink', type: 'nominal', scale: null } },
    },
  ]
  const told = tables.map((table) => {
    const first = byImportance(table)
      .filter(({ clear }) => clear)
      .slice(0, 3)
    return `${labelOf(table.measure)}: ${first.map(({ parameter }) => parameter).join(', ') || 'none'}`
  })
  const rest = ranked.length > rows.length ? ` Shown: the ${rows.length} that matter most of ${ranked.length}.` : ''
  return {
    ...framed(
      {
        title,
        notes: [
          `In per cent of the largest ${size} of the same measure. In brackets, or a dot where it is small: ${method === 'morris' ? 'cannot be told from luck' : 'its interval holds 0'}.`,
          `Parameters in the order of their mean over the measures; those that clearly move none are left out.${rest}`,
        ],
        alternative: `Table of parameters by measures. ${title}. ${told.join('; ')}.`,
      },
      provenance(caption, 'point'),
    ),
    data: { values },
    width: measures.length * cell.width,
    height: Math.max(1, rows.length) * cell.height,
    layer,
  }
}
