/** Everything that a calibration leaves, made from its result. */
import { join } from 'node:path'
import type { CalibrationResult } from '../experiment/calibrating/result.js'
import type { FactsFile } from '../files/factsFile.js'
import { replaceFile } from '../files/replacing.js'
import type { SourceFile } from '../files/scenarios.js'
import type { Taken } from '../files/taking.js'
import { studyFilesOf, type TrialsHeader, type TrialsJournal } from '../files/trials.js'
import { drawsStudy, fittedStudy } from '../report/fittedStudy.js'
import type { Study } from '../scenario/study.js'

export interface CalibrationWork {
  readonly folder: Taken<TrialsJournal>
  readonly header: TrialsHeader
  readonly result: CalibrationResult
  readonly study: Study
  /** The study file and those it extends. */
  readonly files: readonly SourceFile[]
  readonly facts: FactsFile
  readonly later: FactsFile | undefined
  readonly paths: { readonly file: string; readonly to: string; readonly predict?: string | undefined }
  readonly command: string
}

/** Writes all outputs and gives the paths of those that one looks at first. */
export async function writeCalibration(work: CalibrationWork): Promise<string[]> {
  const { folder, header, result, study, files, facts, later, paths, command } = work
  const { calibration, version, model } = header
  const names = studyFilesOf(study.name)
  const put = (name: string, content: string | Uint8Array): Promise<void> => replaceFile(join(folder.path, name), content)
  const fitting = {
    calibration,
    result,
    log: facts.log,
    from: paths.file,
    version,
    model,
    command,
    day: folder.journal.begun.slice(0, 10),
    replicates: study.replicates.most,
  }
  await put(names.fitted, fittedStudy(fitting))
  await put(names.draws, drawsStudy(fitting, names.fitted))

  const { posteriorChart } = await import('../charts/posterior.js')
  const { predictiveCheck } = await import('../charts/predictiveCheck.js')
  const { pngOf, svgOf } = await import('../files/pictures.js')
  const { calibrationReport } = await import('../report/calibration.js')
  const closing = closingOf(work)
  const days = ({ window: { from, to } }: FactsFile): string => `days ${Math.round(from)} to ${Math.round(to)}`
  const charts = [
    { name: 'posterior', specification: posteriorChart(result.parameters, closing) },
    { name: 'targets', specification: predictiveCheck(result.targets, { what: 'targets of the fit', closing }) },
    { name: 'others', specification: predictiveCheck(result.others, { what: 'facts that were not aimed at', closing }) },
    ...(later
      ? [
          {
            name: 'predicted',
            specification: predictiveCheck(result.predicted, {
              what: `facts of ${days(later)}, not seen by the fit,`,
              closing,
            }),
          },
        ]
      : []),
  ]
  const drawn: { name: string; svg: string; alternative: string }[] = []
  for (const { name, specification } of charts) {
    const svg = await svgOf(specification)
    const alternative = typeof specification.description === 'string' ? specification.description : name
    drawn.push({ name, svg, alternative })
    await put(`charts/${name}.vl.json`, `${JSON.stringify(specification, null, 2)}\n`)
    await put(`charts/${name}.svg`, svg)
    await put(`charts/${name}.png`, await pngOf(svg))
  }
  await put('report.html', calibrationReport({ ...fitting, files, charts: drawn, later, study: names.fitted }))
  const content = {
    responsorium: { version, model },
    command,
    began: folder.journal.begun,
    files,
    calibration,
    result,
    observed: {
      fitted: { path: paths.to, log: facts.log, window: facts.window },
      ...(later ? { predicted: { path: paths.predict, log: later.log, window: later.window } } : {}),
    },
  }
  await put('calibration.json', `${JSON.stringify(content, null, 1)}\n`)
  return [names.fitted, 'report.html'].map((name) => join(folder.path, name))
}

/** The last line of every caption. */
function closingOf({ header: { calibration }, result, facts }: CalibrationWork): string {
  const { study, budget } = calibration
  const { from, to } = calibration.window
  return `Study “${study.name}”, seed ${study.seed}, fitted to days ${Math.round(from)} to ${Math.round(to)} of ${facts.log.file.split('/').at(-1)}; ${result.trials.used} trials of ${budget.replicates} runs, ${budget.check} forums in the check.`
}
