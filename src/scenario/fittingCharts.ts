/** Which charts a study has something to draw in. */
import type { Layer } from './extends.js'
import { problem, type StudyProblem } from './problem.js'
import { type ChartName, chartNames, type Study } from './study.js'

/** What decides on the charts of a study. */
export type Shape = Pick<Study, 'arms' | 'design' | 'sensitivity' | 'hypotheses'>

/** Why a chart of a study would be empty, or would show what no forum was; undefined where it can be drawn. */
export function obstacleTo(chart: ChartName, { design, sensitivity, hypotheses }: Shape): string | undefined {
  const varied = design ? 'sweep' : sensitivity ? 'sensitivity' : undefined
  switch (chart) {
    case 'hypotheses':
      return hypotheses.length === 0 ? 'the study has no hypotheses' : undefined
    case 'sweep':
    case 'sensitivity':
      return varied === chart ? undefined : `the study has no ${chart}`
    case 'timeline':
    case 'writers':
    case 'patterns':
      return varied && `draws one forum an arm, and a study with a ${varied} has one an arm and point`
    case 'arms':
    case 'relief':
      return undefined
  }
}

/** The charts of a study that names none: those that can be drawn and say something. */
export function fittingCharts(study: Shape): ChartName[] {
  const idle: Readonly<Partial<Record<ChartName, boolean>>> = {
    // Nothing to compare; over drawn points there is nothing to be seen either.
    arms: (study.arms.length === 1 && !study.arms[0]?.forums) || study.sensitivity !== undefined,
    // Drawn together over points the sources of relief belong to no forum.
    relief: study.design !== undefined || study.sensitivity !== undefined,
  }
  return chartNames.filter((chart) => !idle[chart] && obstacleTo(chart, study) === undefined)
}

/**
 * The charts that a study asks for and cannot have.
 * @param layer the nearest file that names charts
 * @param inherited whether the study extends that file
 */
export function unfitting(layer: Layer | undefined, inherited: boolean, study: Shape): StudyProblem[] {
  if (!layer) return []
  const { source, content } = layer
  const advice = inherited
    ? '. A study that extends this one needs charts of its own'
    : '. Without the key charts, those that fit are drawn'
  return (content?.charts ?? []).flatMap((chart, index) => {
    const obstacle = obstacleTo(chart, study)
    if (obstacle === undefined) return []
    return [problem(source.file, source.placeOf(['charts', index]), 'charts', `${chart}: ${obstacle}${advice}`)]
  })
}
