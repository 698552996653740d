import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commit, dependencyVersions, modelFingerprint, packageVersion } from '../../src/files/provenance.js'
import { newFolder } from './inFolder.js'

test('the fingerprint of the model changes with any of its code, wherever it lies, and with nothing else', () => {
  const folder = newFolder()
  mkdirSync(join(folder, 'measures'))
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
  write('step.js', 'a')
  write('measures/gini.js', 'b')
  const before = modelFingerprint(folder)
  write('step.d.ts', 'c')
  write('README.md', 'd')
  expect(modelFingerprint(folder)).toBe(before)
  write('measures/gini.js', 'bb')
  expect(modelFingerprint(folder)).not.toBe(before)
  write('measures/gini.js', 'b')
  expect(modelFingerprint(folder)).toBe(before)
})

test('the own model has a fingerprint, the package a version, and every dependency the version that is installed', () => {
  expect(modelFingerprint()).toMatch(/^[0-9a-f]{16}$/)
  expect(packageVersion()).toMatch(/^\d+\.\d+\.\d+/)
  expect(dependencyVersions()).toMatchObject({ yargs: expect.stringMatching(/^18\./), vega: expect.stringMatching(/^6\./) })
  expect(Object.values(dependencyVersions())).not.toContain('unknown')
  expect(commit() ?? '').toMatch(/^([0-9a-f]{40}\+?)?$/)
})
