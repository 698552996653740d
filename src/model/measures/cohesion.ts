/** Measures: the structure of the ties between members. */
import type { Forum } from '../forum.js'
import { reciprocity } from '../network.js'
import { robustness } from '../robustness.js'
import type { Declarations, Values } from './declaring.js'

export const cohesionDeclarations = {
  reciprocity: {
    unit: 'share',
    label: 'reciprocity',
    meaning: 'ties between members that go both ways (structure)',
    definition:
      'Every post after the first of a thread is a tie from its author to the author of the post before it, where they differ; after a post by a professional there is none: share of distinct ties whose reverse exists. Beyond 100 000 pairs, a sample of the pairs chosen by hash.',
    aggregation: 'share',
    better: 'higher',
    headline: true,
    onLog: true,
  },
  cohesionRobustness: {
    unit: 'share',
    label: 'robustness',
    meaning: 'how much of the reply network holds together without its busiest members',
    definition:
      'Largest component of the undirected network of replies of the last 30 days after its top 1 % by number of partners (at least one) is taken out, divided by the largest component before.',
    aggregation: 'share',
    better: 'higher',
  },
} as const satisfies Declarations

export function cohesion({ ties, members }: Forum): Values<typeof cohesionDeclarations> {
  return { reciprocity: reciprocity(ties), cohesionRobustness: robustness(ties, members.count) }
}
