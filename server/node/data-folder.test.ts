import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { FolderError, makeFolder } from './data-folder'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offsite-'))
  await writeFile(join(folder, 'file'), '')
})

afterEach(async () => {
  await rm(folder, { recursive: true })
})

it('is made with those above it, and may be there already', async () => {
  const path = join(folder, 'a/b/c')
  await Promise.all([makeFolder(path), makeFolder(path)])
  await makeFolder(path)
  expect((await stat(path)).isDirectory()).toBe(true)
})

it.each([
  ['file', /file is a file, not a folder/],
  ['file/below', /file is a file, not a folder/],
  ['x'.repeat(300), /cannot be created: its name is too long/],
])('that cannot be created is reported in words: %s', async (path, words) => {
  await expect(makeFolder(join(folder, path))).rejects.toThrow(FolderError)
  await expect(makeFolder(join(folder, path))).rejects.toThrow(words)
})

it.runIf(process.platform === 'linux')('below /proc is refused, not tried for ever', async () => {
  await expect(makeFolder('/proc/nowhere/at/all')).rejects.toThrow(/cannot be created/)
})
