import { Option, type Command } from 'commander'
import { FORMATS, type ReportFormat } from '../check/report'
import { addProjects, type ProjectFlags } from './projects-option'
import { addSecretFile, readToken, TOKEN, type SecretFlags } from './secrets'
import { addAllowPrivate, readUpstream, type Upstream, type UpstreamFlags } from './upstream-option'
import { OptionError, type Environment } from './values'

/** How `offsite check` was asked to run. */
export interface CheckCommandOptions {
  /** Of a plan, only Aiven's list of regions is read, where an API is given. */
  subject:
    | { kind: 'services'; upstream: Upstream; token: string }
    | { kind: 'plan'; file: string; upstream: Upstream | undefined }
  /** Names of projects, in which `*` stands for any characters. */
  projects: readonly string[]
  /** The policy's file; none: all that can be must be protected. */
  policy?: string
  /** The folder of restore drills' records. */
  drillRecords?: string
  format: ReportFormat
  /** The file to write to; none: the standard output. */
  output?: string
}

export type CheckFlags = UpstreamFlags &
  SecretFlags &
  ProjectFlags & {
    policy?: string
    plan?: string
    drillRecords?: string
    format?: ReportFormat
    output?: string
  }

/** Adds the options of `offsite check`. */
export function addCheckOptions(command: Command): Command {
  command
    .option('--upstream <url>', 'the Aiven API, such as https://api.aiven.io (OFFSITE_UPSTREAM)')
    .option(
      '--policy <file>',
      'the policy, as YAML; without one, every service that can be protected must be',
    )
    .option(
      '--plan <file>',
      'judge the services of this Terraform plan (terraform show -json) before it is applied',
    )
    .option(
      '--drill-records <folder>',
      'folder of restore drill records (*.json) downloaded from the console; they outlive the forks',
    )
    .addOption(
      new Option('--format <format>', 'format of the report').choices(FORMATS).default('table'),
    )
    .option('--output <file>', 'write the report to this file (default: print it)')
    .addHelpText(
      'after',
      '\nExits with 0 if everything holds, 1 if something is broken, 2 if that is unknown.',
    )
  return addAllowPrivate(addProjects(addSecretFile(command, TOKEN)))
}

/**
 * Reads the options of `offsite check`.
 * @throws OptionError
 */
export function readCheckOptions(flags: CheckFlags, env: Environment): CheckCommandOptions {
  const { plan, policy, drillRecords, format = 'table', output, project = [] } = flags
  const upstream = readUpstream(flags, env)
  if (plan === undefined && !upstream) {
    throw new OptionError(
      '--upstream or --plan is needed: the Aiven API, such as https://api.aiven.io, or the file of a plan.',
    )
  }
  return {
    subject:
      plan === undefined && upstream
        ? { kind: 'services', upstream, token: readToken(flags, env) }
        : { kind: 'plan', file: plan ?? '', upstream },
    projects: project,
    format,
    ...(policy !== undefined && { policy }),
    ...(drillRecords !== undefined && { drillRecords }),
    ...(output !== undefined && { output }),
  }
}
