/**
 * Exponential, logarithm and cosine, made of additions, multiplications and divisions alone, which are the same on every machine. Those of
 * the language are not: its engines differ in the last bit (Node 20 and Chromium 156 in one exponential of ten), and a bit may turn a draw, and
 * with it a run. The polynomials are those of fdlibm (Sun Microsystems 1993), with errors below one unit in the last place.
 */

const LN_2_HIGH = 0.6931471803691238
const LN_2_LOW = 1.9082149292705877e-10

/** The powers of two from 2 ** -1022 to 2 ** 1023. */
const POWERS = new Float64Array(2046)
const POWER_OF_ZERO = 1022
POWERS[POWER_OF_ZERO] = 1
for (let k = POWER_OF_ZERO; k < 2045; k++) POWERS[k + 1] = POWERS[k]! * 2
for (let k = POWER_OF_ZERO; k > 0; k--) POWERS[k - 1] = POWERS[k]! / 2

/** e to the power of x; 0 below -708, infinite above 709. */
export function exp(x: number): number {
  if (x < -708) return 0
  if (x > 709) return Number.POSITIVE_INFINITY
  const k = Math.floor(x * Math.LOG2E + 0.5)
  const high = x - k * LN_2_HIGH
  const low = k * LN_2_LOW
  const r = high - low
  const z = r * r
  const even =
    z *
    (0.16666666666666602 +
      z * (-0.0027777777777015593 + z * (6.613756321437934e-5 + z * (-1.6533902205465252e-6 + z * 4.1381367970572385e-8))))
  const c = r - even
  return (1 - (low - (r * c) / (2 - c) - high)) * POWERS[k + POWER_OF_ZERO]!
}

const number = new Float64Array(1)
const halves = new Int32Array(number.buffer)
number[0] = 1
/** Which of the halves holds sign and exponent. */
const UPPER = halves[1] === 0 ? 0 : 1

/** The natural logarithm of a number that is greater than 0 and not among the smallest (below 2 ** -1022). */
export function log(x: number): number {
  number[0] = x
  const bits = halves[UPPER]!
  const fraction = bits & 0xfffff
  // 1 where the fraction is above the root of two, so that f lies around 0.
  const above = (fraction + 0x95f64) & 0x100000
  const k = (bits >> 20) - 1023 + (above >> 20)
  halves[UPPER] = fraction | (above ^ 0x3ff00000)
  const f = number[0]! - 1
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373))
  const odd = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)))
  const half = 0.5 * f * f
  return k * LN_2_HIGH - (half - (s * (half + (odd + even)) + k * LN_2_LOW) - f)
}

/** The cosine of `turns` >= 0 full turns: cos(2 pi turns). */
export function cosineOfTurns(turns: number): number {
  const quarters = Math.floor(4 * turns + 0.5)
  const angle = (4 * turns - quarters) * (Math.PI / 2)
  const size = quarters & 1 ? sineNearZero(angle) : cosineNearZero(angle)
  return (quarters + 1) & 2 ? -size : size
}

function sineNearZero(x: number): number {
  const z = x * x
  const rest =
    0.00833333333332249 +
    z * (-1.984126982985795e-4 + z * (2.7557313707070068e-6 + z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)))
  return x + z * x * (-0.16666666666666632 + z * rest)
}

function cosineNearZero(x: number): number {
  const z = x * x
  const rest =
    0.0416666666666666 +
    z *
      (-0.001388888888887411 +
        z * (2.480158728947673e-5 + z * (-2.7557314351390663e-7 + z * (2.087572321298175e-9 + z * -1.1359647557788195e-11))))
  return 1 - (0.5 * z - z * z * rest)
}
