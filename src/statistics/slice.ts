/** Draws from a distribution that is known up to a factor. */
import type { Matrix } from 'ml-matrix'
import { squaredDistance, timesLower } from './gaussian.js'

/** Nearly the distribution, as a normal one: where the walk begins, and how wide it steps. */
export interface Guess {
  readonly centre: ArrayLike<number>
  /** Lower triangular root of its covariance. */
  readonly root: Matrix
}

/**
 * A walk whose points are, in the long run, drawn from a density: elliptical slice sampling (I. Murray, R. P. Adams & D. J. C.
 * MacKay, AISTATS 2010) around a normal guess (R. Nishihara, I. Murray & R. P. Adams, J. Mach. Learn. Res. 15, 2014), which takes the
 * place of their prior. It has nothing to tune; the better the guess, the less a point hangs on the one before.
 * @param logDensity natural logarithm of the density, up to a constant
 * @param normal gives standard normal numbers
 * @param random uniform on [0, 1)
 * @param thin steps between two points that are kept; a tenth of all steps are walked before the first
 */
export function sliceSample(
  logDensity: (point: Float64Array) => number,
  { centre, root }: Guess,
  count: number,
  { normal, random, thin = 1 }: { readonly normal: () => number; readonly random: () => number; readonly thin?: number },
): Float64Array[] {
  const { length } = centre
  const moved = (step: Float64Array): Float64Array => step.map((value, i) => value + centre[i]!)
  const excess = (step: Float64Array): number => logDensity(moved(step)) + squaredDistance(root, step) / 2
  let step = new Float64Array(length)
  let level = excess(step)
  const kept: Float64Array[] = []
  const before = Math.ceil((count * thin) / 10)
  for (let walked = -before; kept.length < count; walked++) {
    const other = timesLower(root, Float64Array.from({ length }, normal))
    const floor = level + Math.log(1 - random())
    let angle = 2 * Math.PI * random()
    let [low, high] = [angle - 2 * Math.PI, angle]
    for (;;) {
      const [along, across] = [Math.cos(angle), Math.sin(angle)]
      const tried = step.map((value, i) => value * along + other[i]! * across)
      const reached = excess(tried)
      if (reached >= floor) {
        step = tried
        level = reached
        break
      }
      if (high - low < 1e-12) break
      if (angle < 0) low = angle
      else high = angle
      angle = low + (high - low) * random()
    }
    if (walked >= 0 && walked % thin === 0) kept.push(moved(step))
  }
  return kept
}
