import { mkdir, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/** A folder that cannot be created. The message says why, for the user. */
export class FolderError extends Error {}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'nothing can be created there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  ENAMETOOLONG: 'its name is too long',
}

/**
 * Makes a folder and those above it, where they are missing. One after the other: Node's own way
 * never ends where the system says that a folder is missing which is there, as below `/proc`.
 * @throws FolderError
 */
export async function makeFolder(path: string): Promise<void> {
  const folder = resolve(path)
  const above = dirname(folder)
  if (await isThere(folder)) return
  if (above !== folder) await makeFolder(above)
  try {
    await mkdir(folder)
  } catch (error) {
    // Somebody else was faster.
    if (await isThere(folder)) return
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    const reason = REASONS[code] ?? `the system refuses it (${code})`
    throw new FolderError(`the folder ${folder} cannot be created: ${reason}`, { cause: error })
  }
}

async function isThere(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => undefined)
  if (found && !found.isDirectory()) throw new FolderError(`${folder} is a file, not a folder`)
  return found !== undefined
}
