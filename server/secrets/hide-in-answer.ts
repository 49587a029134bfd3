import { parseJson, printJson } from '../exact-json'
import { hideInTexts } from './secrets'
import { hideInText } from './secret-texts'

/**
 * An answer of an API without the secrets that its texts show by their looks.
 * @param bytes a text in UTF-8, JSON or not
 * @returns a text in UTF-8, JSON where it was
 * @throws UnsearchableError
 */
export function hideInAnswer(bytes: Uint8Array<ArrayBuffer>): ArrayBuffer {
  const text = new TextDecoder().decode(bytes)
  return new TextEncoder().encode(hideIn(text)).buffer
}

function hideIn(text: string): string {
  const json = readJson(text)
  if (json === undefined) return hideInText(text)
  const shown = hideInTexts(json)
  return shown === json ? text : printJson(shown)
}

function readJson(text: string): unknown {
  try {
    return parseJson(text)
  } catch {
    return undefined
  }
}
