/** How a parameter is declared. */

/** A numeric parameter; `whole` marks counts, `allowed` the only values it may take where not every value works. */
export interface Quantity {
  readonly default: number
  readonly low: number
  readonly high: number
  readonly unit: string
  readonly meaning: string
  readonly source: string
  readonly whole?: boolean
  readonly allowed?: readonly number[]
}

/** A parameter that names one of a few policies. */
export interface Choice<Name extends string = string> {
  readonly default: Name
  readonly choices: readonly Name[]
  readonly unit: string
  readonly meaning: string
  readonly source: string
}

/** A quantity by its default and range. */
export const number = (value: number, low: number, high: number, unit: string, meaning: string, source: string): Quantity => ({
  default: value,
  low,
  high,
  unit,
  meaning,
  source,
})

/** A choice whose default is the first policy. */
export const choice = <const Names extends readonly string[]>(
  choices: Names,
  meaning: string,
  source: string,
): Choice<Names[number]> => ({ default: choices[0] as Names[number], choices, unit: '-', meaning, source })
