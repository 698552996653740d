/** A small study and a runner whose numbers are plain arithmetic, for tests of everything around a simulation. */
import type { Product, Runner, Task } from '../../src/experiment/engine.js'
import { type DailyName, dailyNames, type MeasureName, measureNames } from '../../src/model/measures.js'
import type { Study } from '../../src/scenario/study.js'

export const smallStudy: Study = Object.freeze({
  name: 'small',
  title: 'A small study',
  question: 'Does it work?',
  seed: 'uppsala',
  replicates: { least: 3, most: 3 },
  pairing: 'replicate',
  settings: { 'clock.days': 4 },
  arms: [
    { name: 'none', settings: {} },
    { name: 'moderated, "quoted"', settings: { 'moderation.detection': 0.8, 'professionals.policy': 'triage' } },
  ],
  design: undefined,
  sensitivity: undefined,
  hypotheses: [],
  charts: [],
})

const byName = <Name extends MeasureName | DailyName, Value>(names: readonly Name[], value: (place: number) => Value) =>
  Object.fromEntries(names.map((name, place) => [name, value(place)])) as Record<Name, Value>

/** A number in [0, 1) that depends on every letter of a text and on a place. */
function number(text: string, place: number): number {
  let sum = place + 1
  for (const letter of text) sum = (sum * 31 + letter.charCodeAt(0)) % 1_000_003
  return sum / 1_000_003
}

/** What a run leaves here: numbers made of its seed and settings; the last measure and some days are not defined. */
export const smallRunner: Runner = ({ run, writers, log }: Task): Product => {
  const name = run.seed + JSON.stringify(run.settings)
  const days = Number(run.settings['clock.days'] ?? 4)
  return {
    measures: byName(measureNames, (place) => (place === measureNames.length - 1 ? Number.NaN : number(name, place))),
    daily: byName(dailyNames, (place) =>
      Float64Array.from({ length: days }, (_, day) => (place === 9 && day === 0 ? Number.NaN : number(name, 100 * place + day))),
    ),
    hash: Math.floor(number(name, 7) * 2 ** 40)
      .toString(16)
      .padStart(16, '0'),
    ...(writers ? { postsByMember: Int32Array.of(5, 2, 1) } : {}),
    ...(log
      ? {
          log: {
            length: 3,
            thread: Int32Array.of(0, 0, 1),
            member: Int32Array.of(1, 0, 2),
            parent: Int32Array.of(-1, 0, -1),
            time: Int32Array.of(3600, 7200, 7200),
            kind: Uint8Array.of(0, 4, 0),
            parts: new Float32Array(12),
          },
        }
      : {}),
  }
}
