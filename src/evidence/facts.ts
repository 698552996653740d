/**
 * Facts of a post log, real or simulated, by one code: every fact once, with its unit, meaning and exact definition beside the
 * code that computes it, as with the measures of the model. Every fact depends on the window, so compare equal windows only.
 */
import { answerDeclarations, answers } from './facts/answers.js'
import { continuation, continuationDeclarations } from './facts/continuation.js'
import type { Fact, FactDeclaration } from './facts/declaring.js'
import { lifetimeDeclarations, lifetimes } from './facts/lifetimes.js'
import { moduleDeclarations, moduleFacts } from './facts/modules.js'
import { newcomerDeclarations, newcomerFacts } from './facts/newcomers.js'
import { participation, participationDeclarations } from './facts/participation.js'
import { ranks, ranksDeclarations } from './facts/ranks.js'
import { retention, retentionDeclarations } from './facts/retention.js'
import { roleDeclarations, roles } from './facts/roles.js'
import { shuffled, shuffledDeclarations } from './facts/shuffled.js'
import { sizeDeclarations, sizeFacts } from './facts/size.js'
import { tenure, tenureDeclarations } from './facts/tenure.js'
import { threadDeclarations, threadFacts } from './facts/threads.js'
import { tieDeclarations, tieFacts } from './facts/ties.js'
import { type View, viewOf } from './facts/view.js'
import { weekDeclarations, weekFacts } from './facts/weeks.js'
import { welcome, welcomeDeclarations } from './facts/welcome.js'
import { type FactWindow, windowOf } from './facts/window.js'
import { withoutTop, withoutTopDeclarations } from './facts/withoutTop.js'
import type { Posts } from './posts.js'

export { type Fact, type FactDeclaration, type FactGroup, factGroups } from './facts/declaring.js'
export { type FactWindow, windowOf } from './facts/window.js'

const declarations = {
  ...sizeDeclarations,
  ...participationDeclarations,
  ...continuationDeclarations,
  ...ranksDeclarations,
  ...welcomeDeclarations,
  ...tenureDeclarations,
  ...threadDeclarations,
  ...answerDeclarations,
  ...newcomerDeclarations,
  ...retentionDeclarations,
  ...lifetimeDeclarations,
  ...roleDeclarations,
  ...tieDeclarations,
  ...weekDeclarations,
  ...withoutTopDeclarations,
  ...shuffledDeclarations,
  ...moduleDeclarations,
} as const

export type FactName = keyof typeof declarations

/** Every fact, in the order in which they are shown. */
export const facts: Readonly<Record<FactName, FactDeclaration>> = declarations

export const factNames = Object.keys(facts) as FactName[]

/** What is computed where nothing else is asked for. */
export const quickFacts: readonly FactName[] = factNames.filter((name) => !facts[name].slow)

interface Computation {
  readonly names: readonly string[]
  readonly compute: (view: View) => Readonly<Record<string, Fact>>
}

const computations: readonly Computation[] = [
  { names: Object.keys(sizeDeclarations), compute: sizeFacts },
  { names: Object.keys(participationDeclarations), compute: participation },
  { names: Object.keys(continuationDeclarations), compute: continuation },
  { names: Object.keys(ranksDeclarations), compute: ranks },
  { names: Object.keys(welcomeDeclarations), compute: welcome },
  { names: Object.keys(tenureDeclarations), compute: tenure },
  { names: Object.keys(threadDeclarations), compute: threadFacts },
  { names: Object.keys(answerDeclarations), compute: answers },
  { names: Object.keys(newcomerDeclarations), compute: newcomerFacts },
  { names: Object.keys(retentionDeclarations), compute: retention },
  { names: Object.keys(lifetimeDeclarations), compute: lifetimes },
  { names: Object.keys(roleDeclarations), compute: roles },
  { names: Object.keys(tieDeclarations), compute: tieFacts },
  { names: Object.keys(weekDeclarations), compute: weekFacts },
  { names: Object.keys(withoutTopDeclarations), compute: withoutTop },
  { names: Object.keys(shuffledDeclarations), compute: shuffled },
  { names: Object.keys(moduleDeclarations), compute: moduleFacts },
]

/**
 * Facts of the posts within a window.
 * @param window from the first post to the last without burn-in, where nothing else is asked for
 * @param names what is wanted; all but the slow ones where nothing is said. What is not wanted has the value NaN.
 */
export function factsOf(
  posts: Posts,
  window: Partial<FactWindow> = {},
  names: readonly FactName[] = quickFacts,
): Record<FactName, Fact> {
  const view = viewOf(posts, windowOf(posts, window))
  const wanted: ReadonlySet<string> = new Set(names)
  const values: Partial<Record<string, Fact>> = {}
  for (const computation of computations)
    if (computation.names.some((name) => wanted.has(name))) Object.assign(values, computation.compute(view))
  const missing: Fact = { value: Number.NaN }
  return Object.fromEntries(factNames.map((name) => [name, wanted.has(name) ? (values[name] ?? missing) : missing])) as Record<
    FactName,
    Fact
  >
}
