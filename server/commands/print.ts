/** Writes a line to the standard output. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** Writes a line to the standard error output. */
export function printError(line: string): void {
  process.stderr.write(`${line}\n`)
}
