/** Rules between parameters, which hold for an arm as a whole. */
import { configure, ParameterError, parameterList } from '../model/configure.js'
import { problem, type StudyProblem, top } from './problem.js'
import { merged, type PlacedSettings } from './settings.js'

/**
 * What `configure` says against an arm, at the place nearest to the cause: where the arm, else its file, else a file that it
 * extends sets one of the parameters that the rule names.
 * @param shared the settings of all arms, nearest file first
 */
export function brokenRules(
  shared: readonly PlacedSettings[],
  arm: { readonly name: string; readonly placed: PlacedSettings } | undefined,
): StudyProblem[] {
  const scopes = arm ? [arm.placed, ...shared] : shared
  try {
    configure(merged(scopes))
    return []
  } catch (error) {
    if (!(error instanceof ParameterError)) throw error
    return error.problems.map(({ name, message }) => {
      const named = [name, ...parameterList.map((declaration) => declaration.name).filter((other) => message.includes(other))]
      const [nearest] = scopes.flatMap(({ file, places }) =>
        named.flatMap((candidate) => {
          const place = places.get(candidate)
          return place ? [{ file, place }] : []
        }),
      )
      const words = arm ? `${message} in the arm "${arm.name}"` : message
      return problem(nearest?.file ?? scopes[0]?.file ?? '', nearest?.place ?? top, name, words)
    })
  }
}
