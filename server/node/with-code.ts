/** An error with a `code`, as Node's own have. */
export function withCode(code: string, message: string): Error {
  return Object.assign(new Error(message), { code })
}
