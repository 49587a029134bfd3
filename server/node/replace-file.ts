import { randomUUID } from 'node:crypto'
import { open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'

/**
 * Writes a file beside and renames it, so that whoever reads it finds the old one or the new one, and
 * never half of one. A link stays one; what is no file, such as `/dev/stdout`, is written to.
 * @param path where it is to be
 * @throws the system's error; the old file is as it was
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const old = await stat(path).catch(() => undefined)
  if (old && !old.isFile()) return writeFile(path, text)
  const place = old ? await realpath(path) : path
  const temporary = `${place}.${randomUUID()}.new`
  try {
    const file = await open(temporary, 'wx', old?.mode)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, place)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}
