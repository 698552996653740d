/** From the settings of a study (dotted names and values) to the checked, complete parameters of a run. */
import type { Choice, Quantity } from './declaring.js'
import { declarations } from './parameters.js'

export type Declaration = (Quantity | Choice) & { readonly name: ParameterName }

type Values<Group> = {
  readonly [Key in keyof Group]: Group[Key] extends Quantity
    ? number
    : Group[Key] extends Choice<infer Name>
      ? Name
      : Values<Group[Key]>
}

type Names<Group, Prefix extends string = ''> = {
  [Key in keyof Group & string]: Group[Key] extends Quantity | Choice ? `${Prefix}${Key}` : Names<Group[Key], `${Prefix}${Key}.`>
}[keyof Group & string]

/** All parameters of a run, grouped as in parameters.ts. */
export type Parameters = Values<typeof declarations>

/** A dotted name such as `members.baseline.mean`. */
export type ParameterName = Names<typeof declarations>

/** The parameters that differ from their defaults, by dotted name. */
export type Settings = { readonly [Name in ParameterName]?: number | string }

/** One thing wrong with a setting. */
export interface Problem {
  readonly name: string
  readonly value: unknown
  readonly message: string
}

/** Thrown by `configure`; lists everything that is wrong, not only the first. */
export class ParameterError extends Error {
  override readonly name = 'ParameterError'
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super(problems.map(({ name, message }) => `${name}: ${message}`).join('\n'))
    this.problems = problems
  }
}

const isDeclaration = (node: object): node is Quantity | Choice => 'default' in node

function flatten(group: object, prefix: string): Declaration[] {
  return Object.entries(group).flatMap(([key, node]) =>
    isDeclaration(node) ? [{ ...node, name: `${prefix}${key}` as ParameterName }] : flatten(node, `${prefix}${key}.`),
  )
}

/** More would not fit into one buffer of records. */
const MOST_MEMBERS = 2 ** 24

/** Every declaration in the order of parameters.ts. */
export const parameterList: readonly Declaration[] = flatten(declarations, '')

const byName: ReadonlyMap<string, Declaration> = new Map(parameterList.map((declaration) => [declaration.name, declaration]))

/** The declaration of a dotted name, or undefined where there is none. */
export const declarationOf = (name: string): Declaration | undefined => byName.get(name)

export const isChoice = (declaration: Quantity | Choice): declaration is Choice & Declaration => 'choices' in declaration

/** What is wrong with `value` for one parameter, or undefined where nothing is. */
export function problemWith(declaration: Declaration, value: unknown): string | undefined {
  if (isChoice(declaration)) {
    return typeof value === 'string' && declaration.choices.includes(value)
      ? undefined
      : `${show(value)} is not one of ${declaration.choices.join(', ')}`
  }
  return problemWithQuantity(declaration, value)
}

/** The same for a number alone. */
export function problemWithQuantity({ low, high, whole, allowed }: Quantity, value: unknown): string | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value))
    return `${show(value)} is not a number; it takes a number in [${low}, ${high}]`
  if (value < low || value > high) return `${value} is not in [${low}, ${high}]`
  if (whole && !Number.isInteger(value)) return `${value} is not a whole number`
  if (allowed && !allowed.includes(value)) return `${value} is not one of ${allowed.join(', ')}`
  return undefined
}

const show = (value: unknown): string =>
  typeof value === 'string' ? `"${value}"` : typeof value === 'number' || value == null ? String(value) : JSON.stringify(value)

/**
 * The complete parameters of a run: the defaults with `settings` in their place.
 * @throws ParameterError naming every unknown name, every value out of its range, and rules between parameters.
 */
export function configure(settings: Settings = {}): Parameters {
  const problems: Problem[] = []
  const complete = withDefaults(declarations) as Record<string, unknown>
  for (const [name, value] of Object.entries(settings)) {
    const declaration = byName.get(name)
    const message = declaration ? problemWith(declaration, value) : 'there is no such parameter'
    if (message) problems.push({ name, value, message })
    else assign(complete, name.split('.'), value)
  }
  const parameters = complete as unknown as Parameters
  const { from, to } = parameters.professionals
  if (to <= from) {
    problems.push({ name: 'professionals.to', value: to, message: `${to} must be later than professionals.from (${from})` })
  }
  const { initial, arrivalsPerDay } = parameters.members
  const expected = initial + arrivalsPerDay * parameters.clock.days
  if (expected > MOST_MEMBERS) {
    const message = `${arrivalsPerDay} a day for ${parameters.clock.days} days make about ${Math.round(expected)} members; at most ${MOST_MEMBERS}`
    problems.push({ name: 'members.arrivalsPerDay', value: arrivalsPerDay, message })
  }
  if (problems.length > 0) throw new ParameterError(problems)
  return parameters
}

function withDefaults(group: object): object {
  return Object.fromEntries(
    Object.entries(group).map(([key, node]) => [key, isDeclaration(node) ? node.default : withDefaults(node)]),
  )
}

function assign(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [key, ...rest] = path as [string, ...string[]]
  if (rest.length === 0) target[key] = value
  else assign(target[key] as Record<string, unknown>, rest, value)
}
