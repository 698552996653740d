/** The few functions of jstat that are used here; the package has no types of its own. */
declare module 'jstat' {
  const jstat: {
    /** Regularised incomplete beta function I_x(a, b). */
    ibeta(x: number, a: number, b: number): number
    readonly studentt: { inv(probability: number, degreesOfFreedom: number): number }
    readonly normal: {
      inv(probability: number, mean: number, sd: number): number
      cdf(x: number, mean: number, sd: number): number
    }
  }
  export = jstat
}
