/** The columns of `hypotheses.csv` and `sensitivity.csv`. */
import { type Column, column, study } from './columns.js'

const text = (name: string, meaning: string, definition: string): Column => column(name, 'text', '-', meaning, definition)
const whole = (name: string, meaning: string, definition: string): Column => column(name, 'whole', '1', meaning, definition)
/** A number in the unit of the measure, which stands in a column of its own. */
const ofMeasure = (name: string, meaning: string, definition: string): Column =>
  column(name, 'number', 'that of the measure', meaning, definition)
const pure = (name: string, meaning: string, definition: string): Column => column(name, 'number', '1', meaning, definition)

const measure = text('measure', 'measure it is about', 'A column of runs.')
const unit = text('unit', 'unit of the measure', 'As in this dictionary.')

/** One row per hypothesis. */
export const hypothesisColumns: readonly Column[] = [
  study,
  text('says', 'the hypothesis in a sentence', 'As in the study file.'),
  measure,
  unit,
  text(
    'expectation',
    'what was expected',
    'Of arms, A > B; of an arm and a number, A above or below N; of a varied parameter, rises with, falls with or peaks inside it.',
  ),
  text('by', 'smallest difference worth having', 'As in the study file; empty where any is.'),
  ofMeasure('margin', 'the same as a number', 'A share is taken of the mean of what is compared with.'),
  text('verdict', 'what the runs say', 'supported, contradicted, too small to matter, or cannot tell.'),
  ofMeasure(
    'difference',
    'what was judged',
    'Mean over replicates of a difference of arms, a rise along a parameter, or a peak above its higher end.',
  ),
  ofMeasure(
    'low',
    'lower bound of its interval',
    'Allows for skewness, for every look and for an uncertain margin; the verdict rests on it.',
  ),
  ofMeasure('high', 'upper bound of its interval', 'As the lower one.'),
  pure('level', 'level of that interval', '0.95, or more where there are several looks.'),
  pure('p', 'p-value of no difference', 'Two-sided, over all looks so far.'),
  pure('adjusted_p', 'the same adjusted', "Holm's procedure over the hypotheses of the study."),
  ofMeasure(
    't_low',
    "lower bound of Student's interval",
    '95 %, of this look alone; for arms that share no luck it is that of Welch.',
  ),
  ofMeasure('t_high', "upper bound of Student's interval", 'As the lower one.'),
  ofMeasure('bootstrap_low', 'lower bound of the bootstrap interval', '95 %, BCa, of this look alone.'),
  ofMeasure('bootstrap_high', 'upper bound of the bootstrap interval', 'As the lower one.'),
  pure(
    'effect_size',
    'standardised effect',
    "Mean over standard deviation of the differences (Cohen's d_z); of unpaired arms over that within arms.",
  ),
  pure('same_sign', 'share of replicates of that sign', 'Differences with the sign of their mean; empty for unpaired arms.'),
  whole('replicates', 'replicates judged', 'Those of the look that gave the verdict.'),
  whole('missing', 'of them left out', 'A run failed, or the measure is not defined in it.'),
  whole('complete', 'replicates that are complete', 'In which every run has ended.'),
  whole('needed', 'replicates that might do', 'About; only where there is no verdict and more are likely to give one.'),
  pure(
    'variance_ratio',
    'what shared luck saved',
    'Times as many runs would be needed without it; only between arms that share it.',
  ),
  pure('place', 'where a peak lies', 'Value of the parameter with the highest inner mean.'),
  text('obstacle', 'why it cannot be judged', 'Empty where it can.'),
]

/** One row per arm, measure and parameter. */
export const sensitivityColumns: readonly Column[] = [
  study,
  text('arm', 'arm of the study', 'As named in the study file.'),
  measure,
  unit,
  text('method', 'how it was found', 'morris or sobol; the columns of the other are empty.'),
  text('parameter', 'parameter that was varied', 'By its dotted name.'),
  ofMeasure('mu', 'mean elementary effect', 'Change over the whole range of the parameter (Morris 1991).'),
  ofMeasure('mu_star', 'mean size of the effects', 'Mean of their absolute values (Campolongo 2007).'),
  ofMeasure('mu_star_low', 'lower bound of mu_star', '95 %, BCa bootstrap over walks.'),
  ofMeasure('mu_star_high', 'upper bound of mu_star', 'As the lower one.'),
  ofMeasure(
    'sigma',
    'standard deviation of the effects',
    'Large where the effect depends on other parameters, is curved, or is luck.',
  ),
  ofMeasure('noise', 'what luck alone gives sigma', 'From the variance between replicates; empty with one.'),
  pure('first', 'first-order index', 'Share of the variance between points that it explains alone.'),
  pure('first_low', 'lower bound of first', '95 %, bootstrap over rows.'),
  pure('first_high', 'upper bound of first', 'As the lower one.'),
  pure('total', 'total index', 'The same with all its interplay.'),
  pure('total_low', 'lower bound of total', '95 %, bootstrap over rows.'),
  pure('total_high', 'upper bound of total', 'As the lower one.'),
  pure(
    'noise_share',
    'luck in single runs',
    'Share of the variance of single runs that lies between replicates; the same for all parameters.',
  ),
  whole('replicates', 'complete replicates of every point', 'What lies beyond is not used.'),
  whole('used', 'walks or rows used', 'Of the design.'),
  whole('left_out', 'walks or rows left out', 'A run failed, or the measure is not defined in it.'),
]
