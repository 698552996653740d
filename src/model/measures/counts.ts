/** Measures: how much happens in the forum. */
import type { Forum } from '../forum.js'
import { type Declarations, total, type Values } from './declaring.js'

export const countsDeclarations = {
  registered: total('members', 'registered', 'people who ever registered', 'Count at the end of the run.'),
  threads: {
    ...total('threads', 'threads', 'threads opened by members', 'Count over the run, removed ones included.'),
    onLog: true,
  },
  posts: {
    ...total(
      'posts',
      'posts',
      'posts written by members',
      'Threads, replies, thanks and violations; professional replies are not counted.',
    ),
    onLog: true,
  },
  postsPerDay: {
    unit: 'posts/day',
    label: 'posts per day',
    meaning: 'posts written by members, per day',
    definition: 'posts divided by the days of the run.',
    aggregation: 'mean',
    headline: true,
    onLog: true,
  },
  visits: total('visits', 'visits', 'visits to the forum', 'Count over the run.'),
  threadsRead: total(
    'threads',
    'threads read',
    'threads read by visitors',
    'Count over the run; a thread read in two visits counts twice.',
  ),
  violations: { ...total('posts', 'violations', 'replies that violate', 'Count over the run.'), better: 'lower' },
  removals: total(
    'posts',
    'removals',
    'violations removed by moderators',
    'Count of removals carried out before the end of the run.',
  ),
  wrongfulRemovals: {
    ...total('threads', 'wrongful removals', 'honest threads removed', 'Count over the run.'),
    better: 'lower',
  },
  professionalReplies: total('posts', 'professional replies', 'replies written by professionals', 'Count over the run.'),
  referrals: total(
    'replies',
    'referrals',
    'replies that advise professional care',
    'Count over the run, by peers and by professionals.',
  ),
} as const satisfies Declarations

export function counts(forum: Forum): Values<typeof countsDeclarations> {
  const { total, daily, members, parameters } = forum
  return {
    registered: members.count,
    threads: total.threads,
    posts: total.posts,
    postsPerDay: total.posts / parameters.clock.days,
    visits: total.visits,
    threadsRead: total.threadsRead,
    violations: total.violations,
    removals: daily.removals.reduce((a, b) => a + b, 0),
    wrongfulRemovals: total.wrongfulRemovals,
    professionalReplies: total.professionalReplies,
    referrals: total.referrals,
  }
}
