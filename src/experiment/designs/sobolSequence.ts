/** Points that fill the unit cube evenly in every number of them: the Sobol' sequence. */
import { joeKuo } from './joeKuo.js'

const bits = 32

/** How many dimensions there are direction numbers for. */
export const mostDimensions = joeKuo.length + 1

/**
 * The first `count` points of the Sobol' sequence (I. M. Sobol' 1967, in the order of I. A. Antonov & V. M. Saleev 1979,
 * direction numbers of S. Joe & F. Y. Kuo 2008), each coordinate in [0, 1) on a grid of 2^-32. Further points never change
 * earlier ones, nor do further dimensions added behind. Best balanced at counts that are powers of two.
 * @param random luck of the scrambling, uniform on [0, 1); without it the plain sequence, which begins with the origin
 * @throws RangeError for more dimensions than there are direction numbers
 */
export function sobolSequence(dimensions: number, count: number, random?: () => number): number[][] {
  const point = sobolPoint(dimensions, random)
  return Array.from({ length: count }, (_, index) => point(index))
}

/**
 * The point of a given index, from 0 to 2^32 - 1. With `random` the sequence is scrambled by a random lower triangular
 * matrix over the bits of each coordinate and a random digital shift (J. Matousek, J. Complexity 14, 1998, 527-556), which
 * keeps its evenness and makes each point uniform. All luck is drawn here, dimension by dimension.
 */
export function sobolPoint(dimensions: number, random?: () => number): (index: number) => number[] {
  if (dimensions > mostDimensions) {
    throw new RangeError(`a Sobol sequence of ${dimensions} dimensions: there are direction numbers for ${mostDimensions}`)
  }
  const columns = Array.from({ length: dimensions }, (_, dimension) => {
    const directions = directionsOf(dimension)
    return random ? scrambled(directions, random) : { directions, shift: 0 }
  })
  return (index) => {
    const gray = (index ^ (index >>> 1)) >>> 0
    return columns.map(({ directions, shift }) => {
      let word = shift
      for (let bit = 0; bit < bits; bit++) if ((gray >>> bit) & 1) word ^= directions[bit]!
      return (word >>> 0) / 2 ** bits
    })
  }
}

/** v_1 .. v_32 as 32-bit words, by the recurrence of Joe & Kuo 2008, equation 2. */
function directionsOf(dimension: number): Uint32Array {
  const directions = new Uint32Array(bits)
  const numbers = joeKuo[dimension - 1]
  if (!numbers) return directions.map((_, k) => 2 ** (bits - 1 - k))
  const { coefficients, first } = numbers
  const degree = first.length
  for (let k = 0; k < bits; k++) {
    if (k < degree) {
      directions[k] = first[k]! * 2 ** (bits - 1 - k)
      continue
    }
    const before = directions[k - degree]!
    let word = before ^ (before >>> degree)
    for (let i = 1; i < degree; i++) if ((coefficients >>> (degree - 1 - i)) & 1) word ^= directions[k - i]!
    directions[k] = word
  }
  return directions
}

/** Every bit of a direction number replaced by itself plus a random choice of the bits above it, modulo 2. */
function scrambled(directions: Uint32Array, random: () => number): { directions: Uint32Array; shift: number } {
  const draw = () => Math.floor(random() * 2 ** bits) >>> 0
  const rows = Array.from({ length: bits }, (_, place) => {
    const own = 2 ** (bits - 1 - place)
    const above = ~(2 * own - 1)
    return { own, mask: ((draw() & above) | own) >>> 0 }
  })
  const mixed = directions.map((word) => rows.reduce((sum, { own, mask }) => sum + (odd(word & mask) ? own : 0), 0))
  return { directions: mixed, shift: draw() }
}

/** Whether an odd number of bits is set. */
function odd(word: number): boolean {
  let folded = word
  for (let half = bits / 2; half >= 1; half /= 2) folded ^= folded >>> half
  return (folded & 1) === 1
}
