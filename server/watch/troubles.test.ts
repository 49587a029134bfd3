import { describe, expect, it } from 'vitest'
import { SERVICE_TYPES } from '~/backup/service-types'
import type { Change } from './changes'
import type { Message } from './messages'
import { watched, type Tamper } from './test/watched'
import type { Channel } from './webhooks'

const HOUR = 3_600_000

/** A channel that keeps what it was told. */
function listener() {
  const messages: Message[] = []
  const channel: Channel = {
    name: 'webhook',
    send: async (message) => void messages.push(message),
  }
  const changes = () =>
    messages.flatMap(({ content }) => (content.kind === 'changes' ? content.changes : []))
  return { channel, messages, changes, forgetAll: () => messages.splice(0) }
}

/** One service of each of the twelve types, the best protected one of the demo. */
const CHOSEN: Record<string, string> = {
  pg: 'orders-pg',
  mysql: 'users-mysql',
  opensearch: 'search-os',
  valkey: 'sessions-valkey',
  grafana: 'boards-grafana',
  clickhouse: 'warehouse-clickhouse',
  kafka: 'events-kafka',
  kafka_connect: 'staging-connect',
  kafka_mirrormaker: 'mirror-kafka',
  flink: 'enrich-flink',
  dragonfly: 'staging-dragonfly',
  thanos: 'metrics-thanos',
}
const chosen: Tamper = (service) =>
  CHOSEN[String(service['service_type'])] === service['service_name'] ? service : undefined

/** Changes the copies of each backup. */
const withCopies =
  (edit: (copies: object[], time: number) => object[]): Tamper =>
  (service) =>
    chosen(service) && {
      ...service,
      backups: (service['backups'] as { additional_regions?: object[] }[] | null)?.map(
        (backup) => ({
          ...backup,
          additional_regions: edit(
            backup.additional_regions ?? [],
            Date.parse(String((backup as { backup_time?: string }).backup_time)),
          ),
        }),
      ),
    }

const withFields =
  (fields: (service: Record<string, unknown>) => Record<string, unknown>): Tamper =>
  (service) =>
    chosen(service) && { ...service, ...fields(service) }

type Setup = ReturnType<typeof watched>

interface Trouble {
  begin: (setup: Setup) => unknown
  end?: (setup: Setup) => unknown
  /** What becomes of those that were protected, and of all others. */
  state: string
  others?: string
}

const TROUBLES: Record<string, Trouble> = {
  'copying is paused': {
    begin: ({ state }) => {
      state.tamper = withCopies((copies) => copies.map((copy) => ({ ...copy, paused: true })))
    },
    state: 'paused',
  },
  'copying stopped, and nobody says so': {
    begin: ({ state, time }) => {
      const stopped = time.now
      time.now += 60 * HOUR
      state.tamper = withCopies((copies, at) => (at > stopped ? [] : copies))
    },
    state: 'behind',
  },
  'the region is removed': {
    begin: ({ state }) => {
      state.tamper = withFields(({ user_config: config }) => ({
        user_config: { ...(config as object), additional_backup_regions: [] },
      }))
    },
    state: 'not-protected',
  },
  'the service moves to where its copies are': {
    begin: ({ state }) => {
      state.tamper = withFields((service) => {
        const [region] =
          (service['user_config'] as { additional_backup_regions?: string[] })
            .additional_backup_regions ?? []
        const backups = service['backups'] as object[] | null
        return region === undefined
          ? {}
          : {
              cloud_name: region,
              backups: backups?.map((one) => ({ ...one, storage_location: region })),
            }
      })
    },
    state: 'not-protected',
  },
  'the API is down': {
    begin: ({ fault }) => fault({ path: '/v1/', drop: 'before' }),
    end: ({ clearFaults }) => clearFaults(),
    state: 'unknown',
    others: 'unknown',
  },
  'the token has expired': {
    begin: ({ state }) => {
      state.token = 'expired'
    },
    end: ({ state }) => {
      delete state.token
    },
    state: 'unknown',
    others: 'unknown',
  },
}

const byType = (changes: readonly Change[]) =>
  Object.fromEntries(changes.map(({ type, to }) => [type, to]))

describe.each(Object.entries(TROUBLES))('when %s', (_, { begin, end, state, others }) => {
  it('people are told in the next pass, of each type that it can happen to, and once', async () => {
    const { channel, messages, changes, forgetAll } = listener()
    const setup = watched({ tamper: chosen, channels: [channel] })
    const { watcher } = setup
    await watcher.pass()
    const before = new Map([...watcher.known().verdicts.values()].map((one) => [one.type, one]))
    expect(before.size).toBe(Object.keys(SERVICE_TYPES).length)
    expect(messages).toEqual([])

    await begin(setup)
    await watcher.pass()
    const expected = [...before].flatMap(([type, verdict]) => {
      const to = verdict.state === 'protected' ? state : others
      return to === undefined ? [] : [[type, to]]
    })
    expect(expected.length).toBeGreaterThanOrEqual(others === undefined ? 3 : 12)
    expect(byType(changes())).toEqual(Object.fromEntries(expected))
    expect(changes()).toHaveLength(expected.length)
    // However many changes: one message.
    expect(messages).toHaveLength(1)

    await watcher.pass()
    expect(messages).toHaveLength(1)

    forgetAll()
    await end?.(setup)
    setup.state.tamper = chosen
    await watcher.pass()
    await watcher.pass()
    const back = expected.map(([type]) => [type, before.get(type ?? '')?.state])
    expect(byType(changes())).toEqual(Object.fromEntries(back))
    expect(messages).toHaveLength(1)
  })
})

it('since when a copy is behind, and for how long, is told to the minute', async () => {
  const { channel, changes } = listener()
  const setup = watched({ tamper: chosen, channels: [channel], patterns: ['acme-production'] })
  await setup.watcher.pass()
  const { point = 0, objective = 0 } = setup.verdict('acme-production/orders-pg') ?? {}
  TROUBLES['copying stopped, and nobody says so']?.begin(setup)
  await setup.watcher.pass()
  const told = changes().find(({ service }) => service === 'orders-pg')
  expect(told).toMatchObject({
    from: 'protected',
    to: 'behind',
    since: point + objective * 1000,
    beyond: Math.round((setup.time.now - point) / 1000 - objective),
    region: 'aws-eu-west-1',
  })
})

it('90 days without trouble bring no message', async () => {
  const { channel, messages } = listener()
  const names = new Set(Object.values(CHOSEN))
  const setup = watched({
    tamper: (service) => (names.has(String(service['service_name'])) ? service : undefined),
    channels: [channel],
  })
  const days = 90
  for (let hour = 0; hour < days * 24; hour += 12) {
    await setup.watcher.pass()
    setup.time.now += 12 * HOUR
  }
  expect(messages).toEqual([])
  expect(setup.store.changes(0).filter(({ kind }) => kind !== 'first')).toEqual([])
})
