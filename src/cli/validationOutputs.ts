/** What a validation leaves on the disk. */
import { join } from 'node:path'
import type { Validation } from '../experiment/validation.js'
import { packageVersion } from '../files/provenance.js'
import { replaceFile } from '../files/replacing.js'
import { validationJson, writeValidationTable } from '../files/validationTable.js'

/** Writes the table, as CSV and as JSON, and the chart into a folder. */
export async function writeValidation(folder: string, validation: Validation): Promise<void> {
  const { validationChart } = await import('../charts/validation.js')
  const { pngOf, svgOf } = await import('../files/pictures.js')
  const specification = validationChart(validation)
  const svg = await svgOf(specification)
  const chart = (ending: string): string => join(folder, 'charts', `validation.${ending}`)
  await writeValidationTable(join(folder, 'patterns.csv'), validation)
  await writeValidationJson(join(folder, 'patterns.json'), validation)
  await replaceFile(chart('vl.json'), `${JSON.stringify(specification, null, 2)}\n`)
  await replaceFile(chart('svg'), svg)
  await replaceFile(chart('png'), await pngOf(svg))
}

export const writeValidationJson = (path: string, validation: Validation): Promise<void> =>
  replaceFile(path, validationJson(validation, packageVersion()))
