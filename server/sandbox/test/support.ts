import { parseJson, printJson } from '../../exact-json'
import type { backupsResponse } from '../backups/view'
import { createSandbox, type SandboxOptions } from '../index'
import type { ServiceFacts } from '../model'
import { openSandbox } from '../open-sandbox'
import type { serviceView } from '../services/view'

/** A moment that tests start at: a Friday, 10:00 UTC. */
export const START = Date.UTC(2026, 7, 21, 10)

/** A PostgreSQL service of some age without a second region, changed as a test needs it. */
export function exampleService(changes: Partial<ServiceFacts> = {}): ServiceFacts {
  const createdAt = Date.UTC(2026, 0, 1)
  return {
    project: 'acme',
    name: 'example-pg',
    type: 'pg',
    plan: 'business-4',
    cloud: 'aws-eu-central-1',
    createdAt,
    updatedAt: createdAt,
    userConfig: {},
    tags: {},
    maintenance: { dow: 'sunday', time: '03:00:00' },
    terminationProtection: false,
    techEmails: [],
    pendingUpdates: [],
    data: { bytes: 40e9, bytesPerDay: 1e6 },
    salt: 'example',
    nodes: { first: 1, count: 2 },
    off: [],
    ...changes,
    backup: { ...exampleBackup(createdAt), ...changes.backup },
  }
}

function exampleBackup(createdAt: number): ServiceFacts['backup'] {
  return {
    home: 'aws-eu-central-1',
    since: createdAt,
    schedules: [{ from: createdAt, hour: 3, minute: 30 }],
    extra: [],
    regions: [],
    interruptions: [],
  }
}

/** The backup facts of the example with some of them changed. */
export function backupFacts(changes: Partial<ServiceFacts['backup']>): ServiceFacts['backup'] {
  return { ...exampleService().backup, ...changes }
}

interface Call {
  method?: string
  body?: unknown
  /** An Authorization header; null sends none. */
  auth?: string | null
}

/** A sandbox, in memory or in a file, whose clock the test moves, and short ways to talk to it. */
export function testSandbox({ data, ...options }: SandboxOptions & { data?: string } = {}) {
  const log: string[] = []
  const time = { now: START }
  const all = { now: () => time.now, log: (line: string) => log.push(line), ...options }
  const sandbox = data === undefined ? createSandbox(all) : openSandbox({ data, ...all })

  const call = async (
    path: string,
    { method, body, auth = 'aivenv1 sandbox-admin' }: Call = {},
  ) => {
    const response = await sandbox.fetch(
      new Request(`http://sandbox${path}`, {
        method: method ?? (body === undefined ? 'GET' : 'PUT'),
        ...(auth !== null && { headers: { authorization: auth } }),
        ...(body !== undefined && {
          body: typeof body === 'string' ? body : printJson(body),
        }),
      }),
    )
    const json = parseJson(await response.text())
    return { status: response.status, headers: response.headers, body: json }
  }
  const production = '/v1/project/acme-production'
  return {
    ...sandbox,
    call,
    log,
    time,
    update: (service: string, body: unknown, auth?: string) =>
      call(`${production}/service/${service}`, { body, ...(auth && { auth }) }),
    service: async (name: string) => {
      const { body } = await call(`${production}/service/${name}`)
      return (body as { service: ReturnType<typeof serviceView> }).service
    },
    services: async (project: string) => {
      const { body } = await call(`/v1/project/${project}/service`)
      return (body as { services: ReturnType<typeof serviceView>[] }).services
    },
    backups: async (name: string) => {
      const { body } = await call(`${production}/service/${name}/backups`)
      return body as ReturnType<typeof backupsResponse>
    },
  }
}
