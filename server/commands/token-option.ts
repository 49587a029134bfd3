import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { OptionError, type Environment } from './values'

export interface TokenFlags {
  tokenFile?: string
}

/** Adds `--token-file`. A token itself is never an argument: everybody on a machine can read those. */
export function addTokenFile(command: Command): Command {
  return command.option(
    '--token-file <file>',
    'file that holds the Aiven token; else it is in the variable AIVEN_TOKEN',
  )
}

/**
 * Reads the Aiven token from the file or the environment.
 * @throws OptionError that holds no part of it
 */
export function readToken(flags: TokenFlags, env: Environment): string {
  const token = (flags.tokenFile === undefined ? env['AIVEN_TOKEN'] : read(flags.tokenFile))?.trim()
  if (!token) throw new OptionError('An Aiven token is needed: in AIVEN_TOKEN or --token-file.')
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new OptionError('The Aiven token holds a character that no token has.')
  }
  return token
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new OptionError(`The file ${file} of --token-file cannot be read.`)
  }
}
