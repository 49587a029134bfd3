import { StoreProblem } from '../store-problem'

/** What errors of the database mean, by the beginning of their code: the extended ones go on. */
const REASONS: readonly (readonly [string, StoreProblem['kind'], string])[] = [
  ['SQLITE_BUSY', 'other', 'another process uses the database, such as a second Offsite'],
  ['SQLITE_FULL', 'full', 'the disk is full'],
  ['SQLITE_READONLY', 'other', 'the database may not be written'],
  ['SQLITE_NOTADB', 'damaged', 'the file is not a database'],
  ['SQLITE_CORRUPT', 'damaged', 'the database is damaged'],
  ['SQLITE_IOERR', 'other', 'the disk cannot be read or written'],
]

/** What an error of the database means for its user; undefined for any other error. */
function sqliteProblem(error: unknown): StoreProblem | undefined {
  if (error instanceof StoreProblem) return error
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error ? String(error.code) : ''
  const [, kind, reason] = REASONS.find(([prefix]) => code.startsWith(prefix)) ?? []
  if (kind && reason) return new StoreProblem(kind, reason, error)
  // libsql has no code of its own for a file that cannot be opened at all.
  return error.message.startsWith('ConnectionFailed')
    ? new StoreProblem('other', 'the database file cannot be opened', error)
    : undefined
}

/** Lets errors of the database say what they mean for its user. */
export function explained<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw sqliteProblem(error) ?? error
  }
}
