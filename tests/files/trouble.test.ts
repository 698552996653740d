import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { inWords } from '../../src/files/trouble.js'
import { newFolder } from './inFolder.js'

const failed = (code: string, path: string): string =>
  String(inWords(Object.assign(new Error(`${code}: failed, mkdir '${path}'`), { code, path })))

describe('a folder that cannot be written in', () => {
  test('is the innermost that there is, and not one that was yet to be made', () => {
    const folder = newFolder()
    mkdirSync(join(folder, 'outputs'))
    const wanted = join(folder, 'outputs', 'my-study', 'journal')
    for (const code of ['EACCES', 'EPERM', 'EROFS'])
      expect(failed(code, wanted)).toContain(`Trouble: ${join(folder, 'outputs')}: `)
    expect(failed('EACCES', join(folder, 'outputs'))).toContain(`Trouble: ${join(folder, 'outputs')}: you may not`)
  })

  test('is told by its whole name where it is the one a command is given in', () => {
    expect(failed('EACCES', 'not-made-yet/journal')).toContain(`Trouble: ${process.cwd()}: you may not`)
  })

  test('is not put in the place of a file that is missed', () => {
    expect(failed('ENOENT', 'nowhere/at-all.csv')).toContain('nowhere/at-all.csv: there is no such file or folder')
  })
})
