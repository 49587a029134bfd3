/**
 * A text that others wrote, as a sentence: Aiven's messages end without a full stop, the gateway's and
 * the system's with one.
 */
export function sentence(text: string): string {
  return /[.!?…]["”’)]?\s*$/.test(text) ? text : `${text}.`
}
