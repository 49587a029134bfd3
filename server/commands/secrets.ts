import { readFileSync } from 'node:fs'
import { Option, type Command } from 'commander'
import { OptionError, type Environment } from './values'

/** Something that no argument may hold: everybody on a machine can read those, and shells keep them. */
export interface Secret {
  /** In words, such as `An Aiven token`. */
  what: string
  /** The variable that holds it. */
  variable: string
  /** The name that people may try, such as `token`: with `-file` it takes a file. */
  name: string
}

export type SecretFlags = Record<string, unknown>

/**
 * Refuses a secret as an argument, with a sentence that says why.
 * @returns the same command; parsing such an argument throws `OptionError`
 */
export function refuseAsArgument(command: Command, { what, variable, name }: Secret): Command {
  return command.addOption(new Option(`--${name} [text]`).hideHelp()).on(`option:${name}`, () => {
    throw new OptionError(
      `${what} is not accepted as an argument: everyone on this machine can read those. Put it in the variable ${variable}, or in a file for --${name}-file.`,
    )
  })
}

/** Adds the option for a file that holds the secret, and refuses the secret itself. */
export function addSecretFile(command: Command, secret: Secret): Command {
  const { name, variable, what } = secret
  const help = `file with ${what.slice(0, 1).toLowerCase()}${what.slice(1)} (or set ${variable})`
  return refuseAsArgument(command, secret).option(`--${name}-file <file>`, help)
}

/**
 * Reads a secret from its file, else from its variable.
 * @returns undefined where there is none
 * @throws OptionError that holds no part of it, also for a file that holds nothing: whoever names one
 *   wants what is in it
 */
export function readSecret(
  { name, variable }: Secret,
  flags: SecretFlags,
  env: Environment,
): string | undefined {
  const file =
    flags[`${name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}File`]
  if (typeof file !== 'string') return env[variable]?.trim() || undefined
  const text = readText(file, name).trim()
  if (text === '') throw new OptionError(`The file ${file} of --${name}-file is empty.`)
  return text
}

function readText(file: string, name: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new OptionError(`The file ${file} of --${name}-file cannot be read.`)
  }
}

/** The Aiven token. */
export const TOKEN: Secret = { what: 'An Aiven token', variable: 'AIVEN_TOKEN', name: 'token' }

/**
 * Reads the Aiven token.
 * @throws OptionError where there is none
 */
export function readToken(flags: SecretFlags, env: Environment): string {
  const token = readSecret(TOKEN, flags, env)
  if (token === undefined) {
    throw new OptionError('An Aiven token is needed: in AIVEN_TOKEN or --token-file.')
  }
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new OptionError('The Aiven token contains a character that no token has.')
  }
  return token
}
