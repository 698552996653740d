/** Facts: how large the log is. */
import type { FactDeclaration, FactDeclarations, Facts } from './declaring.js'
import type { View } from './view.js'

const declared = (unit: string, label: string, meaning: string, definition: string): FactDeclaration => ({
  group: 'size',
  unit,
  label,
  meaning,
  definition,
})

export const sizeDeclarations = {
  members: declared(
    'members',
    'members',
    'people who wrote',
    'Known authors with at least one post. No log holds those who only read.',
  ),
  threads: declared('threads', 'threads', 'threads with a post', 'Threads begun earlier and gone on with are counted.'),
  allPosts: {
    ...declared('posts', 'posts', 'posts by anyone', 'Those of unknown authors are counted.'),
    unlike: { measure: 'posts', because: 'the measure leaves out posts by professionals' },
  },
  spanDays: declared(
    'days',
    'span',
    'how long the log is',
    'From the beginning of the window to its end; without one from the first post to the last.',
  ),
  allPostsPerDay: {
    ...declared('posts/day', 'posts per day', 'posts by anyone, per day', 'allPosts divided by spanDays.'),
    unlike: { measure: 'postsPerDay', because: 'the measure leaves out posts by professionals' },
  },
  unknownShare: declared('share', 'by unknown authors', 'posts whose author is unknown or staff', 'Divided by allPosts.'),
} as const satisfies FactDeclarations

export function sizeFacts({ posts, window }: View): Facts<typeof sizeDeclarations> {
  const spanDays = window.to - window.from
  let unknown = 0
  for (let post = 0; post < posts.length; post++) if (posts.member[post]! < 0) unknown++
  return {
    members: { value: posts.members },
    threads: { value: posts.threads },
    allPosts: { value: posts.length },
    spanDays: { value: spanDays },
    allPostsPerDay: { value: spanDays > 0 ? posts.length / spanDays : Number.NaN },
    unknownShare: { value: unknown / posts.length, n: posts.length },
  }
}
