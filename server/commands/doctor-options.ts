import type { Command } from 'commander'
import { addSecretFile, readToken, TOKEN, type SecretFlags } from './secrets'
import { addAllowPrivate, readUpstream, type Upstream, type UpstreamFlags } from './upstream-option'
import { OptionError, type Environment } from './values'

/** How `offsite doctor` was asked to run. */
export interface DoctorOptions {
  upstream: Upstream
  token: string
  /** The one project to look at. */
  project?: string
  /** The file to write a report to. */
  report?: string
}

export type DoctorFlags = UpstreamFlags & SecretFlags & { project?: string; report?: string }

/** Adds the options of `offsite doctor`. */
export function addDoctorOptions(command: Command): Command {
  command
    .option('--upstream <url>', 'the Aiven API, such as https://api.aiven.io (OFFSITE_UPSTREAM)')
    .option('--project <name>', 'only this project (default: the first three)')
    .option('--report <file>', 'write the findings without names and values, to share with others')
  return addAllowPrivate(addSecretFile(command, TOKEN))
}

/**
 * Reads the options of `offsite doctor`.
 * @throws OptionError
 */
export function readDoctorOptions(flags: DoctorFlags, env: Environment): DoctorOptions {
  const upstream = readUpstream(flags, env)
  if (!upstream) {
    throw new OptionError('--upstream is needed: the Aiven API, such as https://api.aiven.io.')
  }
  const { project, report } = flags
  if (report?.trim() === '') {
    throw new OptionError('--report takes the name of a file, such as doctor.json.')
  }
  return {
    upstream,
    token: readToken(flags, env),
    ...(project !== undefined && { project }),
    ...(report !== undefined && { report }),
  }
}
