/** The data that a fork was asked to hold. */
export type DataAge =
  | {
      kind: 'latest'
      /**
       * The newest recovery point that was known at the request: ISO 8601 UTC, or `now`. As it was
       * noted; undefined where it was not.
       */
      newest?: string | undefined
    }
  /** As it was written. */
  | { kind: 'time'; target: string }
  | { kind: 'backup'; name: string }

/** What a service says it was made from. */
export interface Lineage {
  project: string
  service: string
  /** The moment that was asked for, as it was written. */
  target?: string
  /** The name of the backup that was asked for. */
  backup?: string
}

/**
 * The service that another one was forked from, as its own options tell. Unverified: that they stay
 * in the options of a fork; where they do not, its lineage is unknown.
 * @param userConfig the service's `user_config`
 * @param project the service's own project
 */
export function readLineage(
  userConfig: Record<string, unknown>,
  project: string,
): Lineage | undefined {
  const text = (option: string) => {
    const value = userConfig[option]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const service = text('service_to_fork_from') ?? text('pg_service_to_fork_from')
  if (service === undefined) return undefined
  const target = text('recovery_target_time')
  const backup = text('recovery_basebackup_name')
  return {
    project: text('project_to_fork_from') ?? project,
    service,
    ...(target === undefined ? {} : { target }),
    ...(backup === undefined ? {} : { backup }),
  }
}

/**
 * The data that a fork was asked to hold.
 * @param newest what was noted of it at the request, where the latest was asked for
 */
export function readDataAge({ target, backup }: Lineage, newest?: string): DataAge {
  if (target !== undefined) return { kind: 'time', target }
  return backup === undefined ? { kind: 'latest', newest } : { kind: 'backup', name: backup }
}
