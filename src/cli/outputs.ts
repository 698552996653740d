/** Everything that is made from a journal: tables, charts, report. */
import { join } from 'node:path'
import { type Answers, answersOf } from '../experiment/answers.js'
import type { Results } from '../experiment/results.js'
import { writeAnswers } from '../files/answers.js'
import { removeStale } from '../files/folder.js'
import { hashesOf, type Manifest } from '../files/manifest.js'
import { replaceFile } from '../files/replacing.js'
import { type TableSource, writeDictionary, writeFailures, writePosts, writeRunTables } from '../files/tables.js'
import type { DrawnChart } from '../report/figures.js'
import type { Work } from './conduct.js'

export interface Written {
  readonly results: Results
  /** SHA-256 of each file, by its path in the folder. */
  readonly outputs: Readonly<Record<string, string>>
}

/** Writes all outputs but the manifest; what earlier ones left and these do not is removed. */
export async function writeOutputs({ folder, header, runs, log }: Work, manifest: Manifest): Promise<Written> {
  const { study, version } = header
  const source: TableSource = { folder: folder.path, study, runs, journal: folder.journal, version }

  const results = await writeRunTables(source)
  const written = ['runs.csv', 'runs.parquet', 'daily.parquet']
  if (log) {
    await writePosts(source, folder.logs)
    written.push('posts.parquet')
  }
  if (folder.journal.failures.size > 0) {
    await writeFailures(source)
    written.push('failures.csv')
  }
  await writeDictionary(source)
  written.push('dictionary.csv')
  const answers = answersOf(results)
  written.push(...(await writeAnswers(source, answers)))
  written.push(...(await writePictures(folder.path, results, answers, manifest)))

  removeStale(folder.path, written)
  return { results, outputs: await hashesOf(folder.path, written) }
}

/** Writes each chart of the study as specification, SVG and PNG, and the report that shows them. */
async function writePictures(folder: string, results: Results, answers: Answers, manifest: Manifest): Promise<string[]> {
  const { picturesOf } = await import('../charts/charts.js')
  const { pngOf, svgOf } = await import('../files/pictures.js')
  const { report } = await import('../report/report.js')
  const written: string[] = []
  const put = async (path: string, content: string | Uint8Array): Promise<void> => {
    await replaceFile(join(folder, path), content)
    written.push(path)
  }
  const charts: DrawnChart[] = []
  const pictures = results.study.charts.flatMap((chart) => picturesOf(chart, results, answers))
  for (const picture of pictures) {
    const { name, specification } = picture
    const svg = await svgOf(specification)
    charts.push({ ...picture, svg })
    await put(`charts/${name}.vl.json`, `${JSON.stringify(specification, null, 2)}\n`)
    await put(`charts/${name}.svg`, svg)
    await put(`charts/${name}.png`, await pngOf(svg))
  }
  await put('report.html', report({ results, answers, provenance: manifest, charts }))
  return written
}
