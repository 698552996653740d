/** The folder of a validation: locked, with a line for each run that ended, so that nothing is done twice or lost. */
import type { Outcome, Product } from '../experiment/engine.js'
import type { RunSpecification } from '../experiment/results.js'
import type { Study } from '../scenario/study.js'
import { headIn, openLines } from './lineJournal.js'
import { modelFingerprint, packageVersion } from './provenance.js'
import { type Taken, takeFolder } from './taking.js'

export interface ValidationJournal {
  /** What is there of these runs. */
  ended(runs: readonly RunSpecification[]): Outcome[]
  add(outcome: Outcome): void
  close(): void
}

/** What a validation leaves beside its journal. */
const outputs = ['patterns.csv', 'patterns.json', 'charts']

/**
 * Takes a folder for the validation of a study, made anew where it does not exist: runs of the same validation that are there count as done.
 * @throws Trouble where it is in use, or holds anything else than the same validation; with `force` another validation makes way.
 */
export function openValidation(
  path: string,
  study: Study,
  options: { readonly force?: boolean } = {},
): Promise<Taken<ValidationJournal>> {
  // Whatever makes two validations of one seed the same; further replicates may follow.
  const header: Header = {
    'the seed': study.seed,
    parameters: JSON.stringify([study.settings, study.arms]),
    'the version': packageVersion(),
    'the code of the model': modelFingerprint(),
  }
  const objections = (journal: string): string[] => {
    const before = headIn(journal, isHead)?.header ?? header
    const others = Object.keys(header).filter((key) => before[key] !== header[key])
    return others.length > 0 ? [`other than here: ${others.join(', ')}`] : []
  }
  const open = (journal: string): ValidationJournal => openJournal(journal, header)
  return takeFolder(path, { kind: 'validation', outputs, objections, open }, options)
}

type Header = Readonly<Record<string, string>>
interface Head {
  readonly header: Header
}
type Line = Head | { readonly run: string; readonly kept: Pick<Product, 'measures' | 'facts' | 'nullFacts'> }
const isHead = (line: Line): line is Head => 'header' in line

function openJournal(path: string, header: Header): ValidationJournal {
  const { lines, write, close } = openLines<Line>(path)
  if (!lines.some(isHead)) write({ header })
  return {
    ended(runs) {
      const kept = new Map(lines.flatMap((line) => ('run' in line ? [[line.run, line.kept] as const] : [])))
      // The daily series and the hash of a run say nothing of patterns, and are not kept.
      return runs.flatMap((run) =>
        kept.has(run.id) ? [{ run, product: { ...kept.get(run.id)!, daily: {} as Product['daily'], hash: '' } }] : [],
      )
    },
    add(outcome) {
      if ('failure' in outcome) return
      const { measures, facts, nullFacts } = outcome.product
      write({ run: outcome.run.id, kept: { measures, ...(facts && { facts }), ...(nullFacts && { nullFacts }) } })
    },
    close,
  }
}
