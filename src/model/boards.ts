/** Threads hang on boards, one per topic, newest activity first; a thread of two topics hangs on two. */
import type { Forum } from './forum.js'
import { NO_TOPIC, T, THREAD_SHIFT } from './records.js'

/** Puts a thread that hangs nowhere on top of its boards. */
export function hang(forum: Forum, thread: number): void {
  const topics = forum.threads.whole[(thread << THREAD_SHIFT) + T.topics]!
  hangOn(forum, thread, topics & 255, T.previousA)
  const second = (topics >> 8) & 255
  if (second !== NO_TOPIC) hangOn(forum, thread, second, T.previousB)
}

/** Takes a thread from its boards. */
export function takeDown(forum: Forum, thread: number): void {
  const topics = forum.threads.whole[(thread << THREAD_SHIFT) + T.topics]!
  takeFrom(forum, thread, topics & 255, T.previousA)
  const second = (topics >> 8) & 255
  if (second !== NO_TOPIC) takeFrom(forum, thread, second, T.previousB)
}

/** Moves a thread to the top of its boards: something was written in it. */
export function moveUp(forum: Forum, thread: number): void {
  const begin = thread << THREAD_SHIFT
  forum.threads.whole[begin + T.lastActivity] = ++forum.moment
  takeDown(forum, thread)
  hang(forum, thread)
}

/** The thread below on one board, -1 at the bottom. */
export function below(whole: Int32Array, thread: number, board: number): number {
  const begin = thread << THREAD_SHIFT
  return whole[begin + ((whole[begin + T.topics]! & 255) === board ? T.nextA : T.nextB)]!
}

/** Where the link "previous" of a thread on one board stands; "next" stands one further. */
const linkOn = (whole: Int32Array, begin: number, board: number): number =>
  begin + ((whole[begin + T.topics]! & 255) === board ? T.previousA : T.previousB)

function hangOn(forum: Forum, thread: number, board: number, link: number): void {
  const { whole } = forum.threads
  const begin = thread << THREAD_SHIFT
  const top = forum.boards[board]!
  whole[begin + link] = -1
  whole[begin + link + 1] = top
  if (top >= 0) whole[linkOn(whole, top << THREAD_SHIFT, board)] = thread
  forum.boards[board] = thread
}

function takeFrom(forum: Forum, thread: number, board: number, link: number): void {
  const { whole } = forum.threads
  const begin = thread << THREAD_SHIFT
  const previous = whole[begin + link]!
  const next = whole[begin + link + 1]!
  if (previous >= 0) whole[linkOn(whole, previous << THREAD_SHIFT, board) + 1] = next
  else forum.boards[board] = next
  if (next >= 0) whole[linkOn(whole, next << THREAD_SHIFT, board)] = previous
}
