/**
 * Several forums side by side. Each is a forum of its own, with its boards, staff and parameters; a person who is in two of them
 * has a record in each, with one life. Nothing of this exists where there is one forum.
 */
import { enter, planFounding } from './arriving.js'
import {
  configure,
  ParameterError,
  type ParameterName,
  type Parameters,
  type Problem,
  parameterList,
  type Settings,
} from './configure.js'
import { createForum, type Forum } from './forum.js'
import { decision, uniform } from './luck.js'
import { M, MEMBER_SHIFT } from './records.js'

/** One of several forums: its name, and the parameters that differ from their defaults. */
export interface NamedSettings {
  readonly name: string
  readonly settings: Settings
}

/** What a forum knows of those beside it. */
export interface Beside {
  /** All forums of the run, this one among them. */
  readonly forums: readonly Forum[]
  /** The whole, whose members are the people, each once. */
  readonly whole: Forum
  /** The person behind each member of this forum. */
  readonly personOf: number[]
  /** The member that each person is in this forum; -1 who never joined it. */
  readonly memberOf: number[]
  /** People who have learned of this forum and join it in the next step. */
  readonly joining: number[]
  /** People whose care began sooner because it was advised in this forum. */
  readonly caredFor: Set<number>
}

/** What is the people's and not the forum's: the same in all forums of a run. */
const ofPeople: readonly string[] = [
  'clock.',
  'members.',
  'support.reliefDays',
  'helping.loadDays',
  'care.base',
  'care.waitDays',
  'care.effect',
  'care.days',
  'choosing.sharing',
  'choosing.belonging',
  'choosing.answered',
  'choosing.hurt',
  'choosing.experts',
]

/** Whether a parameter is one of people and their lives, which are the same in all forums, and not one of a forum. */
export const isOfPeople = (name: ParameterName): boolean =>
  ofPeople.some((one) => (one.endsWith('.') ? name.startsWith(one) : name === one))

/**
 * The complete parameters of forums side by side.
 * @throws ParameterError for what `configure` refuses, for a parameter of people that differs between forums, and where no forum
 * is ever found first.
 */
export function configureTogether(forums: readonly NamedSettings[]): readonly Parameters[] {
  const all = forums.map(({ settings }) => configure(settings))
  const problems = parameterList.flatMap(({ name, default: usual }): Problem[] => {
    const values = forums.map(({ settings }) => settings[name] ?? usual)
    const other = values.findIndex((value) => value !== values[0])
    if (!isOfPeople(name) || other < 0) return []
    const message = `belongs to the people, who are the same in all forums; it is ${values[0]} in "${forums[0]!.name}" and ${values[other]} in "${forums[other]!.name}"`
    return [{ name, value: values[other], message }]
  })
  if (all.every(({ choosing }) => choosing.found === 0)) {
    problems.push({ name: 'choosing.found', value: 0, message: 'is 0 in every forum, so that nobody ever finds one' })
  }
  if (problems.length > 0) throw new ParameterError(problems)
  return all
}

/** Empty forums on the morning of their first day, and the whole of them. */
export function foundTogether(
  settings: readonly NamedSettings[],
  seed: string,
  { log = false, testimony = false }: { readonly log?: boolean; readonly testimony?: boolean } = {},
): { whole: Forum; forums: Forum[] } {
  const parameters = configureTogether(settings)
  const whole = createForum(parameters[0]!, seed, false)
  const forums = parameters.map((own, place) => createForum(own, seed, log, testimony, place))
  for (const forum of forums) forum.beside = { forums, whole, personOf: [], memberOf: [], joining: [], caredFor: new Set() }
  whole.parts = forums
  planFounding(whole)
  return { whole, forums }
}

/** Who is new joins the forum found first; who learned of another one joins that. */
export function settle(whole: Forum, forums: readonly Forum[]): void {
  const known = forums[0]!.beside!.memberOf.length
  for (let person = known; person < whole.members.count; person++) {
    for (const { beside } of forums) beside!.memberOf.push(-1)
    join(findFirst(whole, forums, person), person)
  }
  for (const forum of forums) {
    for (const person of forum.beside!.joining.splice(0)) if (forum.beside!.memberOf[person]! < 0) join(forum, person)
  }
}

/** The forum that a new person finds first, drawn in proportion to how easily each is found. */
function findFirst({ members: { whole: field } }: Forum, forums: readonly Forum[], person: number): Forum {
  const me = person << MEMBER_SHIFT
  const u = uniform(field[me + M.keyA]!, field[me + M.keyB]!, decision.findFirst, 0)
  let left = u * forums.reduce((sum, { parameters }) => sum + parameters.choosing.found, 0)
  const found = forums.filter(({ parameters }) => parameters.choosing.found > 0)
  for (const forum of found) {
    left -= forum.parameters.choosing.found
    if (left < 0) return forum
  }
  return found.at(-1)! // rounding only
}

/** A person becomes a member of one of the forums: the same traits and the same life, and a place of its own. */
function join(forum: Forum, person: number): void {
  const { whole, personOf, memberOf } = forum.beside!
  const { real, whole: field } = whole.members
  const me = person << MEMBER_SHIFT
  memberOf[person] = forum.members.count
  personOf.push(person)
  enter(forum, field[me + M.keyA]!, field[me + M.keyB]!)
  // Care without the forum was drawn from the day on which the person came, whichever forum it was.
  const record = memberOf[person]! << MEMBER_SHIFT
  forum.members.real[record + M.careStart] = real[me + M.careStart]!
  forum.members.real[record + M.twinCareStart] = real[me + M.twinCareStart]!
}
