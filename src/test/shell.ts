import { execFileSync, spawnSync } from 'node:child_process'

// Each tool is a function that prints how many arguments it got, and then each of them.
const TELL = `tell() { printf '%s\\0' "$#" "$@"; }
avn() { tell avn "$@"; }
curl() { tell curl "$@"; }
`

/** What people paste into, of those that read POSIX shell text. */
export const SHELLS = ['sh', 'bash', 'dash', 'zsh', 'ksh'] as const
export type Shell = (typeof SHELLS)[number]

/** For tests: true for a shell that this machine has. */
export function hasShell(shell: Shell): boolean {
  return spawnSync(shell, ['-c', 'exit 0'], { stdio: 'ignore' }).status === 0
}

/**
 * For tests: what the commands in a shell text get as their words, the command's name first. A real
 * shell reads the text; only `avn`, `curl` and `tell` do anything.
 */
export function readByShell(
  text: string,
  env: Record<string, string> = {},
  shell: Shell = 'sh',
): string[][] {
  const out = execFileSync(shell, ['-eu', '-c', TELL + text], {
    env: { PATH: process.env.PATH, ...env },
    encoding: 'utf8',
    // Bash takes a socket for a login over the network, and reads its startup files.
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [...words] = out.split('\0').slice(0, -1)
  const commands: string[][] = []
  while (words.length > 0) commands.push(words.splice(0, Number(words.shift())))
  return commands
}
