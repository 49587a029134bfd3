/** All that is not seen: zero-width characters, soft hyphens, marks and overrides of direction. */
const HIDDEN = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g

/**
 * Those that make a text read as another one. Joiners and marks of direction are not among them: scripts
 * and emoji need those.
 */
const DECEIVING = /[\u200B\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g

/** A text with each character that deceives in words, such as `⟨U+202E⟩`, so that it does nothing. */
export function markHidden(text: string): string {
  return text.replaceAll(DECEIVING, (character) => `⟨${writeCode(character)}⟩`)
}

/**
 * The characters of a text that are not seen, such as `U+200B`, each once.
 * @returns undefined where there are none
 */
export function hiddenIn(text: string): string | undefined {
  const found = new Set(text.match(DECEIVING))
  return found.size === 0 ? undefined : [...found].map(writeCode).join(', ')
}

/** What was pasted, as a value that has no blanks: a name, a token, a host. */
export function asWord(pasted: string): string {
  return pasted.replaceAll(HIDDEN, '').replaceAll(/\s/g, '')
}

/** What was pasted, as words to search for. */
export function asWords(pasted: string): string {
  return pasted.replaceAll(HIDDEN, '').trim().replaceAll(/\s+/g, ' ')
}

function writeCode(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}
