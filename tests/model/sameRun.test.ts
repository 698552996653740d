import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { chromiumPath, launchArguments } from '../../scripts/chromium.js'
import { dailyNames } from '../../src/model/measures.js'
import { found, hashOf, type Run, simulate } from '../../src/model/simulate.js'
import { step } from '../../src/model/step.js'
import { beside } from './beside.js'
import { correlationScore } from './chance.js'
import { compileModel, exactly } from './compiled.js'
import { eventful } from './eventful.js'

// On a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

type Case = Parameters<typeof simulate>

/** Everything happens; the defaults at another length of step; seed 0; and forums side by side. */
const cases: readonly Case[] = [
  [eventful, 'same', { log: true }],
  [{ 'clock.days': 60, 'clock.stepHours': 6 }, 'same'],
  [{ 'clock.days': 20 }, 0],
  [beside({ ...eventful, 'clock.days': 60, 'choosing.discovery': 0.1 }, {}, { 'professionals.count': 3 }), 'same', { log: true }],
]

const run: (simulation: typeof simulate, list: readonly Case[]) => string = new Function('simulate', 'cases', exactly) as never
const here = run(simulate, cases)

/** Names of what differs; a run as a whole would fill the screen. */
const differing = (one: string, other: string): string[] => {
  const [these, those]: Record<string, unknown>[][] = [JSON.parse(one), JSON.parse(other)]
  return these!.flatMap((part, k) =>
    Object.keys({ ...part, ...those![k] })
      .filter((name) => JSON.stringify(part[name]) !== JSON.stringify(those![k]?.[name]))
      .map((name) => `${name} of case ${k}`),
  )
}

test('the same seed gives the same run, bit for bit', () => {
  expect(differing(run(simulate, cases), here)).toEqual([])
  expect(here.length).toBeGreaterThan(50_000)
})

test('the log changes nothing', () => {
  const { log, ...withLog } = simulate(eventful, 'same', { log: true })
  const { log: none, ...without } = simulate(eventful, 'same')
  expect(log!.length).toBeGreaterThan(500)
  expect(none).toBeUndefined()
  expect(without).toEqual(withLog)
})

test('what ran before changes nothing', () => {
  simulate({ 'clock.days': 30, 'members.arrivalsPerDay': 100 }, 'another')
  expect(differing(run(simulate, cases), here)).toEqual([])
})

describe('seeds', () => {
  const settings = { 'clock.days': 40 }
  const hashOf = (seed: string | number): string => simulate(settings, seed).hash

  test('that differ give runs that differ', () => {
    const seeds = [
      '0',
      '1',
      '11',
      '111',
      'run-1',
      'run-2',
      'run-11',
      'Uppsala',
      'uppsala',
      ' uppsala',
      '-0',
      '1.0',
      'å',
      'a\u030a',
    ]
    expect(new Set(seeds.map(hashOf)).size).toBe(seeds.length)
  })

  test('are text: 7 is "7", and 0 is a seed like any other', () => {
    expect(hashOf(7)).toBe(hashOf('7'))
    expect(hashOf(0)).toBe(hashOf('0'))
    expect(hashOf(0)).not.toBe(simulate(settings).hash)
    expect(simulate(settings, 0).seed).toBe('0')
  })

  test('that are empty are refused', () => {
    expect(() => simulate(settings, '')).toThrow('the seed is empty; give any text or number')
  })

  test('that look alike give runs that have nothing in common', () => {
    // Visits on each of the later days, which arrivals and members' luck drive; founders are over by then.
    const runs = ['1', '11', '111', 'run-1', 'run-2', 'run-3', 'run-11', '2'].map(
      (seed): Run => simulate({ 'clock.days': 300, 'members.initial': 0, 'visiting.noticed': 0 }, seed),
    )
    const news = runs.map(({ daily }) => [...daily.registered].map((count, day) => count - (daily.registered[day - 1] ?? 0)))
    const scores = news.flatMap((one, k) => news.slice(k + 1).map((other) => correlationScore(one, other)))
    expect(Math.max(...scores.map(Math.abs))).toBeLessThan(4)
    expect(news[0]).not.toEqual(news[1])
  })
})

test('the hash tells of one bit in one member or one thread, and of one member or thread more', () => {
  const forum = found(eventful, 'bit')
  while (forum.now < 40 * forum.stepsPerDay) step(forum)
  const before = hashOf(forum)
  expect(before).toMatch(/^[0-9a-f]{16}$/)
  for (const records of [forum.members, forum.threads]) {
    const fields = records.count << records.shift
    for (const field of [0, 1, fields >> 1, fields - 1]) {
      records.whole[field] = records.whole[field]! ^ 1
      expect(hashOf(forum)).not.toBe(before)
      records.whole[field] = records.whole[field]! ^ 1
    }
    records.count--
    expect(hashOf(forum)).not.toBe(before)
    records.count++
  }
  expect(hashOf(forum)).toBe(before)
})

describe('elsewhere', () => {
  let model: ReturnType<typeof compileModel>
  let server: Server
  beforeAll(() => {
    model = compileModel()
    server = createServer((request, response) => {
      const path = request.url === '/' ? undefined : join(model.folder, request.url ?? '')
      response.setHeader('content-type', path === undefined ? 'text/html' : 'text/javascript')
      if (path === undefined) response.end('<!doctype html><title>model</title>')
      else
        readFile(path).then(
          (text) => response.end(text),
          () => response.writeHead(404).end(),
        )
    })
    return new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => {
    server.close()
    model.remove()
  })

  test('in a worker thread the run is the same, bit for bit', async () => {
    const code = `
      import { parentPort, workerData } from 'node:worker_threads'
      const { simulate } = await import(workerData.module)
      parentPort.postMessage(((cases) => { ${exactly} })(workerData.cases))`
    const module = pathToFileURL(join(model.folder, 'simulate.js')).href
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`), { workerData: { module, cases } })
    const there = await new Promise<string>((resolve, reject) => worker.once('message', resolve).once('error', reject))
    expect(differing(there, here)).toEqual([])
    expect(there).toBe(here)
  })

  test('in a browser the run is the same, bit for bit', async () => {
    const executablePath = await chromiumPath()
    expect(executablePath, 'no browser: node scripts/setup.js --with-browser').toBeDefined()
    const browser = await chromium.launch({ executablePath: executablePath!, args: launchArguments })
    try {
      const page = await browser.newPage()
      const { port } = server.address() as AddressInfo
      await page.goto(`http://127.0.0.1:${port}/`)
      const code = `import('/simulate.js').then(({ simulate }) => ((cases) => { ${exactly} })(${JSON.stringify(cases)}))`
      const there = await page.evaluate<string>(code)
      expect(differing(there, here)).toEqual([])
      expect(there).toBe(here)
    } finally {
      await browser.close()
    }
  })
})

test('the daily series are all there to be compared', () => {
  const parsed: { daily: Record<string, string[]> }[] = JSON.parse(here)
  expect(Object.keys(parsed[0]!.daily)).toEqual([...dailyNames])
})
