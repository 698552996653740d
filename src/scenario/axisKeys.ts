/** How the axes of a design may be written, and what they then are. */
import { z } from 'zod'
import { type Declaration, isChoice, parameterList } from '../model/configure.js'
import { type Axis, isListed, type Span } from './axis.js'
import { namesUnder, parameterChecks } from './parameterKeys.js'
import { shown } from './problem.js'
import { type Refused, takes, takesMap, wholeNumber } from './words.js'

const spanKeys = {
  steps: wholeNumber(2, 1000).meta({ id: 'steps', description: 'How many values a grid takes, both ends included' }),
  scale: z
    .enum(['linear', 'log'], takes('one of linear, log'))
    .meta({ id: 'scale', default: 'linear', description: 'On a log scale equal steps multiply' }),
}

const range = z.union(
  [z.null(), z.literal('off')],
  takes('what a group takes, nothing (for the declared ranges) or off; values stand at one parameter'),
)

/**
 * The keys of a map of axes. A parameter takes a list, `{ from, to, steps, scale }` (from and to are the ends of its declared
 * range where left out), nothing (its declared range), or `off`. A group such as `moderation`, and `all`, take nothing or
 * `off`; the narrower name wins. `all` is every parameter but those of the clock and of choosing between forums.
 */
export const axesShape: Readonly<Record<string, z.ZodOptional>> = Object.fromEntries([
  ['all', range.optional().meta({ description: 'Every parameter but the clock and choosing, over its declared range' })],
  ...[...namesUnder('').values()]
    .filter((name) => !parameterChecks.has(name))
    .map((name) => [name, range.optional().meta({ description: `Every parameter ${name}.*, over its declared range` })]),
  ...parameterList.map((declaration) => [declaration.name, axisKey(declaration).optional()]),
])

/** The axes that a map of such keys amounts to, in the order of the parameters, however the file orders them. */
export function axesOf(written: Readonly<Record<string, unknown>>): readonly Axis[] {
  const keys = Object.keys(written).filter((key) => key in axesShape)
  return parameterList.flatMap((declaration) => {
    const [narrowest] = keys.filter((key) => covers(key, declaration.name)).sort(narrowerFirst)
    return narrowest === undefined || written[narrowest] === 'off' ? [] : [axisOf(declaration, written[narrowest])]
  })
}

const covers = (key: string, name: string): boolean =>
  key === name || name.startsWith(`${key}.`) || (key === 'all' && !/^(clock|choosing)\./.test(name))

const narrowerFirst = (a: string, b: string): number =>
  Number(a === 'all') - Number(b === 'all') || b.split('.').length - a.split('.').length

/** The check of one axis; what passes it is read by `axisOf`. */
function axisKey(declaration: Declaration) {
  const value = parameterChecks.get(declaration.name) ?? z.never()
  const list = z.array(value).min(1, 'the list is empty')
  const span = z
    .strictObject({ from: value, to: value, ...spanKeys }, takesMap('an axis', ['from', 'to', 'steps', 'scale']))
    .partial()
  const fixed = valuesOf(declaration)
  const forms = fixed
    ? `a list of values, nothing (for all of ${fixed.join(', ')}), or off`
    : 'a list of values, { from, to, steps, scale }, nothing (for the declared range), or off'

  function error({ input }: Refused): string {
    const meant = Array.isArray(input) ? list : !fixed && typeof input === 'object' ? span : undefined
    const [issue] = meant?.safeParse(input).error?.issues ?? []
    if (!issue) return `${shown(input)} is not ${forms}`
    return [...issue.path.filter((part) => typeof part === 'string'), issue.message].join(': ')
  }

  return z
    .union(fixed ? [list, z.null(), z.literal('off')] : [list, span, z.null(), z.literal('off')], { error })
    .meta({ id: `axis-${declaration.name}`, title: declaration.name, description: `${declaration.meaning}: ${forms}` })
    .superRefine((written, context) => {
      const message = written === 'off' ? undefined : senseless(axisOf(declaration, written))
      if (message) context.addIssue({ code: 'custom', message })
    })
}

/** The values of a parameter that takes only some; it has no spans. */
function valuesOf(declaration: Declaration): readonly (number | string)[] | undefined {
  return isChoice(declaration) ? declaration.choices : declaration.allowed
}

function axisOf(declaration: Declaration, written: unknown): Axis {
  const { name } = declaration
  if (Array.isArray(written)) return { name, values: written }
  if (isChoice(declaration)) return { name, values: declaration.choices }
  if (declaration.allowed) return { name, values: declaration.allowed }
  const { low: from, high: to, whole = false } = declaration
  const span: Span = { name, from, to, scale: 'linear', whole, steps: undefined }
  return typeof written === 'object' ? { ...span, ...written } : span
}

/** What makes no sense in an axis of the right form. */
function senseless(axis: Axis): string | undefined {
  if (isListed(axis)) {
    const twice = axis.values.find((value, index) => axis.values.indexOf(value) < index)
    return twice === undefined ? undefined : `${shown(twice)} is given twice`
  }
  if (axis.from >= axis.to) return `from (${axis.from}) must be below to (${axis.to})`
  if (axis.scale === 'log' && axis.from <= 0) return `a log scale begins above 0, not at ${axis.from}; give a from`
  return undefined
}
