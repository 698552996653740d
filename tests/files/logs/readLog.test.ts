import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, test } from 'vitest'
import { type LogOptions, readLog } from '../../../src/files/logs/readLog.js'
import { newFolder } from '../inFolder.js'

const HEADER = 'post_id,thread_id,member_id,parent_post_id,t'
const ROWS = ['1,1,10,,0', '2,1,11,1,3600', '3,1,10,2,7200', '4,2,12,,90000', '5,2,0,4,93600']
const LOG = `${[HEADER, ...ROWS].join('\n')}\n`

const written = (content: string | Uint8Array, name = 'log.csv'): string => {
  const path = join(newFolder(), name)
  writeFileSync(path, content)
  return path
}

const read = (content: string | Uint8Array, options: LogOptions = {}, name?: string) => readLog(written(content, name), options)

/** What a log holds, as plain lists. */
const held = async (content: string | Uint8Array, options?: LogOptions, name?: string) => {
  const { posts, notes } = await read(content, options, name)
  const { thread, member, parent, time } = posts
  return { thread: [...thread], member: [...member], parent: [...parent], time: [...time], notes }
}

const whole = {
  thread: [0, 0, 0, 1, 1],
  member: [0, 1, 0, 2, -1],
  parent: [-1, 0, 1, -1, 3],
  time: [0, 3600, 7200, 90_000, 93_600],
  notes: [],
}

const withRows = (...rows: readonly string[]): string => `${[HEADER, ...ROWS, ...rows].join('\n')}\n`

describe('a log', () => {
  test('is read from CSV, without a word where nothing is odd', async () => {
    expect(await held(LOG)).toEqual(whole)
  })

  test.each([
    ['packed by gzip', gzipSync(LOG), 'log.csv.gz'],
    ['packed, whatever its name', gzipSync(LOG), 'log.csv'],
    ['with a byte order mark and the line ends of Windows', `\ufeff${LOG.replaceAll('\n', '\r\n')}`, undefined],
    ['with quoted fields', LOG.replaceAll(/\d+/g, '"$&"'), undefined],
    ['with numbers that went through floating point', LOG.replaceAll(/^(\d,\d,\d+),(\d),/gm, '$1.0,$2.0,'), undefined],
    ['with empty lines and no line end at the end', LOG.replace('\n4', '\n\n4').trimEnd(), undefined],
    ['with a comma too much at the end of every line', LOG.replaceAll(/(\d)\n/g, '$1,\n'), undefined],
  ])('%s is the same log', async (_, content, name) => {
    expect(await held(content, {}, name)).toEqual(whole)
  })

  test.each([
    [';', 'Fields are parted by semicolons.'],
    ['\t', 'Fields are parted by tabs.'],
    ['|', 'Fields are parted by bars.'],
  ])('parted by %j is the same log, and it is said', async (delimiter, note) => {
    expect(await held(LOG.replaceAll(',', delimiter))).toEqual({ ...whole, notes: [note] })
  })

  test('named .gz without being packed is read, and it is said', async () => {
    expect((await held(LOG, {}, 'log.csv.gz')).notes).toEqual(['The file is named .gz and is not packed: read as it is.'])
  })

  test('with decimal commas is read where commas part no fields, and it is said', async () => {
    const log = LOG.replaceAll(',', ';').replace('3600', '3600,5')
    const { time, notes } = await held(log)
    expect(time[1]).toBe(3600.5)
    expect(notes).toContain('1 row with a decimal comma, line 3 (“3600,5”): read as a point.')
  })

  test('may call its columns otherwise, name its posts by any text and date them', async () => {
    const log = [
      'topic,user,created,id,reply_to',
      'a,anna,2013-05-01T10:00:00Z,x,',
      'a,bo,2013-05-01 12:30,y,x',
      'b,anna,2013-05-02T00:00:00+02:00,z,',
      'b,,2013-05-03,zz,z',
    ].join('\n')
    const columns = 'thread_id=topic,member_id=user,t=created,post_id=id,parent_post_id=reply_to'
    const found = await read(log, { columns })
    expect([...found.posts.time]).toEqual([36_000, 45_000, 79_200, 172_800])
    expect([...found.posts.member]).toEqual([0, 1, 0, -1])
    expect([...found.posts.parent]).toEqual([-1, 0, -1, 2])
    expect(found.begins).toBe('2013-05-01')
  })

  test('in seconds since 1970 is counted from the first day, one in other seconds from nought', async () => {
    const found = await read(LOG.replaceAll(/,(\d+)\n/g, (_, t) => `,${1_367_402_400 + Number(t)}\n`))
    expect(found.begins).toBe('2013-05-01')
    expect(found.posts.time[0]).toBe(36_000)
    expect((await read(LOG.replace(',,0\n', ',,500000\n'))).posts.time[0]).not.toBe(13_600)
  })

  test('says which mark stands for unknown authors; what looks like one and is not named is told', async () => {
    const log = LOG.replaceAll('10', '[deleted]')
    expect((await held(log, { unknown: '[deleted]' })).member).toEqual([-1, 0, -1, 1, 2])
    expect((await held(log)).notes).toEqual([
      "“[deleted]” is counted as a member. Where it stands for unknown authors, say --unknown '[deleted]'.",
    ])
  })

  test('without post ids and parents is read, and it is said what cannot be known', async () => {
    const { notes, parent } = await held('thread_id,member_id,t\n1,1,0\n1,2,5\n')
    expect(parent).toEqual([-1, -1])
    expect(notes).toEqual([
      'No column post_id: doubled posts cannot be found, and every reply counts as an answer to who began the thread.',
    ])
    expect((await held('post_id,thread_id,member_id,t\n1,1,1,0\n')).notes).toEqual([
      'No column parent_post_id: every reply counts as an answer to who began the thread.',
    ])
  })

  test('whose parents have another name is told how to name them', async () => {
    const log = 'id,thread_id,member_id,t,reply_to,likes\na,1,1,0,,3\nb,1,2,5,a,0\n'
    expect((await held(log, { columns: 'post_id=id' })).notes).toEqual([
      'No column parent_post_id: every reply counts as an answer to who began the thread. If the log has it under another name, add --columns parent_post_id=NAME (columns not used: reply_to, likes).',
    ])
    const [note] = (await held(log)).notes
    expect(note).toContain('add --columns post_id=NAME, and parent_post_id=NAME for the post it answers (columns not used: id,')
    expect(await held(log, { columns: 'post_id=id,parent_post_id=reply_to' })).toMatchObject({ notes: [], parent: [-1, 0] })
  })

  test('is the same whatever the order of its rows, once it is sorted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(ROWS, { minLength: ROWS.length }), async (rows) => {
        const { notes, ...found } = await held(`${[HEADER, ...rows].join('\n')}\n`)
        expect(found).toMatchObject({ thread: whole.thread, member: whole.member, parent: whole.parent, time: whole.time })
        const falls = rows.filter((row, k) => k > 0 && Number(row.split(',')[4]) < Number(rows[k - 1]!.split(',')[4])).length
        expect(notes.some((note) => note.includes('an earlier time than the row before'))).toBe(falls > 0)
      }),
      { numRuns: 30 },
    )
  })
})

describe('rows that cannot be used', () => {
  const odd: readonly (readonly [string, string])[] = [
    ['6,2', '1 row with too few fields, line 7: left out.'],
    ['6,2,10,4,99999,7', '1 row with more fields than the header names, line 7: left out.'],
    ['6,,10,4,99999', '1 row with no thread, line 7: left out.'],
    ['6,2,10,4,', '1 row with no time, line 7: left out.'],
    [',2,10,4,99999', '1 row with no post id, line 7: left out.'],
    [
      '6,2,10,4,soon',
      '1 row with a time that is neither seconds nor a date like 2013-05-01 or 2013-05-01T12:30:00Z, line 7 (“soon”): left out.',
    ],
    [
      '6,2,10,4,NaN',
      '1 row with a time that is neither seconds nor a date like 2013-05-01 or 2013-05-01T12:30:00Z, line 7 (“NaN”): left out.',
    ],
    ['6,2,10,4,-5', '1 row with a time before the beginning (negative, or a date before 1970), line 7 (“-5”): left out.'],
    [
      '6,2,10,4,1e15',
      '1 row with a time beyond the year 2286 (times are read as seconds, not as milliseconds), line 7 (“1e15”): left out.',
    ],
    ['5,2,10,4,99999', '1 row with a post id that an earlier row has, line 7 (“5”): left out.'],
  ]
  test.each(odd)('%s are left out, counted and told', async (row, note) => {
    expect(await held(withRows(row))).toEqual({ ...whole, notes: [note] })
  })

  test('of one kind are told together, by the first of them', async () => {
    expect((await held(withRows('6,2,10,4,-5', '7,2,10,4,-1'))).notes).toEqual([
      '2 rows with a time before the beginning (negative, or a date before 1970), first line 7 (“-5”): left out.',
    ])
  })

  test('in more than half of a log leave no log', async () => {
    const milliseconds = `${HEADER}\n1,1,1,,1367402400000\n2,1,2,1,1367402500000\n3,1,2,1,5\n`
    await expect(read(milliseconds)).rejects.toThrow(
      /2 of 3 rows cannot be used:\n {2}2 rows with a time beyond the year 2286 \(times are read as seconds, not as milliseconds\), first line 2/,
    )
  })
})

describe('odd parents', () => {
  const toStarter = 'the post stays, as an answer to who began the thread.'

  test.each([
    ['6,2,10,77,99999', -1, `1 row with a parent that is not in the log, line 7: ${toStarter}`],
    ['6,2,10,6,99999', -1, `1 row with itself as its parent, line 7: ${toStarter}`],
    ['6,2,10,1,99999', 0, '1 row with a parent in another thread, line 7: kept, as an answer to its author.'],
  ])('%s are counted and told', async (row, place, note) => {
    const { parent, notes } = await held(withRows(row))
    expect(parent).toEqual([...whole.parent, place])
    expect(notes).toEqual([note])
  })

  test.each(['0', '-1'])('called %s stand for none where no post has that name, and it is said', async (mark) => {
    const { posts, notes, recordedParents } = await read(LOG.replaceAll(/^(\d,\d,\d+),,/gm, `$1,${mark},`))
    expect([...posts.parent]).toEqual(whole.parent)
    expect([...posts.begun]).toEqual([1, 1])
    expect(recordedParents).toBe(1)
    expect(notes).toEqual(['2 rows with 0 or -1 as the parent, which is no post of the log, first line 2: read as no parent.'])
    expect((await held(withRows(`${mark},2,10,4,95000`, `7,2,11,${mark},99999`))).parent).toEqual([...whole.parent, 3, 5])
  })

  test('that are written after what answers them are kept', async () => {
    const { parent, notes } = await held(withRows('6,2,10,7,95000', '7,2,11,4,99999'))
    expect(parent).toEqual([...whole.parent, 6, 3])
    expect(notes).toEqual(['1 row with a parent that is written later, line 7: kept, for a clock may be wrong.'])
  })

  test('of the earliest post of a thread show that its first post is missing', async () => {
    const { posts, notes, recordedParents } = await read(withRows('6,3,10,77,99999', '7,3,11,6,99999'))
    expect([...posts.begun]).toEqual([1, 1, 0])
    expect(recordedParents).toBe(1)
    expect(notes).toEqual([
      `1 row with a parent that is not in the log, line 7: ${toStarter}`,
      '1 thread without a first post (the earliest post found answers one that is missing): left out of the facts of threads.',
    ])
  })
})

describe('what is no log', () => {
  const random = Buffer.from(Array.from({ length: 5000 }, (_, k) => (k * 7919) % 256))
  const packed = gzipSync(`${HEADER}\n${Array.from({ length: 20_000 }, (_, k) => `${k},${k % 99},${k % 7},,${k}`).join('\n')}\n`)

  test.each<readonly [string, string | Uint8Array, string]>([
    ['an empty file', '', 'is empty.'],
    ['only a header', `${HEADER}\n`, 'holds a header and no post.'],
    ['binary', random, 'is a binary file, neither CSV (gzip or not) nor Parquet.'],
    ['a workbook', Buffer.from('PK\u0003\u0004........', 'latin1'), 'this is a zip archive or a workbook.'],
    ['JSON', '[{"post_id": 1}]', 'this is JSON. Write the posts as CSV.'],
    ['UTF-16', Buffer.from(`\ufeff${LOG}`, 'utf16le'), 'is written in UTF-16. Save it as UTF-8.'],
    ['gzip that ends in the middle', packed.subarray(0, packed.length / 2), 'the gzip file ends in the middle, after line'],
    ['Parquet that ends in the middle', 'PAR1....', 'begins like Parquet and does not end so'],
    ['a quotation mark that nobody closes', LOG.replace('12,', '"12,'), 'the row after line 4 cannot be read: a quotation mark'],
    [
      'three centuries',
      `${HEADER}\n1,1,1,,0\n2,1,2,1,1367402500\n3,1,2,1,9900000000\n`,
      '314 years lie between the earliest time (0, line 2) and the latest (9900000000, line 4).',
    ],
  ])('%s is refused in plain words', async (_, content, words) => {
    await expect(read(content)).rejects.toMatchObject({ name: 'Trouble', asked: true, message: expect.stringContaining(words) })
  })

  test('columns that are missing are named, with those that are there', async () => {
    await expect(read('id,topic,user,created\n1,1,1,0\n')).rejects.toThrow(
      /no column thread_id \(the thread it stands in\), member_id .*, t .*\nThere are: id, topic, user, created\nName them with --columns, .*\nA log has post_id \(the post; optional\), thread_id \(the thread it stands in\), member_id \(who wrote it\), parent_post_id \(the post it answers; optional\), t \(/,
    )
  })

  test.each([
    ['thread=topic', '--columns: thread: there is no such column (did you mean "thread_id"?)'],
    ['thread_id', '--columns: thread_id: say thread_id=NAME, NAME being what the log calls it.'],
    ['topic=thread_id', '--columns: topic=thread_id: the other way round: thread_id=topic'],
    ['t=t,thread_id:topic', '--columns: thread_id:topic: write = for :, as in thread_id=topic.'],
    ['t=a,t=b', '--columns: t is given twice.'],
    ['t=when', 'no column when (when: seconds, or a date).'],
  ])('--columns %s is refused', async (columns, words) => {
    await expect(read(LOG, { columns })).rejects.toThrow(words)
  })

  test('a file that is not there, and a folder', async () => {
    await expect(readLog(join(newFolder(), 'none.csv'))).rejects.toThrow('there is no such file')
    await expect(readLog(newFolder())).rejects.toThrow('this is a folder, not a log.')
  })

  test('a whole forum within a day is told, for its times may be days', async () => {
    const rows = Array.from({ length: 20 }, (_, k) => `${k},1,${k % 3},,${k * 40}`)
    const { notes } = await held([HEADER, ...rows].join('\n'))
    expect(notes).toEqual([
      'All 20 rows fall within 760 seconds: are the times right? They are read as seconds or dates: multiply days or hours first.',
    ])
  })

  test('a long silence is told, for a time may be wrong', async () => {
    expect((await held(`${HEADER}\n1,1,1,,0\n2,1,2,1,86400\n3,1,2,1,400000000\n`)).notes).toEqual([
      'Nobody writes for 4,629 of 4,630 days, until line 4: is the time right? --from and --to choose the days that are looked at.',
    ])
  })
})

describe('Parquet', () => {
  const columns: ColumnSource[] = [
    { name: 'arm', data: ['none', 'none', 'none', 'moderated'], type: 'STRING' },
    { name: 'replicate', data: [1, 1, 2, 1], type: 'INT32' },
    { name: 'post_id', data: [0n, 1n, 0n, 0n], type: 'INT64' },
    { name: 'thread_id', data: [0, 0, 0, 0], type: 'INT32' },
    { name: 'member_id', data: [5, 0, 5, 5], type: 'INT32' },
    { name: 'parent_post_id', data: [null, 0, null, null], type: 'INT32' },
    { name: 't', data: [3600, 7200, 0, 0], type: 'DOUBLE' },
  ]
  const parquet = (which: ColumnSource[]) => new Uint8Array(parquetWriteBuffer({ columnData: which, rowGroupSize: 2 }))

  test('holds a log as CSV does', async () => {
    const { posts, notes, run } = await read(
      parquet(columns.slice(2).map((column) => ({ ...column, data: column.data.slice(0, 2) }))),
    )
    expect([...posts.member]).toEqual([0, -1])
    expect([...posts.parent]).toEqual([-1, 0])
    expect([...posts.time]).toEqual([3600, 7200])
    expect(notes).toEqual([])
    expect(run).toBeUndefined()
  })

  test('of a study holds several runs, one of which is chosen', async () => {
    const path = written(parquet(columns))
    const { posts, run } = await readLog(path, { run: 'none/1' })
    expect(posts.length).toBe(2)
    expect(run).toBe('none/1')
    await expect(readLog(path)).rejects.toThrow(
      'holds the posts of 3 runs: choose one with --run ARM/REPLICATE.\nThere are: none/1, none/2, moderated/1',
    )
    await expect(readLog(path, { run: 'nome/1' })).rejects.toThrow('has no run nome/1 (did you mean "none/1"?).')
  })

  test('of a study with points asks for the point where only arm and replicate are said', async () => {
    const point = { name: 'point', data: ['a=4', 'a=9', 'a=4', 'a=4'], type: 'STRING' as const }
    const path = written(parquet([columns[0]!, point, ...columns.slice(1)]))
    expect((await readLog(path, { run: 'none/a=9/1' })).posts.length).toBe(1)
    await expect(readLog(path, { run: 'none/1' })).rejects.toThrow(
      'has no run none/1: "none" was run at 2 points: add one, for instance --run "none/a=4/1".',
    )
  })

  test('dates stand for themselves', async () => {
    const dated = columns.slice(2).map((column) =>
      column.name === 't'
        ? {
            name: 't',
            data: [new Date('2013-05-01T01:00:00Z'), new Date('2013-05-02'), new Date('2013-05-03'), new Date('2013-05-04')],
            type: 'TIMESTAMP' as const,
          }
        : column.name === 'post_id'
          ? { ...column, data: [0n, 1n, 2n, 3n] }
          : column,
    )
    const { posts, begins } = await read(new Uint8Array(parquetWriteBuffer({ columnData: dated })))
    expect([...posts.time]).toEqual([3600, 86_400, 2 * 86_400, 3 * 86_400])
    expect(begins).toBe('2013-05-01')
  })

  test('a run is asked for only where there are runs', async () => {
    await expect(read(LOG, { run: 'none/1' })).rejects.toThrow('it is not a table of simulated posts')
  })
})
