import { describe, expect, test } from 'vitest'
import { explain } from '../../src/cli/explain.js'
import { factNames, facts } from '../../src/evidence/facts.js'
import { interviewParameterNames } from '../../src/evidence/interview/parameters.js'
import { questions } from '../../src/evidence/interview/questions.js'
import { parameterList } from '../../src/model/configure.js'
import { dailyNames, measureNames, measures } from '../../src/model/measures.js'

const all = { assumptions: false, width: 100 }

describe('explain', () => {
  test('says of a parameter what it is, its default, range and source', () => {
    expect(explain('moderation.detection', all)).toBe(
      [
        'moderation.detection, a parameter',
        '  meaning     a violation is removed',
        '  default     0 chance',
        '  range       0 to 1 chance',
        '  source      P7.1',
        'M and P numbers: claims of the interview study and findings of others; responsorium explain --odd',
        'lists them.',
        '',
      ].join('\n'),
    )
  })

  test('says of a measure its unit and exact definition', () => {
    const text = explain('unanswered', all)
    expect(text).toContain('unanswered, a measure of a run')
    expect(text).toMatch(/definition +Threads without a reply by another member or a professional;/)
  })

  test('knows facts and measures by the labels that tables print, however they are written', () => {
    expect(explain('Gini of posts', all)).toBe(explain('gini', all))
    expect(explain('wrote again: answered - unanswered', all)).toContain('againDifference, a fact')
    expect(explain('reciprocity (no parents: who began)', all)).toBe(explain('reciprocityRecorded', all))
    for (const name of factNames) expect(explain(facts[name].label, all), name).toContain(`${name}, a fact`)
    for (const name of measureNames) expect(explain(measures[name].label, all), name).toContain(`${name}, a measure`)
  })

  test('knows every parameter, measure and group by name, and lists each of them without a name', () => {
    const list = explain(undefined, all)
    const groups = parameterList.map(({ name }) => name.split('.')[0]!)
    for (const name of [...parameterList.map((parameter) => parameter.name), ...groups, ...measureNames, ...dailyNames]) {
      expect(explain(name, all), name).toContain(name)
      expect(list, name).toContain(name)
    }
  })

  test('of a group names all its parameters and no other', () => {
    const names = explain('care', all).match(/^\w+\.\w+/gm)
    expect(names).toEqual(parameterList.filter(({ name }) => name.startsWith('care.')).map(({ name }) => name))
  })

  test('of a name that a group and a measure share tells of both', () => {
    const text = explain('belonging', all)
    expect(text).toContain('belonging.gain')
    expect(text).toContain('belonging, a measure of a run')
  })

  test('lists as assumptions what rests on no source, and not what is measured or calibrated', () => {
    const text = explain(undefined, { ...all, assumptions: true })
    expect(text).toContain('bonds.days')
    expect(text).toContain('professionals.crowding')
    expect(text).not.toContain('moderation.detection')
    expect(text).not.toContain('visiting.perDay')
    expect(text).not.toContain('unanswered')
  })

  test('of the interview tells its numbers and questions, and of one of them that one', () => {
    const text = explain('interview', all)
    expect(text.match(/^interview\.\w+/gm)).toEqual(interviewParameterNames.map((name) => `interview.${name}`))
    for (const { asks } of questions) expect(text).toContain(asks)
    expect(explain('interview.asked', all)).toMatch(/^interview\.asked +37 \(1 to 10000\) members\n[^\n]+\n$/)
    expect(() => explain('interview.askd', all)).toThrow('did you mean "interview.asked"?')
  })

  test('keeps within the width of the terminal', () => {
    expect(
      Math.max(
        ...explain('interview', { ...all, width: 80 })
          .split('\n')
          .map(({ length }) => length),
      ),
    ).toBeLessThanOrEqual(80)

    for (const line of explain(undefined, { ...all, width: 80 }).split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })

  test('refuses a misspelt name with the nearest one', () => {
    expect(() => explain('moderation.detecton', all)).toThrow('did you mean "moderation.detection"?')
    expect(() => explain('__proto__', all)).toThrow('there is no such parameter, measure or fact')
  })
})
