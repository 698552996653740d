import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readStudyFile } from '../../src/files/scenarios.js'
import { newFolder } from './inFolder.js'

function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = newFolder()
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

test('a study is read with the files it extends, and each is named with its hash', () => {
  const folder = folderWith({ 'base.yaml': 'clock.days: 9\n', 'own.yaml': 'extends: base.yaml\n' })
  const { study, files } = readStudyFile(join(folder, 'own.yaml'))
  expect(study).toMatchObject({ name: 'own', settings: { 'clock.days': 9 } })
  expect(files).toEqual([
    { path: join(folder, 'own.yaml'), sha256: '42bbc3b8a5ea2e4186ee709b868592198337ba44cbf4922017cdf38ba2ea1dcf' },
    { path: join(folder, 'base.yaml'), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ])
})

test('a file that is missing, a folder, or no text is refused in plain words', () => {
  const folder = folderWith({ 'latin1.yaml': Uint8Array.of(0x74, 0x3a, 0x20, 0xe5), 'own.yaml': 'extends: gone.yaml\n' })
  mkdirSync(join(folder, 'dir.yaml'))
  expect(() => readStudyFile(join(folder, 'none.yaml'))).toThrow('none.yaml: there is no such file.')
  expect(() => readStudyFile(join(folder, 'dir.yaml'))).toThrow('dir.yaml: this is a folder, not a study file.')
  expect(() => readStudyFile(join(folder, 'latin1.yaml'))).toThrow('the file is not UTF-8')
  expect(() => readStudyFile(join(folder, 'own.yaml'))).toThrow(/own\.yaml:1:1 extends: .*gone\.yaml/)
  expect(() => readStudyFile(join(folder, 'latin1.yaml', 'x.yaml'))).toThrow('a part of the path is a file, not a folder')
})
