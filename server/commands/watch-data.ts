import { join } from 'node:path'
import { errorText } from '../error-text'
import { makeFolder } from '../node/data-folder'
import { openWatchStore, type WatchStore } from '../watch/store'
import { StartError } from './start-error'

/** The part of the time between two passes that one may take. */
export const DEADLINE_SHARE = 0.8

/** The file of the watcher's store. */
export const WATCH_FILE = 'watch.db'

/**
 * Opens the watcher's store in its folder.
 * @param name of the file
 * @throws StartError, also where another watcher has it
 */
export async function openWatchData(folder: string, name = WATCH_FILE): Promise<WatchStore> {
  const file = join(folder, name)
  try {
    await makeFolder(folder)
    return openWatchStore(file)
  } catch (error) {
    throw new StartError(`The watcher cannot use ${file}: ${errorText(error)}.`, { cause: error })
  }
}
