import { describe, expect, test } from 'vitest'
import { differences } from '../../src/experiment/identity.js'
import { declarationOf } from '../../src/model/configure.js'
import { smallStudy } from './small.js'

const [none, moderated] = smallStudy.arms as [(typeof smallStudy.arms)[number], (typeof smallStudy.arms)[number]]

describe('it stays the same study', () => {
  test.each([
    ['another title, question and charts', { title: 'New', question: 'New?', charts: ['arms'] as const }],
    ['more replicates', { replicates: { least: 30, most: 30 } }],
    ['another arm, and the arms in another order', { arms: [moderated, { name: 'new', settings: {} }, none] }],
    [
      'a default written out',
      { settings: { ...smallStudy.settings, 'browsing.threads': declarationOf('browsing.threads')!.default } },
    ],
    [
      'a setting moved from the study to each of its arms',
      { settings: {}, arms: smallStudy.arms.map(({ name, settings }) => ({ name, settings: { 'clock.days': 4, ...settings } })) },
    ],
  ])('with %s', (_, change) => {
    expect(differences(smallStudy, { ...smallStudy, ...change })).toEqual([])
  })
})

describe('it is another study, and it says why,', () => {
  test.each([
    ['another seed', { seed: 'lund' }, 'the seed was "uppsala" and is "lund"'],
    ['fewer replicates', { replicates: { least: 2, most: 2 } }, 'it had 3 replicates, now 2'],
    ['an arm gone', { arms: [none] }, 'the arm "moderated, "quoted"" is gone'],
    ['another length', { settings: { 'clock.days': 5 } }, 'clock.days of "none" was 4 and is 5'],
    ['a setting taken back to its default', { settings: {} }, 'clock.days of "none" was 4 and is 730'],
  ])('with %s', (_, change, why) => {
    expect(differences(smallStudy, { ...smallStudy, ...change })).toContain(why)
  })
})
