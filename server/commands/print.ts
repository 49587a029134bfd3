import { errorText } from '../error-text'
import { StartError } from './start-error'

/** Why something that was printed was lost, where that is not its reader's own doing. */
let failure: Error | undefined
let lostWrites = 0

/** Writes a line to the standard output. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** Writes a line to the standard error output. */
export function printError(line: string): void {
  process.stderr.write(`${line}\n`)
}

/**
 * Keeps output that cannot be written from ending the process: a gateway answers on when the disk of its
 * log is full, and `offsite check | head` is no error.
 */
export function surviveLostOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      lostWrites += 1
      if (error.code !== 'EPIPE') failure ??= error
    })
  }
}

/** How many writes to the standard output and the standard error output have failed so far. */
export function countLostWrites(): number {
  return lostWrites
}

/**
 * Waits until all that a command has printed is written: what a pipe has not taken yet is lost when
 * the process exits.
 * @throws StartError where some of it could not be written, so that half a report is no success
 */
export async function finishOutput(): Promise<void> {
  await new Promise<void>((resolve) => process.stdout.write('', () => resolve()))
  if (failure) throw new StartError(`The output cannot be written: ${errorText(failure)}.`)
}
