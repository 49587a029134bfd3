import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { KIT_FILE } from '~/emergency-kit'
import { openKit } from './kit'
import type { Message } from './messages'
import { watched } from './test/watched'

const LEAK = 'quota \u001B[31m\u0007of postgres://avnadmin:PW123@db.example:5432/defaultdb'
const SHOWN = 'quota  [31m of <redacted>'

interface Copy {
  paused?: boolean
  pause_reason?: string
}

/** The copying of orders-pg is paused, for a reason that holds the address of a service. */
function paused(service: Record<string, unknown>) {
  if (service['service_name'] !== 'orders-pg') return service
  const backups = service['backups'] as { additional_regions?: Copy[] }[]
  const pause = (copy: Copy) => ({ ...copy, paused: true, pause_reason: LEAK })
  return {
    ...service,
    backups: backups.map((backup) => ({
      ...backup,
      additional_regions: backup.additional_regions?.map(pause),
    })),
  }
}

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offsite-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('hides a secret in a reason from the store, the messages and the kit', async () => {
  const sent: Message[] = []
  const channel = {
    name: 'webhook' as const,
    send: async (message: Message) => void sent.push(message),
  }
  const data = join(folder, 'watch.db')
  const { watcher, state, store, verdict } = watched({ data, channels: [channel] })
  const url = 'https://api.aiven.io'
  const kit = await openKit({ folder, store, url, log: () => {} })
  state.onPass = (_, known, reading) => kit.note(known, reading)
  await watcher.pass()
  state.tamper = paused
  await watcher.pass()
  expect(verdict('acme-production/orders-pg')?.reason).toContain(SHOWN)
  expect(sent[0]?.content).toMatchObject({
    kind: 'changes',
    changes: [{ to: 'paused', reason: expect.stringContaining(SHOWN) as string }],
  })
  store.close()
  for (const file of [KIT_FILE, 'watch.db']) {
    expect(readFileSync(join(folder, file)).includes('PW123'), file).toBe(false)
  }
})

it('hides a secret in a refusal from the problems of a pass', async () => {
  const { watcher, fault } = watched()
  await fault({ path: '/v1/project/acme-production/service', status: 400, body: { message: LEAK } })
  const { problems } = await watcher.pass()
  expect(problems).toEqual([`acme-production cannot be read: ${SHOWN}.`])
})
