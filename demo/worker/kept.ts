import type { Held } from '../../server/sandbox/memory-store'

/** All that must be there when the browser starts the worker again, which it ends when it likes. */
export interface State {
  /** What the sandbox holds. */
  held: Held
  /** The sealed session of who is signed in; '' for nobody. */
  session: string
  /** Seals it. */
  key: Uint8Array
}

/** Where the state is kept. */
export interface Kept {
  /** Whether it outlives the worker. */
  lasts: boolean
  state: State | undefined
  write(state: State): Promise<void>
}

const STORE = 'state'
const KEY = 'now'

/**
 * Opens the browser's database. Where that is refused, the state lives as long as the worker.
 * @param name of the database
 */
export async function openKept(name: string): Promise<Kept> {
  try {
    const db = await openDatabase(name)
    const read = db.transaction(STORE).objectStore(STORE).get(KEY)
    await done(read)
    return {
      lasts: true,
      // Cast: what this module wrote itself.
      state: read.result as State | undefined,
      write: async (state) => {
        const transaction = db.transaction(STORE, 'readwrite')
        // The state is copied here and now.
        transaction.objectStore(STORE).put(state, KEY)
        await new Promise<void>((resolve, reject) => {
          transaction.addEventListener('complete', () => resolve())
          transaction.addEventListener('abort', () => reject(transaction.error))
        })
      },
    }
  } catch {
    return { lasts: false, state: undefined, write: async () => {} }
  }
}

async function openDatabase(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1)
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE))
  await done(request)
  return request.result
}

function done(request: IDBRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve())
    request.addEventListener('error', () => reject(request.error))
  })
}
