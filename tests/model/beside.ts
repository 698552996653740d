/** Forums side by side, for tests: two that differ in what a test says, and stepping through them. */
import type { ParameterName, Settings } from '../../src/model/configure.js'
import type { Forum } from '../../src/model/forum.js'
import { M, MEMBER_SHIFT } from '../../src/model/records.js'
import { foundTogether, isOfPeople, type NamedSettings } from '../../src/model/sideBySide.js'
import { stepTogether } from '../../src/model/step.js'

/** Forums that share all settings but their own. */
export const beside = (shared: Settings, ...own: readonly Settings[]): NamedSettings[] =>
  own.map((settings, place) => ({ name: `forum ${place + 1}`, settings: { ...shared, ...settings } }))

/** Two forums, of which only the first has a setting, unless it is one of the people in both. */
export const withSetting = (shared: Settings, name: ParameterName, value: number | string): NamedSettings[] =>
  isOfPeople(name) ? beside({ ...shared, [name]: value }, {}, {}) : beside(shared, { [name]: value }, {})

/** Steps forums to their end; `after` looks at them between steps. */
export function stepThrough(
  settings: readonly NamedSettings[],
  seed: string,
  after: (forums: Forum[], whole: Forum) => void = () => {},
) {
  const { whole, forums } = foundTogether(settings, seed, { log: true })
  while (whole.now < whole.steps) {
    stepTogether(whole, forums)
    after(forums, whole)
  }
  return { whole, forums }
}

/** The person behind each member, by luck: who is in two forums has the same in both. */
export const luckOf = ({ members: { whole } }: Forum, member: number): string =>
  `${whole[(member << MEMBER_SHIFT) + M.keyA]} ${whole[(member << MEMBER_SHIFT) + M.keyB]}`

/** Pairs of records of the same person in two forums. */
export function recordsInBoth(one: Forum, other: Forum): readonly (readonly [number, number])[] {
  const there = new Map(Array.from({ length: other.members.count }, (_, member) => [luckOf(other, member), member]))
  return Array.from({ length: one.members.count }, (_, member) => member).flatMap((member) => {
    const twin = there.get(luckOf(one, member))
    return twin === undefined ? [] : [[member << MEMBER_SHIFT, twin << MEMBER_SHIFT] as const]
  })
}
