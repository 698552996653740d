/** How parameters may be written in a study file: dotted names and nested groups, each checked by the model's own rules. */
import { z } from 'zod'
import { type Declaration, isChoice, parameterList, problemWith } from '../model/configure.js'
import { shown } from './problem.js'
import type { Refused } from './words.js'

/** One parameter: its check is that of the model, in the model's words. */
function parameter(declaration: Declaration): z.ZodType<number | string> {
  const { name, unit, meaning, source } = declaration
  const words = { error: ({ input }: Refused) => problemWith(declaration, input) ?? 'is refused' }
  const describe = (range: string) => ({
    id: name,
    title: name,
    description: `${meaning} (${range}; default ${declaration.default}). Source: ${source}`,
    default: declaration.default,
  })
  if (isChoice(declaration)) return z.enum(declaration.choices, words).meta(describe(declaration.choices.join(', ')))
  const { low, high, whole, allowed } = declaration
  if (allowed) return z.literal([...allowed], words).meta(describe(`${allowed.join(', ')} ${unit}`))
  const number = whole ? z.int(words) : z.number(words)
  return number
    .min(low, words)
    .max(high, words)
    .meta(describe(`${low} to ${high}${unit === '1' ? '' : ` ${unit}`}`))
}

/** The check of every parameter, by dotted name. */
export const parameterChecks: ReadonlyMap<string, z.ZodType<number | string>> = new Map(
  parameterList.map((declaration) => [declaration.name, parameter(declaration)]),
)

/**
 * The names that may follow a prefix such as `members.`, each with the full name of the parameter or group it stands for:
 * `members: { baseline: { mean: 1 } }`, `members.baseline: { mean: 1 }` and `members.baseline.mean: 1` are the same.
 */
export function namesUnder(prefix: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const { name } of parameterList) {
    if (!name.startsWith(prefix)) continue
    const parts = name.slice(prefix.length).split('.')
    for (let length = 1; length <= parts.length; length++) {
      const inner = parts.slice(0, length).join('.')
      names.set(inner, `${prefix}${inner}`)
    }
  }
  return names
}

/** Every key that may follow a prefix, with its check; with the empty prefix, all that an arm may hold. */
export function settingsShape(prefix: string): Record<string, z.ZodOptional> {
  const check = (name: string) => (parameterChecks.get(name) ?? group(name)).optional()
  return Object.fromEntries([...namesUnder(prefix)].map(([inner, name]) => [inner, check(name)]))
}

const groups = new Map<string, z.ZodType>()

function group(name: string): z.ZodType {
  const made = groups.get(name)
  if (made) return made
  const prefix = `${name}.`
  const [example] = namesUnder(prefix).values()
  const error = ({ input }: Refused) => `${shown(input)} is not a group of parameters; write for instance ${example}: ...`
  const schema = z
    .strictObject(settingsShape(prefix), { error })
    .meta({ id: name, title: name, description: `Parameters ${name}.*` })
  groups.set(name, schema)
  return schema
}
