import {
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { replaceFile } from './replace-file'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offsite-'))
})

afterEach(() => rm(folder, { recursive: true }))

it('makes a file, and replaces it', async () => {
  const path = join(folder, 'report')
  await replaceFile(path, 'one')
  await replaceFile(path, 'two')
  expect(await readFile(path, 'utf8')).toBe('two')
  expect(await readdir(folder)).toEqual(['report'])
})

it('keeps a link and the rights of a file', async () => {
  const path = join(folder, 'report')
  const link = join(folder, 'link')
  await writeFile(path, 'one', { mode: 0o600 })
  await symlink(path, link)
  await replaceFile(link, 'two')
  expect((await lstat(link)).isSymbolicLink()).toBe(true)
  expect(await readFile(path, 'utf8')).toBe('two')
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

it('puts nothing in the place of what is no file', async () => {
  await mkdir(join(folder, 'there'))
  await expect(replaceFile(join(folder, 'there'), 'text')).rejects.toThrow('EISDIR')
  expect(await readdir(folder)).toEqual(['there'])
})
