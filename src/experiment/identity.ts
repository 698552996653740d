/** Whether two studies have runs in common, so that what was done for one may stand for the other. */
import type { Settings } from '../model/configure.js'
import type { Study } from '../scenario/study.js'
import { settingsOf, valueIn } from './plan.js'

/**
 * What makes `now` another study than `before`, in words; empty where every run of `before` is also a run of `now`. Further
 * arms and replicates, another order of arms, another title or other charts leave it the same study.
 */
export function differences(before: Study, now: Study): string[] {
  const found: string[] = []
  if (before.seed !== now.seed) found.push(`the seed was "${before.seed}" and is "${now.seed}"`)
  const [had, has] = [before.replicates.most, now.replicates.most]
  if (had > has) found.push(`it had ${had} replicates, now ${has}`)
  for (const arm of before.arms) {
    const same = now.arms.find(({ name }) => name === arm.name)
    if (same) found.push(...changes(arm.name, settingsOf(before, arm), settingsOf(now, same)))
    else found.push(`the arm "${arm.name}" is gone`)
  }
  return found
}

function changes(arm: string, before: Settings, now: Settings): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(now)]) as Set<keyof Settings>
  return [...names]
    .filter((name) => valueIn(before, name) !== valueIn(now, name))
    .map((name) => `${name} of "${arm}" was ${valueIn(before, name)} and is ${valueIn(now, name)}`)
}
