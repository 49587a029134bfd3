import { errorText } from '../error-text'
import { StartError } from './start-error'

/** Why something that was printed was lost, where that is not its reader's own doing. */
let failure: Error | undefined
let lostWrites = 0

/** Writes a line to the standard output. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** What a terminal would act on: all controls but the ends of lines. */
const CONTROLS = /[^\P{Cc}\n]|[\p{Bidi_Control}\u2028\u2029]/gu

/** Writes a line, or several, to the standard error output. What others wrote may be in it. */
export function printError(line: string): void {
  process.stderr.write(`${line.replaceAll(CONTROLS, ' ')}\n`)
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
