import { join } from 'node:path'
import { createGateway } from '../../server/gateway'
import { listen } from '../../server/node/listen'
import { loadAssets } from '../../server/node/load-assets'

/** What of the sandbox's answers is repeated, and how often. */
export interface Many {
  /** How many services each project has. */
  services?: number
  /** How many backups each service has. */
  backups?: number
}

const LIST = /^\/v1\/project\/[^/]+\/service$/
const BACKUPS = /^\/v1\/project\/[^/]+\/service\/[^/]+\/backups$/

type Json = Record<string, unknown>

/**
 * Starts a gateway with the built console in front of a sandbox, whose lists it makes long: what they hold
 * comes again and again, under other names and, of backups, an hour older each.
 * @param sandbox the URL of the sandbox's API
 */
export async function startMany(sandbox: string, { services, backups }: Many) {
  const fetchMany: typeof fetch = async (input, init) => {
    const response = await fetch(input, init)
    const { pathname } = new URL(input instanceof Request ? input.url : input)
    const isRead = (init?.method ?? 'GET') === 'GET' && response.ok
    const repeat = LIST.test(pathname)
      ? services !== undefined && ((answer: Json) => repeatServices(answer, services))
      : BACKUPS.test(pathname) &&
        backups !== undefined &&
        ((answer: Json) => repeatBackups(answer, backups))
    if (!isRead || !repeat) return response
    const headers = new Headers(response.headers)
    headers.delete('content-length')
    return new Response(JSON.stringify(repeat((await response.json()) as Json)), { headers })
  }
  const assets = await loadAssets(join(import.meta.dirname, '../../dist/console'))
  const gateway = createGateway({
    upstream: { kind: 'sandbox', url: sandbox, fetch: fetchMany },
    ...(assets && { assets }),
    sessionKeys: [new Uint8Array(32).fill(1)],
  })
  const listener = await listen(gateway, { host: '127.0.0.1', port: 0 })
  return { url: listener.url, close: () => listener.close(0) }
}

function repeatServices(answer: Json, length: number): Json {
  const some = answer['services'] as Json[]
  return {
    ...answer,
    services: Array.from({ length }, (_, i) => ({
      ...some[i % some.length],
      service_name: `service-${String(i).padStart(5, '0')}`,
    })),
  }
}

const HOUR = 3_600_000

function repeatBackups(answer: Json, length: number): Json {
  const some = answer['backups'] as Json[]
  const newest = Math.max(...some.map(({ backup_time: time }) => Date.parse(String(time))))
  return {
    ...answer,
    backups: Array.from({ length }, (_, i) => ({
      ...some[i % some.length],
      backup_name: `backup-${i}`,
      backup_time: new Date(newest - i * HOUR).toISOString(),
    })),
  }
}
