/** The table of a validation, for programs: JSON and CSV with the same content. */
import { stringify } from 'csv-stringify/sync'
import type { Judgement, Validation } from '../experiment/validation.js'
import { replaceFile } from './replacing.js'

/** One object for each pattern. An edge that a band does not have, and what is not known, is null. */
export function validationJson({ study, judged }: Validation, version: string): string {
  const patterns = judged.map(({ pattern, model, nullModel }) => {
    const { id, number, use, says, quantity, low, high, because, source } = pattern
    return {
      id,
      number,
      use,
      says,
      definition: quantity.words,
      unit: quantity.unit,
      band: { low: known(low), high: known(high) },
      because,
      source,
      model: judgement(model),
      nullModel: judgement(nullModel),
    }
  })
  const { name, seed, replicates, settings } = study
  return `${JSON.stringify({ responsorium: version, study: { name, seed, replicates: replicates.most, settings }, patterns }, null, 2)}\n`
}

/** Writes the same as a table, one row for each pattern. */
export function writeValidationTable(path: string, { judged }: Validation): Promise<void> {
  const columns = ['mean', 'low', 'high', 'n', 'place']
  const header = [
    ...['id', 'number', 'use', 'says', 'definition', 'unit', 'band_low', 'band_high', 'because', 'source'],
    ...columns.map((name) => `model_${name}`),
    ...columns.map((name) => `null_${name}`),
  ]
  const rows = judged.map(({ pattern, model, nullModel }) => {
    const { id, number, use, says, quantity, low, high, because, source } = pattern
    const values = [model, nullModel].flatMap((one) => Object.values(judgement(one)))
    return [id, number, use, says, quantity.words, quantity.unit, known(low), known(high), because, source, ...values]
  })
  return replaceFile(path, stringify([header, ...rows]))
}

const known = (value: number): number | null => (Number.isFinite(value) ? value : null)

const judgement = ({ value: { estimate, low, high, n }, place }: Judgement) => ({
  mean: known(estimate),
  low: known(low),
  high: known(high),
  n,
  place,
})
