/** What a study expects, written down before it is run: the `hypotheses` of a study file, and their normal form. */
import { z } from 'zod'
import { declarationOf, type ParameterName, parameterList } from '../model/configure.js'
import type { MeasureName } from '../model/measures.js'
import { shown } from './problem.js'
import { measureKey } from './sensitivity.js'
import { suggestion } from './suggest.js'
import { line, takes, takesMap } from './words.js'

export type Expectation =
  /** `A > B`, or `B < A`, between arms. */
  | { readonly kind: 'greater'; readonly arm: string; readonly than: string }
  /** `A above N`, `A below N`: an arm beside a number in the unit of the measure. */
  | { readonly kind: 'above' | 'below'; readonly arm: string; readonly number: number }
  /** `rises with P`, `falls with P`: along a swept parameter. */
  | { readonly kind: 'rises' | 'falls'; readonly along: ParameterName }
  /** `peaks inside P`: highest between the ends of a swept parameter. */
  | { readonly kind: 'peaks'; readonly along: ParameterName }

/** The smallest difference worth having: a share of the value it is compared with, or a number in the measure's unit. */
export type Margin = { readonly kind: 'share' | 'difference'; readonly size: number }

export interface Hypothesis {
  readonly says: string
  readonly measure: MeasureName
  readonly expectation: Expectation
  readonly by: Margin | undefined
}

/** What a hypothesis may speak of. */
export interface Field {
  readonly arms: readonly string[]
  /** The parameters that the design of the study varies. */
  readonly axes: readonly ParameterName[]
}

export const hypothesisKeys: readonly string[] = ['says', 'measure', 'expect', 'by']

const forms = 'A > B between arms, A above N, A below N, rises with P, falls with P, or peaks inside P'

const marginWords = takes("a share such as 5 %, or a number above 0 in the measure's unit")

/** The check of the key `hypotheses`. Expectations are texts here; `readExpectation` reads them once arms and axes are known. */
export const hypothesesKey = z.array(
  z.strictObject(
    {
      says: line('a sentence').meta({ description: 'The hypothesis in a sentence' }),
      measure: measureKey.meta({ description: 'The measure it speaks of' }),
      expect: line(`an expectation: ${forms}`).meta({
        description:
          'A > B between arms; A above N or A below N for an arm and a number in the unit of the measure (above N alone in a study of one arm); or rises with P, falls with P, peaks inside P for a swept parameter',
      }),
      by: z
        .union(
          [z.number(marginWords).positive(marginWords), z.string().regex(/^\d{1,3}(\.\d{1,6})? ?%$/, marginWords)],
          marginWords,
        )
        .transform((written, context): Margin => {
          const share = typeof written === 'string'
          const size = share ? Number.parseFloat(written) / 100 : written
          if (size === 0) context.addIssue({ code: 'custom', message: marginWords.error({ input: written }) })
          return { kind: share ? 'share' : 'difference', size }
        })
        .optional()
        .meta({
          description: 'The smallest difference worth having: a share such as 5 %, or a number in the unit of the measure',
        }),
    },
    takesMap('a hypothesis: says, measure, expect and perhaps by', hypothesisKeys),
  ),
  takes('a list of hypotheses'),
)

/** The normal form of an expectation, or what is wrong with it. */
export function readExpectation(expect: string, { arms, axes }: Field): Expectation | string {
  const trend = /^(rises with|falls with|peaks inside)\s+(\S+)$/.exec(expect)
  if (trend) {
    const [, verb = '', name = ''] = trend
    const declaration = declarationOf(name)
    if (!declaration)
      return `there is no parameter ${shown(name)}${suggestion(
        name,
        parameterList.map((known) => known.name),
      )}`
    if (!axes.includes(declaration.name)) return `${name} is not varied in this study`
    const along = declaration.name
    return verb === 'peaks inside' ? { kind: 'peaks', along } : { kind: verb === 'rises with' ? 'rises' : 'falls', along }
  }
  return beside(expect, arms) ?? comparison(expect, arms)
}

/** An arm beside a number; undefined where the words are something else, or compare arms of such names. */
function beside(expect: string, arms: readonly string[]): Expectation | string | undefined {
  const [, name = '', kind, written = ''] = /^(?:(.*)\s)?(above|below)\s+(\S+)$/.exec(expect) ?? []
  if ((kind !== 'above' && kind !== 'below') || typeof comparison(expect, arms) !== 'string') return undefined
  const [only, ...others] = arms
  const arm = name.trim() || (others.length === 0 ? only : undefined)
  if (arm === undefined) return `${shown(expect)} does not say which arm; there are ${arms.join(', ')}`
  if (!arms.includes(arm)) return noSuchArm(arm, arms)
  const number = /^[-+−]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(written) ? Number(written.replace('−', '-')) : Number.NaN
  if (!Number.isFinite(number)) return `${shown(written)} is not a number in the unit of the measure`
  return { kind, arm, number }
}

const noSuchArm = (name: string, arms: readonly string[]): string =>
  `there is no arm ${shown(name)}${suggestion(name, arms)}; there are ${arms.join(', ')}`

/** Names of arms may hold the signs themselves, so every sign is tried. */
function comparison(expect: string, arms: readonly string[]): Expectation | string {
  const splits = [...expect.matchAll(/[<>]/g)].map(({ index, 0: sign }) => {
    const sides = [expect.slice(0, index).trim(), expect.slice(index + 1).trim()] as const
    return sign === '>' ? sides : ([sides[1], sides[0]] as const)
  })
  const [first] = splits
  if (!first) return `${shown(expect)} is not ${forms}`
  if (arms.length < 2) return `${shown(expect)} compares arms, and this study has only one, ${shown(arms[0])}`
  const [arm, than] = splits.find((sides) => sides.every((side) => arms.includes(side))) ?? first
  const missing = [arm, than].find((side) => !arms.includes(side))
  if (missing !== undefined) return noSuchArm(missing, arms)
  if (arm === than) return `${shown(arm)} is compared with itself`
  return { kind: 'greater', arm, than }
}

/** As in a study file: `A > B`, `A above N`, `rises with P`. */
export function expectationInWords(expectation: Expectation): string {
  if (expectation.kind === 'greater') return `${expectation.arm} > ${expectation.than}`
  if ('number' in expectation) return `${expectation.arm} ${expectation.kind} ${expectation.number}`
  const { kind, along } = expectation
  return `${kind} ${kind === 'peaks' ? 'inside' : 'with'} ${along}`
}

/** As in a study file, with at most six digits: `5 %`, or a number in the unit of the measure. */
export const marginInWords = ({ kind, size }: Margin): string =>
  kind === 'share' ? `${Number((100 * size).toPrecision(6))} %` : String(size)
