/** A word as POSIX shells read it back unchanged, whatever is in it but NUL, which no argument can hold. */
export function shellQuote(word: string): string {
  const isPlain = /^[\w@%+:,./-][\w@%+:,./=-]*$/.test(word)
  return isPlain ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`
}

/** Words as one piece of shell text. */
export function shellWords(...words: string[]): string {
  return words.map(shellQuote).join(' ')
}

/** One command over several lines, each of them shell text already. */
export function shellCommand(lines: readonly string[]): string {
  return lines.join(' \\\n  ')
}
