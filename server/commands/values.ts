/** An option that cannot be used. The message is for the user. */
export class OptionError extends Error {}

/** The variables of the environment; an empty one counts as none. */
export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads a port.
 * @param name the option, for the message
 * @throws OptionError
 */
export function portFrom(name: string, text: string): number {
  const port = wholeNumber(text)
  if (!(port <= 65_535)) {
    throw new OptionError(`${name} takes a whole number from 0 to 65535, not '${text}'.`)
  }
  return port
}

/**
 * Reads the name of a folder or file.
 * @param name the option, for the message
 * @param example such as `.offsite`
 * @throws OptionError
 */
export function folderFrom(name: string, text: string, example: string): string {
  if (text.trim() === '' || text.includes('\0')) {
    throw new OptionError(`${name} takes a folder, such as ${name}=${example}.`)
  }
  return text
}

/**
 * Reads a whole number of seconds.
 * @param name the option, for the message
 * @param most the longest that makes sense
 * @throws OptionError
 */
export function secondsFrom(name: string, text: string, most: number): number {
  const seconds = wholeNumber(text)
  if (!(seconds <= most)) {
    throw new OptionError(
      `${name} takes a whole number of seconds from 0 to ${most}, not '${text}'.`,
    )
  }
  return seconds
}

/** The number that digits write; NaN for anything else. */
export function wholeNumber(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : NaN
}
