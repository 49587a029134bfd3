import type { Command } from 'commander'
import { errorText } from '../error-text'
import { makeFolder } from '../node/data-folder'
import { openKit, type KitKeeper } from '../watch/kit'
import type { WatchStore } from '../watch/store'
import { printError } from './print'
import { StartError } from './start-error'
import { folderFrom, type Environment } from './values'

export interface KitFlags {
  kit?: string
}

/** Adds the option for the emergency kit. */
export function addKit(command: Command): Command {
  return command.option(
    '--kit <folder>',
    'keep an emergency kit there: one file with everything known and how to recover (OFFSITE_KIT)',
  )
}

/**
 * Reads the folder of the emergency kit.
 * @returns undefined where none is kept
 * @throws OptionError
 */
export function kitFrom(flags: KitFlags, env: Environment): string | undefined {
  const folder = flags.kit ?? (env['OFFSITE_KIT'] || undefined)
  return folder === undefined ? undefined : folderFrom('--kit', folder, 'kit')
}

/**
 * Opens the emergency kit in its folder, which is made where it is missing.
 * @param url of the API, for the scripts
 * @throws StartError
 */
export async function keepKit(
  folder: string,
  { store, url }: { store: WatchStore; url: string },
): Promise<KitKeeper> {
  try {
    await makeFolder(folder)
    return await openKit({ folder, store, url, log: printError })
  } catch (error) {
    throw new StartError(`No emergency kit can be kept in ${folder}: ${errorText(error)}.`, {
      cause: error,
    })
  }
}
