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
  posts: declared('posts', 'posts', 'posts by anyone', 'Those of unknown authors are counted.'),
  spanDays: declared(
    'days',
    'span',
    'how long the log is',
    'From the beginning of the window to its end; without one from the first post to the last.',
  ),
  postsPerDay: declared('posts/day', 'posts per day', 'posts by anyone, per day', 'posts divided by spanDays.'),
  unknownShare: declared('share', 'by unknown authors', 'posts whose author is unknown or staff', 'Divided by posts.'),
} as const satisfies FactDeclarations

export function sizeFacts({ posts, window }: View): Facts<typeof sizeDeclarations> {
  const spanDays = window.to - window.from
  let unknown = 0
  for (const member of posts.member) if (member < 0) unknown++
  return {
    members: { value: posts.members },
    threads: { value: posts.threads },
    posts: { value: posts.length },
    spanDays: { value: spanDays },
    postsPerDay: { value: spanDays > 0 ? posts.length / spanDays : Number.NaN },
    unknownShare: { value: unknown / posts.length, n: posts.length },
  }
}
