import { execFileSync } from 'node:child_process'

// Each tool is a function that prints how many arguments it got, and then each of them.
const TELL = `tell() { printf '%s\\0' "$#" "$@"; }
avn() { tell avn "$@"; }
curl() { tell curl "$@"; }
`

/**
 * For tests: what the commands in a shell text get as their words, the command's name first. A real
 * shell reads the text; only `avn`, `curl` and `tell` do anything.
 */
export function readByShell(text: string, env: Record<string, string> = {}): string[][] {
  const out = execFileSync('/bin/sh', ['-eu', '-c', TELL + text], { env, encoding: 'utf8' })
  const [...words] = out.split('\0').slice(0, -1)
  const commands: string[][] = []
  while (words.length > 0) commands.push(words.splice(0, Number(words.shift())))
  return commands
}
