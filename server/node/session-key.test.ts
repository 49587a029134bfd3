import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keptSessionKey } from './session-key'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offsite-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true })
})

describe('the session key of the sandbox', () => {
  it('is the same at the next start, and for its owner only', async () => {
    const key = await keptSessionKey(folder)
    expect(key).toHaveLength(32)
    expect(Buffer.from(await keptSessionKey(folder))).toEqual(Buffer.from(key))
    const isWindows = process.platform === 'win32'
    const { mode } = await stat(join(folder, 'session.key'))
    expect(isWindows ? 0o600 : mode & 0o777).toBe(0o600)
  })

  it('is made anew when the file is not a key', async () => {
    await writeFile(join(folder, 'session.key'), 'half')
    expect(await keptSessionKey(folder)).toHaveLength(32)
  })
})
