/** What a study file may hold. The types, the checks and the JSON Schema for editors all come from this one schema. */
import { z } from 'zod'
import { sweepKey } from './design.js'
import { hypothesesKey } from './hypothesis.js'
import { settingsShape } from './parameterKeys.js'
import { shown } from './problem.js'
import { type Pairing, pairingKey, replicatesKey } from './replicates.js'
import { sensitivityKey } from './sensitivity.js'
import { chartNames } from './study.js'
import { line, type Refused, takes } from './words.js'

/** What a study has where neither its file nor those it extends say otherwise. */
export const defaults = {
  seed: 'responsorium',
  replicates: { least: 20, most: 20 },
  pairing: 'replicate' satisfies Pairing,
} as const

/** A name that can stand in a table, a chart and a file's name. */
export const nameRule = {
  pattern: /^(?=.*[\p{L}\p{N}])(?!\s)[^\p{C}/\\]+(?<!\s)$/u,
  longest: 80,
  words: 'a name of at most 80 characters, with a letter or digit, no slash, nothing invisible, no space at its ends',
}

/** A map from names to what stands under them, in which no two names differ only in case. */
const byName = <Content extends z.ZodType>(content: Content, what: string, most = Number.POSITIVE_INFINITY) =>
  z
    .record(z.string().regex(nameRule.pattern).max(nameRule.longest), content, {
      error: ({ input, code }: Refused) =>
        `${shown(input)} is not ${code === 'invalid_key' ? nameRule.words : 'a map from names to parameters'}`,
    })
    .superRefine((map, context) => {
      const refuse = (message: string, ...path: string[]) => context.addIssue({ code: 'custom', path, message })
      const seen = new Map<string, string>()
      for (const name of Object.keys(map)) {
        const folded = name.normalize('NFKC').toLowerCase()
        const other = seen.get(folded)
        if (other !== undefined) refuse(`differs from "${other}" only in case`, name)
        seen.set(folded, name)
      }
      if (seen.size === 0) refuse(`name at least one ${what}, or leave the key out`)
      if (seen.size > most) refuse(`${seen.size} ${what}s; at most ${most}`)
    })

const forum = z
  .strictObject(settingsShape(''), takes('a map of parameters; write {} for a forum that changes nothing'))
  .meta({ id: 'forum', title: 'forum', description: 'What one forum changes; nothing where it is empty' })

const MOST_FORUMS = 8

const forums = byName(forum.nullable(), 'forum', MOST_FORUMS).meta({
  minProperties: 1,
  maxProperties: MOST_FORUMS,
  description: 'Forums side by side, each with the parameters it changes; people find one first, and may join others',
})

const inArm = {
  forums: byName(forum.nullable(), 'forum')
    .optional()
    .meta({ minProperties: 1, description: 'What the arm changes in single forums, by their names' }),
  only: z
    .array(z.string(takes('the name of a forum')), takes('a list of forums'))
    .min(1, 'the list is empty')
    .optional()
    .meta({ description: 'The forums of the study that this arm has; all of them where nothing is said' }),
}

const arm = z
  .strictObject({ ...inArm, ...settingsShape('') }, takes('a map of parameters; write {} for an arm that changes nothing'))
  .meta({ id: 'arm', title: 'arm', description: 'What one arm changes; nothing where it is empty' })

const arms = byName(arm.nullable(), 'arm').meta({
  minProperties: 1,
  description: 'The arms that are compared, each with the parameters it changes; the first is what the others are compared with',
})

const charts = z
  .array(z.enum(chartNames, takes(`one of the charts ${chartNames.join(', ')}`)), takes('a list of charts'))
  .superRefine((list, context) => {
    list.forEach((chart, index) => {
      if (list.indexOf(chart) < index) context.addIssue({ code: 'custom', path: [index], message: `"${chart}" is given twice` })
    })
  })
  .meta({
    uniqueItems: true,
    description: `The charts to draw: ${chartNames.join(', ')}; those that fit the study where nothing is said`,
  })

const seedWords = takes('a seed: one line of text, or a whole number (a longer one in quotes)')
const extendsWords = takes('a path from this file to another study file, with forward slashes')

/** The keys of a study file beside the parameters. */
const head = {
  title: line('a title: a line of text, at most 500 characters')
    .optional()
    .meta({ description: "What the study is called; the file's name where it has no title" }),
  question: line('a question: a line of text, at most 500 characters')
    .optional()
    .meta({ description: 'What the study asks, in a sentence' }),
  extends: z
    .string(extendsWords)
    .regex(/^(?![/~]|[A-Za-z][A-Za-z0-9+.-]*:)[^\p{C}\\]*[^\p{C}\\/]$/u, extendsWords)
    .optional()
    .meta({
      description:
        'Another study file, relative to this one, whose parameters and other keys, but not title and question, hold where this file gives none',
    }),
  seed: z
    .union(
      [
        z
          .string(seedWords)
          .regex(/^(?=.*\S)\P{C}+$/u, seedWords)
          .max(200, seedWords),
        z.int(seedWords),
      ],
      seedWords,
    )
    .transform(String)
    .optional()
    .meta({
      description: `Names the luck of the study: the same seed gives the same runs. Any text or whole number, 0 too; "${defaults.seed}" where none is given`,
    }),
  replicates: replicatesKey.optional().meta({
    default: defaults.replicates.most,
    description: 'Runs of each arm and point, each with its own luck; or as many as it takes to decide every hypothesis',
  }),
  pairing: pairingKey.optional(),
  forums: forums.optional(),
  arms: arms.optional(),
  sweep: sweepKey
    .optional()
    .meta({ description: 'Points of the parameter space that every arm visits, by default a grid of axes' }),
  sensitivity: sensitivityKey
    .optional()
    .meta({ description: 'On which parameters the measures hang: a screening (morris) or indices (sobol), in place of a sweep' }),
  hypotheses: hypothesesKey
    .optional()
    .meta({ description: 'What is expected, written down before the study is run; [] for nothing, also of the file it extends' }),
  charts: charts.optional(),
}

export const headKeys: readonly string[] = Object.keys(head)

export const studyFile = z
  .strictObject({ ...head, ...settingsShape('') })
  .meta({ title: 'Study of Responsorium', description: 'A study file: what to simulate, how often, and what to compare' })

/** The content of a study file as far as its keys are known here; parameters are read by `readSettings`. */
export type StudyFile = z.infer<typeof studyFile>

/** The JSON Schema (draft 2020-12) of a study file; what editors complete, check and explain from. */
export const studySchema = (): z.core.JSONSchema.BaseSchema => z.toJSONSchema(studyFile, { io: 'input' })
