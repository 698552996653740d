/** Everything that is made from the interviews of a study: tables, charts, the page for the wall. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Findings } from '../evidence/interview/findings.js'
import type { InterviewJournal } from '../files/interviewJournal.js'
import { interviewJson, writeInterviewTables } from '../files/interviewTables.js'
import { placeFiles } from '../files/placing.js'
import { replaceFile } from '../files/replacing.js'
import type { Taken } from '../files/taking.js'
import type { Study } from '../scenario/study.js'

export interface Circumstances {
  readonly version: string
  readonly model: string
  readonly command: string
  /** A file for the numbers, where one was asked for. */
  readonly json: string | undefined
  /** Whether that file may take the place of another. */
  readonly force: boolean
}

/** Writes all outputs; what an earlier attempt left and this one does not is removed. */
export async function writeInterviewOutputs(
  { path, journal: { failures } }: Taken<InterviewJournal>,
  study: Study,
  findings: Findings,
  { version, model, command, json, force }: Circumstances,
): Promise<void> {
  const { interviewPictures } = await import('../charts/interview.js')
  const { pngOf, svgOf } = await import('../files/pictures.js')
  const { poster } = await import('../report/poster.js')
  const { wall } = await import('../report/wall.js')
  await writeInterviewTables(path, study, findings, { failures, version, model })
  if (failures.size === 0) rmSync(join(path, 'failures.csv'), { force: true })
  const put = (name: string, content: string | Uint8Array): Promise<void> => replaceFile(join(path, 'charts', name), content)
  const pictures = await Promise.all(
    interviewPictures(study, findings).map(async (picture) => ({ ...picture, svg: await svgOf(picture.specification) })),
  )
  for (const { name, specification, svg } of pictures) {
    await put(`${name}.vl.json`, `${JSON.stringify(specification, null, 2)}\n`)
    await put(`${name}.svg`, svg)
    await put(`${name}.png`, await pngOf(svg))
  }
  const posters = findings.arms.map((arm, place) => ({
    arm: arm.name,
    name: findings.arms.length === 1 ? 'poster' : `poster-${place + 1}`,
    svg: poster({ study, arm, several: findings.arms.length > 1, parameters: findings.parameters, version }),
  }))
  for (const { name, svg } of posters) {
    await put(`${name}.svg`, svg)
    await put(`${name}.png`, await pngOf(svg))
  }
  await replaceFile(join(path, 'wall.html'), wall({ study, findings, posters, pictures, version, command }))
  if (json !== undefined) await placeFiles(new Map([[json, interviewJson(study, findings, { version, model })]]), force)
}
