/** A text on one line, read in the order in which it is written: without line breaks, controls and turns of direction. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]+/gu, ' ')
}
