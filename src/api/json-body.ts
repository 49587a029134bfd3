/** Without this many digits in a row there is no whole number that JavaScript cannot hold. */
const MANY_DIGITS = /\d{16}/

/** Where numbers keep all their digits: they are people's own. All others are counts and sizes. */
const EXACT = ['user_config', 'user_config_schema']

/**
 * Reads the body of an answer. What keeps all digits of a number is code of its own, loaded where an
 * answer has one: most have none.
 * @param text the body; an empty one is an empty object
 * @returns what JSON.parse would, but a bigint for a setting that a JavaScript number cannot hold
 * @throws SyntaxError for what is not JSON, TypeError where that code cannot be loaded
 */
export async function readJsonBody(text: string): Promise<unknown> {
  if (text === '') return {}
  if (!MANY_DIGITS.test(text)) return JSON.parse(text)
  const { parseJson } = await import('~/lib/json')
  return parseJson(text, EXACT)
}

/**
 * Writes the body of a request.
 * @param value may hold bigints, which are written as numbers
 * @throws TypeError where the code that writes those cannot be loaded
 */
export async function writeJsonBody(value: unknown): Promise<string> {
  try {
    return JSON.stringify(value)
  } catch {
    // What it says to a bigint.
    const { printJson } = await import('~/lib/json')
    return printJson(value)
  }
}
