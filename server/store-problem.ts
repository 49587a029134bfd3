/** What is kept cannot be read or written. The message is for the user, and holds no path or statement. */
export class StoreProblem extends Error {
  constructor(
    readonly kind: 'full' | 'damaged' | 'other',
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause })
    this.name = 'StoreProblem'
  }
}
