import { describe, expect, it } from 'vitest'
import { createSessions, IDLE_SECONDS, SESSION_SECONDS } from './session'

const START = Date.parse('2026-08-21T09:00:00Z')
const who = {
  token: 'aiven+token/1==',
  email: 'dana@example.com',
  name: 'Dana Doé',
  remember: true,
}
const oldKey = new Uint8Array(32).fill(1)
const newKey = new Uint8Array(32).fill(2)

function sessions({
  keys = [oldKey],
  audience = 'https://api.aiven.io',
  now = START,
}: { keys?: Uint8Array[]; audience?: string; now?: number } = {}) {
  return createSessions({ keys, audience, now: () => now })
}

const session = { ...who, expiresAt: START / 1000 + SESSION_SECONDS }

describe('a sealed session', () => {
  it('opens to what was sealed and shows nothing of it', async () => {
    expect(sessions().begin(who)).toEqual(session)
    const sealed = await sessions().seal(session)
    expect(await sessions().open(sealed)).toEqual(session)
    const readable = sealed.split('.').map((part) => Buffer.from(part, 'base64url').toString())
    expect(readable.join()).not.toMatch(/token|dana/i)
  })

  it('ends when it was idle for 2 hours, not earlier', async () => {
    const sealed = await sessions().seal(session)
    const end = START + IDLE_SECONDS * 1000
    expect(await sessions({ now: end - 1000 }).open(sealed)).toEqual(session)
    expect(await sessions({ now: end }).open(sealed)).toBeUndefined()
  })

  it('that was opened before ends at the same second, and opens no other', async () => {
    let now = START
    const same = createSessions({ keys: [oldKey], audience: 'https://a.example', now: () => now })
    const sealed = await same.seal(session)
    expect(await same.open(sealed)).toEqual(session)
    now = START + IDLE_SECONDS * 1000 - 1
    expect(await same.open(sealed)).toEqual(session)
    for (const other of [` ${sealed}`, `${sealed}A`, sealed.slice(0, -1), sealed.toLowerCase()]) {
      expect(await same.open(other)).toBeUndefined()
    }
    now += 1
    expect(await same.open(sealed)).toBeUndefined()
    expect(await same.open(sealed)).toBeUndefined()
  })

  it('ends 12 hours after it began, however often it is renewed', async () => {
    const end = START + SESSION_SECONDS * 1000
    let renewed = await sessions().seal(session)
    for (let now = START; now < end; now += 3_600_000) {
      const opened = await sessions({ now }).open(renewed)
      expect(opened).toEqual(session)
      if (opened) renewed = await sessions({ now }).seal(opened)
    }
    expect(await sessions({ now: end - 1000 }).open(renewed)).toEqual(session)
    expect(await sessions({ now: end }).open(renewed)).toBeUndefined()
  })

  it('opens with any of the keys and is sealed with the first', async () => {
    const before = await sessions({ keys: [oldKey] }).seal(session)
    const rotated = sessions({ keys: [newKey, oldKey] })
    expect(await rotated.open(before)).toMatchObject(who)

    const after = await rotated.seal(session)
    expect(await sessions({ keys: [newKey] }).open(after)).toMatchObject(who)
    expect(await sessions({ keys: [newKey] }).open(before)).toBeUndefined()
  })

  it('is no use at another API, so that no token is sent where it was not meant to go', async () => {
    const sealed = await sessions().seal(session)
    const elsewhere = sessions({ audience: 'http://127.0.0.1:4281' })
    expect(await elsewhere.open(sealed)).toBeUndefined()
  })

  it('does not open when any part of it was changed', async () => {
    const sealed = await sessions().seal(session)
    const parts = sealed.split('.')
    for (const [index, part] of parts.entries()) {
      const bytes = Buffer.from(part, 'base64url')
      if (bytes.length === 0) continue
      bytes[0] = (bytes[0] ?? 0) ^ 1
      const changed = parts.with(index, bytes.toString('base64url')).join('.')
      expect(await sessions().open(changed)).toBeUndefined()
    }
  })

  it.each(['', 'x', '....', 'a.b.c.d.e', 'eyJhbGciOiJub25lIn0..'])(
    'does not open from %j',
    async (sealed) => {
      expect(await sessions().open(sealed)).toBeUndefined()
    },
  )

  it('needs a key', () => {
    expect(() => sessions({ keys: [] })).toThrow(/key/)
  })
})
