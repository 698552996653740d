import { describe, expect, test } from 'vitest'
import { picturesOf } from '../../src/charts/charts.js'
import { svgOf } from '../../src/files/pictures.js'
import { headlineMeasures, measureNames } from '../../src/model/measures.js'
import type { DrawnChart } from '../../src/report/figures.js'
import { groundOf } from '../../src/report/grounds.js'
import type { Provenance } from '../../src/report/provenance.js'
import { report } from '../../src/report/report.js'
import { deepFrozen, type Example, exampleResults } from '../charts/example.js'

const provenance: Provenance = {
  responsorium: { version: '1.2.3', model: 'feedfacefeedface', commit: 'abc123' },
  node: 'v20.20.2',
  platform: 'linux x64',
  files: [
    { path: 'studies/example.yaml', sha256: 'e'.repeat(64) },
    { path: 'studies/base.yaml', sha256: 'b'.repeat(64) },
  ],
  command: 'responsorium run studies/example.yaml --replicates 8',
  started: '2026-02-03T04:05:06.000Z',
  runs: { planned: 24, done: 24, failed: 0 },
}

async function made(example: Example = {}, other: Partial<Provenance> = {}) {
  const results = deepFrozen(exampleResults({ days: 30, ...example }))
  const charts = await Promise.all(
    results.study.charts
      .flatMap((name) => picturesOf(name, results))
      .map(async (picture): Promise<DrawnChart> => ({ ...picture, svg: await svgOf(picture.specification) })),
  )
  return { results, page: report({ results, charts, provenance: { ...provenance, ...other } }) }
}

/** The page as it is read: without styles, pictures and tags. */
const wordsOf = (page: string) =>
  page
    .replace(/<style>.*?<\/style>|<svg.*?<\/svg>/gs, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/ ([.,;:)])/g, '$1')

const section = (page: string, id: string) =>
  wordsOf(page.split('<section aria-labelledby=').find((part) => part.startsWith(`"${id}"`)) ?? '')

const { page } = await made()
const words = wordsOf(page)

describe('the page', () => {
  test('runs nothing and loads nothing: no script, no handler, no address outside itself, under a policy that forbids them', () => {
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">`,
    )
    expect(page).not.toMatch(/<script|<link|<img|<iframe|<object|<form|@import|url\(|\ssrc=|\son\w+=|javascript:/i)
    const addresses = [...page.matchAll(/\bhref="([^"]*)"/g)].map((match) => match[1]!)
    expect(addresses.every((address) => address.startsWith('#'))).toBe(true)
    for (const address of addresses) expect(page).toContain(`id="${address.slice(1)}"`)
  })

  test('is whole: every element that is opened is closed, in order, and no name is given twice', () => {
    const open: string[] = []
    const empty = ['meta', 'br', 'wbr', '!doctype']
    for (const [, closing, tag, , self] of page
      .replace(/<style>.*?<\/style>/s, '')
      .matchAll(/<(\/?)([a-zA-Z!][\w-]*)((?:"[^"]*"|[^">])*?)(\/?)>/g)) {
      if (empty.includes(tag!.toLowerCase()) || self) continue
      if (closing) expect(open.pop()).toBe(tag)
      else open.push(tag!)
    }
    expect(open).toEqual([])
    const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]!)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('says its language and has headings in order: one first, none skipped', () => {
    expect(page).toContain('<html lang="en">')
    const levels = [...page.matchAll(/<h([1-6])/g)].map((match) => Number(match[1]))
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    expect(levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1)).toBe(true)
  })

  test('has headers with a scope in every table', () => {
    expect(page.match(/<th\b/g)!.length).toBeGreaterThan(measureNames.length)
    expect(page.match(/<th\b(?! scope="(?:col|row)")/g)).toBeNull()
  })

  test('has an alternative text for each chart, and the same in words for everyone', () => {
    const labels = [...page.matchAll(/<svg role="img" aria-label="([^"]+)"/g)].map((match) => match[1]!)
    expect(labels).toHaveLength(5)
    for (const label of labels) expect(words).toContain(wordsOf(label).trim().slice(0, 80))
  })

  test('is the same to the byte for the same results', async () => {
    expect((await made()).page).toBe(page)
  })
})

describe('what a study file says', () => {
  const hostile = `<script>alert('x')</script><b onclick="x">"&amp;`

  test('is shown as text wherever it stands: title, question, arms, seed, files, command', async () => {
    const shown = await made(
      { title: hostile, arms: ['none', hostile] },
      { command: hostile, files: [{ path: hostile, sha256: 'e' }] },
    )
    expect(shown.page).not.toMatch(/<script|<b /)
    expect(shown.page.match(/<h1>.*<\/h1>/)![0]).toContain('&lt;script&gt;')
    expect(wordsOf(shown.page).split(hostile).length).toBeGreaterThan(20)
  })

  test('cannot smuggle in characters that HTML forbids', async () => {
    expect((await made({ title: 'a\u0000b\u0085c\ud800d' })).page).toContain('<h1>a\ufffdb\ufffdc\ufffdd</h1>')
  })
})

describe('the answer', () => {
  const text = section(page, 'answer')

  test('says against which arm, in how many pairs, and with which intervals', () => {
    expect(text).toContain('Every arm was simulated 8 times')
    expect(text).toContain('differences are from “unmoderated”, means over the pairs, with their 95 % intervals')
    expect(text).toContain(`Of ${2 * headlineMeasures.length} comparisons about 1 would therefore leave out zero by chance`)
  })

  test('tells a decided difference with its direction, what that means, its interval and its size', () => {
    expect(text).toMatch(
      /professionals answer: lower, better\. −0\.9\d+ percentage points \(−1\.\d+ to −0\.\d+\), a change by \d+ % of the value with “unmoderated”\./,
    )
    expect(text).toMatch(/peer moderation: .*better on .*left hurt/)
  })

  test('says plainly what it cannot tell, and how large it could be', () => {
    expect(text).toMatch(
      /Reciprocity .*? peer moderation: we cannot tell\. \S+ percentage points \(−\S+ to \+\S+\); if there is a difference, it is likely at most \d+\.\d % of the value/,
    )
  })

  test('names a distress difference small where it is less than a fifth of a standard deviation', () => {
    expect(text).toMatch(/Mean distress .*? less than 0\.2 sd, which is commonly called a small effect/)
  })

  test('tells that nothing differs where the arms are the same', async () => {
    const { results } = await made()
    const rows = results.rows.map((row) => ({
      ...row,
      measures: results.rows.find(({ replicate }) => replicate === row.replicate)!.measures,
    }))
    const same = section(report({ results: { ...results, rows }, charts: [], provenance }), 'answer')
    expect(same).toContain(
      `peer moderation: exactly the same on ${headlineMeasures.length} of ${headlineMeasures.length} headline measures.`,
    )
    expect(same).toContain('peer moderation: the same in every one of 8 pairs.')
  })

  test('of one pair of runs claims nothing', async () => {
    const one = section((await made({ replicates: 1 })).page, 'answer')
    expect(one).toContain(`we cannot tell it from “unmoderated” on any of ${headlineMeasures.length} headline measures`)
    expect(one).toContain('in too few runs to tell anything from it')
    expect(one).not.toMatch(/better|worse|95 %/)
  })

  test('where runs are not paired compares independent samples and says so', async () => {
    const { results } = await made()
    const independent = { ...results, study: { ...results.study, pairing: 'none' as const } }
    const text = section(report({ results: independent, charts: [], provenance }), 'answer')
    expect(text).toContain('compared as independent samples')
    expect(text).not.toContain('pairs')
  })

  test('of one arm compares nothing', async () => {
    const alone = section((await made({ arms: ['only'] })).page, 'answer')
    expect(alone).toContain('There is nothing to compare it with')
    expect(alone).not.toMatch(/better|worse|cannot tell/)
    expect(alone).toMatch(/Active members Members who visited lately: \d+ members \(\d+ to \d+\)/)
  })

  test('of a measure that is never defined says so', async () => {
    const text = section((await made({ undefinedMeasure: 'reciprocity' })).page, 'answer')
    expect(text).toMatch(/With “unmoderated”: not defined\. peer moderation: not defined in these runs\./)
    expect(text).not.toContain('NaN')
  })
})

test('every measure stands in a table, the headline ones twice', () => {
  const numbers = section(page, 'numbers') + wordsOf(page)
  for (const name of measureNames) expect(numbers).toContain(name)
  expect(page.match(/<th scope="row">/g)!.length).toBeGreaterThanOrEqual(measureNames.length + headlineMeasures.length)
  expect(page).not.toContain('NaN')
})

test('changed parameters are told with meaning, default, value of each arm, and what they rest on', () => {
  const row = page.match(/<tr><th scope="row"><code>members\.<wbr>hostileShare.*?<\/tr>/s)![0]
  expect(wordsOf(row)).toMatch(
    /members able to violate others \(share\) 0\.01 0 to 0\.3 0\.03 0\.03 0\.03 not known gap in the literature/,
  )
  expect(wordsOf(page.match(/<tr><th scope="row"><code>moderation\.<wbr>detection.*?<\/tr>/s)![0])).toMatch(
    /0 0 to 1 0 0\.4 0\.8 evidence P7\.1/,
  )
})

test('a source counts as what is weakest in it', () => {
  const ground = (source: string) => groundOf({ source })
  expect(ground('P1.1, P9.1 (scale of BlueBoard)')).toBe('evidence')
  expect(ground('M3; assumption')).toBe('assumption')
  expect(ground('M4; P6.4')).toBe('evidence')
  expect(ground('M8')).toBe('claim')
  expect(ground('calibrated; P3.2')).toBe('calibrated')
  expect(ground('P7.3; open: sweep it')).toBe('open')
  expect(ground('M10; gap in the literature')).toBe('open')
  expect(ground('choice of the study')).toBe('choice')
})

test('the limits say that it is no clinical advice, that it is a model, and which changed numbers are not known', () => {
  const text = section(page, 'limits')
  expect(text).toContain('This is not clinical advice.')
  expect(text).toContain('These are statements about a model.')
  expect(text).toMatch(/rests in part on assumptions: members\. ?hostileShare/)
  expect(text).toMatch(/professionals\. ?crowding = 1: peers answer less/)
})

test('the command, the seed, the versions, the commit, the hashes and the date are given, and how to cite', () => {
  const text = section(page, 'repeat') + section(page, 'cite')
  for (const fact of [
    provenance.command,
    'example',
    '1.2.3 (commit abc123)',
    'v20.20.2',
    'e'.repeat(64),
    'studies/base.yaml',
    '2026-02-03',
    '24 of 24 runs',
  ]) {
    expect(text).toContain(fact)
  }
  expect(text).toContain('The Responsorium authors.')
})

test('missing runs and a changed program are said aloud', async () => {
  const { page: partial } = await made(
    {},
    { runs: { planned: 24, done: 21, failed: 2 }, responsorium: { version: '1', model: 'm', commit: 'abc+' } },
  )
  expect(wordsOf(partial)).toContain('3 of 24 runs are missing, 2 of them failed.')
  expect(wordsOf(partial)).toContain('The program had been changed since that commit')
  expect(words).not.toContain('are missing')
})
