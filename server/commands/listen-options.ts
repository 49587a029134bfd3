import type { Command } from 'commander'
import { portFrom, type Environment } from './values'

export interface ListenFlags {
  host?: string
  metricsPort?: string
}

/** Adds `--host`. */
export function addHost(command: Command): Command {
  return command.option('--host <address>', 'address to listen on (OFFSITE_HOST, 127.0.0.1)')
}

/** Adds `--metrics-port`. */
export function addMetricsPort(command: Command): Command {
  return command.option(
    '--metrics-port <n>',
    'port for /metrics, /healthz and /readyz (OFFSITE_METRICS_PORT, off)',
  )
}

/** The address to listen on. */
export function hostFrom(flags: ListenFlags, env: Environment): string {
  return flags.host ?? (env['OFFSITE_HOST'] || '127.0.0.1')
}

/**
 * The port for operations.
 * @returns undefined where none was asked for
 * @throws OptionError
 */
export function metricsPortFrom(flags: ListenFlags, env: Environment): number | undefined {
  const text = flags.metricsPort ?? (env['OFFSITE_METRICS_PORT'] || undefined)
  return text === undefined ? undefined : portFrom('--metrics-port', text)
}
