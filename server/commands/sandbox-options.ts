import type { Command } from 'commander'
import { hostFrom } from './listen-options'
import { folderFrom, OptionError, portFrom, wholeNumber, type Environment } from './values'

/** What a sandbox that this process runs needs. */
export interface SandboxData {
  port: number
  /** The folder of its database. */
  data: string
  /** How many services it starts with; none for the demo organization. */
  fleet?: number
}

/** How `offsite sandbox` was asked to run. */
export interface SandboxOptions extends SandboxData {
  /** The address to listen on. */
  host: string
}

export interface SandboxFlags {
  host?: string
  sandboxPort?: string
  data?: string
  fleet?: string
}

/** What was measured to answer quickly. */
const LARGEST_FLEET = 10_000

/** Adds the options of the sandbox. */
export function addSandboxOptions(command: Command): Command {
  return command
    .option('--sandbox-port <n>', "port of the sandbox's API (SANDBOX_PORT, 4281)")
    .option('--data <folder>', 'where the sandbox keeps its data (OFFSITE_DATA, .offsite)')
    .option(
      '--fleet <n>',
      `start with N services, 1 to ${LARGEST_FLEET}, instead of the demo; each N has its own data`,
    )
}

/**
 * Reads what the sandbox needs.
 * @throws OptionError
 */
export function readSandboxData(flags: SandboxFlags, env: Environment): SandboxData {
  return {
    port: portFrom('--sandbox-port', flags.sandboxPort ?? (env['SANDBOX_PORT'] || '4281')),
    data: folderFrom('--data', flags.data ?? (env['OFFSITE_DATA'] || '.offsite'), '.offsite'),
    ...(flags.fleet !== undefined && { fleet: fleetFrom(flags.fleet) }),
  }
}

/**
 * Reads the options of `offsite sandbox`.
 * @throws OptionError
 */
export function readSandboxOptions(flags: SandboxFlags, env: Environment): SandboxOptions {
  return { host: hostFrom(flags, env), ...readSandboxData(flags, env) }
}

function fleetFrom(text: string): number {
  const size = wholeNumber(text)
  if (!(size >= 1 && size <= LARGEST_FLEET)) {
    throw new OptionError(`--fleet takes a whole number from 1 to ${LARGEST_FLEET}, not '${text}'.`)
  }
  return size
}
