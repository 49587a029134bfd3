/** Walks through a page with fleets of several sizes, and prints what came of it as one table. */
import { startProgram } from '../scripts/lib/program.mjs'
import { line } from './format.mjs'

const SIZES = [100, 1_000, 10_000]

/**
 * Starts a program for each size and walks through a page of it, at full speed and slowed down.
 * @param walk takes browser, program, cookies and how many times slower; gives back what it measured
 */
export async function forEachSize(browser, signIn, walk) {
  const results = []
  for (const size of SIZES) {
    const program = await startProgram(`--fleet=${size}`)
    try {
      const cookies = await signIn(program)
      await walk(browser, program, cookies, 1) // what is read from disk for the first time is not ours
      results.push({
        full: await walk(browser, program, cookies, 1),
        slowed: await walk(browser, program, cookies, 4),
      })
    } finally {
      await program.stop()
    }
  }
  return results
}

/**
 * Prints the head of the table.
 * @returns prints a row: what was measured, and how it is read from what a walk gave back
 */
export function startTable(title, results) {
  const sizes = SIZES.map((size) => `${size.toLocaleString('en')} services`)
  line(`${title}, at full speed / with the CPU slowed 4 times`, ...sizes)
  line('---', ...sizes.map(() => '--:'))
  return (what, read) =>
    line(what, ...results.map(({ full, slowed }) => `${read(full)} / ${read(slowed)}`))
}
