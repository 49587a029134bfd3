import type { Command } from 'commander'
import { parseObjective } from '~/backup/objective'
import {
  addHost,
  addMetricsPort,
  hostFrom,
  metricsPortFrom,
  type ListenFlags,
} from './listen-options'
import { addKit, kitFrom, type KitFlags } from './kit-option'
import { addProjects, type ProjectFlags } from './projects-option'
import { addSecretFile, readToken, TOKEN, type SecretFlags } from './secrets'
import { addTellOptions, readTellOptions, type TellFlags, type TellOptions } from './tell-options'
import { addAllowPrivate, readUpstream, type Upstream, type UpstreamFlags } from './upstream-option'
import { folderFrom, OptionError, type Environment } from './values'

/** How `offsite watch` was asked to run. */
export interface WatchOptions {
  upstream: Upstream
  token: string
  /** Names of projects, in which `*` stands for any characters; none: all that the token sees. */
  projects: readonly string[]
  /** Milliseconds from the beginning of a pass to that of the next. */
  every: number
  /** Only one pass. */
  once: boolean
  /** The folder of its database. */
  data: string
  /** The folder of the emergency kit; none is kept when left out. */
  kit?: string
  tell: TellOptions
  /** The address to listen on, for metrics. */
  host: string
  /** The port for `/metrics`; none when left out. */
  metricsPort?: number
}

export type WatchFlags = UpstreamFlags &
  SecretFlags &
  TellFlags &
  ListenFlags &
  KitFlags &
  ProjectFlags & { every?: string; once?: boolean; data?: string }

/** In seconds. */
const LONGEST_PAUSE = 24 * 3600

/** Adds the options of `offsite watch`. */
export function addWatchOptions(command: Command): Command {
  command
    .option('--upstream <url>', 'the Aiven API, such as https://api.aiven.io (OFFSITE_UPSTREAM)')
    .option('--every <time>', 'time from one pass to the next, such as 5m or 1h (5m)')
    .option('--once', 'make one pass and exit, with 1 if it failed')
    .option('--data <folder>', 'where the watcher keeps its data (OFFSITE_DATA, .offsite)')
  addAllowPrivate(addMetricsPort(addHost(addProjects(addSecretFile(addKit(command), TOKEN)))))
  return addTellOptions(command)
}

/**
 * Reads the options of `offsite watch`.
 * @throws OptionError
 */
export function readWatchOptions(flags: WatchFlags, env: Environment): WatchOptions {
  const upstream = readUpstream(flags, env)
  if (!upstream) {
    throw new OptionError('--upstream is needed: the Aiven API, such as https://api.aiven.io.')
  }
  const metricsPort = metricsPortFrom(flags, env)
  const kit = kitFrom(flags, env)
  return {
    upstream,
    token: readToken(flags, env),
    projects: flags.project ?? [],
    every: pauseFrom(flags.every ?? '5m'),
    once: flags.once ?? false,
    data: folderFrom('--data', flags.data ?? (env['OFFSITE_DATA'] || '.offsite'), '.offsite'),
    ...(kit !== undefined && { kit }),
    tell: readTellOptions(flags, env),
    host: hostFrom(flags, env),
    ...(metricsPort !== undefined && { metricsPort }),
  }
}

function pauseFrom(text: string): number {
  const seconds = parseObjective(text)
  if (seconds === undefined || seconds > LONGEST_PAUSE) {
    throw new OptionError(`--every takes a time from 1m to 1d, such as 5m, not '${text}'.`)
  }
  return seconds * 1000
}
