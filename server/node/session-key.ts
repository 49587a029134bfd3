import { randomBytes } from 'node:crypto'
import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { SESSION_KEY_BYTES } from '../gateway'

/**
 * The session key kept in the sandbox's data folder, made at the first start, so that a browser
 * stays signed in over a restart, however the process ended. Only for the sandbox, whose tokens are
 * no secret: a key to real tokens is never written to disk.
 * @param folder must be there; the file in it is readable by its owner only
 */
export async function keptSessionKey(folder: string): Promise<Uint8Array> {
  const path = join(folder, 'session.key')
  const kept = await readFile(path).catch(() => undefined)
  if (kept?.byteLength === SESSION_KEY_BYTES) return kept

  const key = randomSessionKey()
  const file = await open(`${path}.new`, 'w', 0o600)
  try {
    await file.writeFile(key)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.new`, path)
  return key
}

/** A new key, for one run of the process. */
export function randomSessionKey(): Uint8Array {
  return randomBytes(SESSION_KEY_BYTES)
}
