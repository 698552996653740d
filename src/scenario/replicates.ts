/** How often each arm is run, and whether arms share their luck: the keys `replicates` and `pairing` of a study file. */
import { z } from 'zod'
import { shown } from './problem.js'
import { takes, takesMap, wholeNumber } from './words.js'

/** Runs of each arm and point. Where `most` is above `least`, as many between the two as it takes to decide every hypothesis. */
export interface Replicates {
  readonly least: number
  readonly most: number
}

/** `20 replicates`, or `20 to 400 replicates` */
export const replicatesInWords = ({ least, most }: Replicates): string =>
  `${least === most ? '' : `${least} to `}${most} ${most === 1 ? 'replicate' : 'replicates'}`

/** `replicate`: the arms of a replicate share their luck, so that differences are theirs. `none`: every run has its own. */
export type Pairing = 'replicate' | 'none'

const MOST = 100_000

export const untilKeys: readonly string[] = ['until', 'least', 'most']

const untilDecided = z.strictObject(
  {
    until: z.literal('decided', takes('decided')),
    least: wholeNumber(2, MOST).optional().meta({ default: 20, description: 'Replicates before the first look' }),
    most: wholeNumber(2, MOST).optional().meta({ default: 400, description: 'Replicates after which it stops undecided' }),
  },
  takesMap('a map of until, least and most', untilKeys),
)

/** The check of the key `replicates`, a number or `{ until: decided, least, most }`; its output is the normal form. */
export const replicatesKey = z
  .union([wholeNumber(1, MOST), untilDecided], {
    error: ({ input }) => {
      const isMap = typeof input === 'object' && input !== null && !Array.isArray(input)
      const [issue] = (isMap && untilDecided.safeParse(input).error?.issues) || []
      if (issue) return [...issue.path, issue.message].join(': ')
      return `${shown(input)} is not a whole number in [1, ${MOST}], or { until: decided, least: 20, most: 400 }`
    },
  })
  .transform((written, context): Replicates => {
    if (typeof written === 'number') return { least: written, most: written }
    const { least = 20, most = 400 } = written
    if (least >= most) context.addIssue({ code: 'custom', path: ['most'], message: `${most} is not above least (${least})` })
    return { least, most }
  })

/** The check of the key `pairing`. */
export const pairingKey = z
  .enum(['replicate', 'none'], takes('one of replicate, none'))
  .meta({ default: 'replicate', description: 'Whether the arms of a replicate share their luck' })
