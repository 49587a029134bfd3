import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { KIT_FILE } from '../src/emergency-kit'
import { expect, test } from './offsite'

/** The region that each service gets, or none: a change each, of which people are to be told once. */
const CHANGES: [project: string, service: string, regions: string[]][] = [
  ['acme-production', 'orders-pg', []],
  ['acme-production', 'billing-pg', ['aws-eu-west-1']],
  ['acme-production', 'catalog-mysql', []],
  ['acme-analytics', 'features-pg', []],
  ['acme-analytics', 'logs-os', ['google-europe-west4']],
  ['acme-production', 'search-os', []],
  ['acme-production', 'users-mysql', []],
  ['acme-production', 'payments-pg', []],
  ['acme-staging', 'staging-pg', ['aws-eu-west-1']],
  ['acme-production', 'ledger-pg', []],
  ['acme-production', 'inventory-mysql', []],
  ['acme-production', 'reports-pg', ['azure-northeurope']],
]

interface Told {
  id: string
  changes: { id: string; service: string; state: string; state_before: string }[]
}

// The moments of the kills; another seed has others.
const seed = Number(process.env['KILL_SEED'] ?? 1)

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
function randomNumbers(from: number): () => number {
  let state = from
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A receiver of webhooks that keeps what it is sent, and takes its time to answer. */
async function startReceiver() {
  const got: Told[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk: Buffer) => (text += chunk.toString()))
    request.on('end', () => {
      got.push(JSON.parse(text) as Told)
      setTimeout(() => response.end('ok'), 40)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, got, close: () => server.close() }
}

test('kill -9 at 12 moments loses no change and tells none twice', async ({ offsite }) => {
  console.log(`KILL_SEED=${seed}`)
  const random = randomNumbers(seed)
  const data = await mkdtemp(join(tmpdir(), 'offsite-killed-'))
  const receiver = await startReceiver()
  const watch = (...options: string[]): ChildProcess =>
    spawn(
      process.execPath,
      [
        'dist/server/main.js',
        'watch',
        `--upstream=${offsite.sandbox}`,
        `--data=${data}`,
        `--kit=${join(data, 'kit')}`,
        ...options,
      ],
      {
        env: {
          PATH: process.env['PATH'],
          AIVEN_TOKEN: 'sandbox-admin',
          OFFSITE_WEBHOOK_URL: receiver.url,
        },
        stdio: 'ignore',
      },
    )
  const toTheEnd = async () => {
    const began = performance.now()
    const [code] = (await once(watch('--once'), 'exit')) as [number | null]
    expect(code).toBe(0)
    return performance.now() - began
  }

  await toTheEnd()
  const whole = await toTheEnd()
  expect(receiver.got).toEqual([])
  for (const [project, service, regions] of CHANGES) {
    const config = { user_config: { additional_backup_regions: regions } }
    await offsite.api('PUT', `/v1/project/${project}/service/${service}`, config)
    const child = watch()
    const ended = once(child, 'exit')
    // From before the store is opened to after the message was answered.
    await wait(whole * (0.4 + 0.8 * random()))
    child.kill('SIGKILL')
    await ended
    // Whatever the moment: a whole kit.
    expect(await readFile(join(data, 'kit', KIT_FILE), 'utf8')).toMatch(/<\/html>\s*$/)
  }
  await toTheEnd()

  const messages = new Map(receiver.got.map((message) => [message.id, JSON.stringify(message)]))
  const again = receiver.got.filter((one) => messages.get(one.id) !== JSON.stringify(one))
  expect(again, 'the same id always tells the same').toEqual([])
  const changes = receiver.got.flatMap((message) => message.changes)
  for (const [, service, regions] of CHANGES) {
    // What became of it by itself meanwhile, such as a first copy, is another change.
    const own = changes.filter(
      (change) =>
        change.service === service &&
        'not-protected' === (regions.length > 0 ? change.state_before : change.state),
    )
    expect(new Set(own.map(({ id }) => id)).size, `${service} is told under one id`).toBe(1)
  }
  receiver.close()
  await rm(data, { recursive: true })
})
