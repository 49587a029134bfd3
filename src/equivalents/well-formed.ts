/** A text without halves of surrogate pairs, which have no form in UTF-8: neither files nor addresses hold them. */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Cs}/gu, '\uFFFD')
}
