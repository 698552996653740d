/** Accounts made by hand. */
import type { Account } from '../../../src/model/accounts.js'

const nobody: Account = {
  member: 0,
  silentDays: 0,
  left: false,
  belonging: 0,
  relief: { support: 0, helping: 0, universality: 0, contagion: 0, harm: 0, silence: 0, 'care sooner': 0 },
  safety: 1,
  safetyUnprotected: 1,
  replies: 0,
  known: 0,
  leastKnown: 1,
  story: 0,
  advice: 0,
  hope: 0,
  care: 0,
  supporting: 0,
  adviceReceived: 0,
  adviceGiven: 0,
  violated: 0,
}

/** Someone who wrote today and to whom nothing happened, but for `told`. */
export const person = ({
  relief,
  ...told
}: Partial<Omit<Account, 'relief'>> & { relief?: Partial<Account['relief']> } = {}): Account => ({
  ...nobody,
  ...told,
  relief: { ...nobody.relief, ...relief },
})

/** So many of them, numbered on from a number. */
export const people = (count: number, told: Parameters<typeof person>[0], from = 0): Account[] =>
  Array.from({ length: count }, (_, k) => person({ ...told, member: from + k }))

export const helped = { relief: { support: -1 } } as const

/** n over k. */
export function choose(n: number, k: number): number {
  if (k < 0 || k > n) return 0
  let product = 1
  for (let i = 1; i <= k; i++) product = (product * (n - k + i)) / i
  return product
}
