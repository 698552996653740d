import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plan } from '../../src/experiment/plan.js'
import { tasksOf } from '../../src/experiment/tasks.js'
import { type Header, headerOf, type Journal, openJournal, readJournal } from '../../src/files/journal.js'
import { smallRunner, smallStudy } from '../experiment/small.js'
import { newFolder } from './inFolder.js'

const header: Header = { study: smallStudy, version: '1.2.3', model: 'abc' }
const tasks = [...tasksOf(plan(smallStudy))]
const newPath = (): string => join(newFolder(), 'runs.jsonl')

/** A journal of all six runs, closed; the offset of the end of each line is returned. */
function fullJournal(path: string): number[] {
  const journal = openJournal(path, header)
  const ends = [readFileSync(path).length]
  for (const task of tasks) {
    journal.add(task.run.id, smallRunner(task))
    ends.push(readFileSync(path).length)
  }
  journal.close()
  return ends
}

function expectRuns(journal: Pick<Journal, 'done' | 'read'>, count: number): void {
  expect([...journal.done.keys()]).toEqual(tasks.slice(0, count).map(({ run }) => run.id))
  for (const task of tasks.slice(0, count)) {
    expect(journal.read(task.run.id)).toEqual(smallRunner(task))
  }
}

describe('a journal', () => {
  test('gives back every run just as it was, bit for bit, after it was closed and opened again', () => {
    const path = newPath()
    fullJournal(path)
    const journal = readJournal(path)
    expect(journal.header).toEqual(header)
    expectRuns(journal, 6)
    journal.close()
  })

  test('holds a run as soon as it was added, for a process that is killed thereafter', () => {
    const path = newPath()
    const journal = openJournal(path, header)
    journal.add(tasks[0]!.run.id, smallRunner(tasks[0]!))
    expectRuns(readJournal(path), 1)
    journal.close()
  })

  test('cut anywhere keeps all the runs before the cut, and goes on from there', () => {
    const path = newPath()
    const ends = fullJournal(path)
    const whole = readFileSync(path)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length }), (length) => {
        writeFileSync(path, whole)
        truncateSync(path, length)
        const kept = Math.max(0, ends.filter((end) => end <= length).length - 1)
        const journal = openJournal(path, header)
        expectRuns(journal, kept)
        for (const task of tasks.slice(kept)) journal.add(task.run.id, smallRunner(task))
        journal.close()
        // The first line tells when it was written.
        expect(readFileSync(path).subarray(ends[0]).equals(whole.subarray(ends[0]))).toBe(true)
      }),
      { numRuns: 60, seed: 1 },
    )
  })

  test('with a byte changed loses that line only, and counts it', () => {
    const path = newPath()
    const ends = fullJournal(path)
    const bytes = readFileSync(path)
    bytes[ends[2]! + 200] = bytes[ends[2]! + 200]! ^ 1
    writeFileSync(path, bytes)
    const journal = openJournal(path, header)
    expect(journal.damaged).toBe(1)
    expect(journal.done.size).toBe(5)
    expect(journal.done.has(tasks[2]!.run.id)).toBe(false)
    journal.close()
  })

  test('whose first line is spoilt is refused while it holds runs, for nobody can tell whose they are', () => {
    const path = newPath()
    fullJournal(path)
    const bytes = readFileSync(path)
    bytes[30] = 0
    writeFileSync(path, bytes)
    expect(() => headerOf(path)).toThrow('--force')
    expect(() => openJournal(path, header)).toThrow('--force')
  })

  test('remembers a failure until the run is done', () => {
    const path = newPath()
    const first = openJournal(path, header)
    first.addFailure('none/1', { message: 'a "bad" day\n', stack: 'Error: a\n at b' })
    first.addFailure('none/2', { message: 'x', stack: 'y' })
    first.add('none/2', smallRunner(tasks[1]!))
    first.close()
    const again = readJournal(path)
    expect([...again.failures]).toEqual([['none/1', { message: 'a "bad" day\n', stack: 'Error: a\n at b' }]])
    again.close()
  })

  test('tells what study it belongs to now, where arms were added', () => {
    const path = newPath()
    fullJournal(path)
    const journal = openJournal(path, header)
    journal.state({ ...header, study: { ...smallStudy, replicates: { least: 9, most: 9 } } })
    journal.close()
    expect(headerOf(path)?.study.replicates.most).toBe(9)
    expectRuns(readJournal(path), 6)
  })

  test('reads a line that is longer than what it reads at a time', () => {
    const path = newPath()
    const journal = openJournal(path, header)
    const posts = Int32Array.from({ length: 1.2e6 }, (_, member) => Math.imul(member, 0x9e3779b1))
    const long = { ...smallRunner(tasks[0]!), postsByMember: posts }
    journal.add('none/1', long)
    journal.add('none/2', smallRunner(tasks[1]!))
    journal.close()
    const again = readJournal(path)
    expect([...again.done.keys()]).toEqual(['none/1', 'none/2'])
    expect(Buffer.from(again.read('none/1').postsByMember!.buffer).equals(Buffer.from(posts.buffer))).toBe(true)
    again.close()
  })

  test('is not confused by what another program put at its end', () => {
    const path = newPath()
    fullJournal(path)
    appendFileSync(path, '\n{"run":"none/7"}\n')
    const journal = openJournal(path, header)
    expect(journal.damaged).toBe(2)
    expectRuns(journal, 6)
    journal.close()
  })
})
