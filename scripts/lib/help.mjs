const HELP = new Set(['-h', '--help', 'help'])
const COMMANDS = new Set(['sandbox', 'watch', 'check', 'doctor'])

/**
 * What a command line asks to be told.
 * @param words the arguments
 * @returns `program`: its options, which a file has as well; `command`: those of one command, which
 *   only the program knows; undefined where it does not ask for help
 */
export function helpAsked(words) {
  if (!words.some((word) => HELP.has(word))) return undefined
  return words.some((word) => COMMANDS.has(word)) ? 'command' : 'program'
}
