import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { describe, expect, it } from 'vitest'
import type { Change } from './changes'
import { mail } from './mail'
import type { Message } from './messages'
import { beat, slack, webhook } from './webhooks'

const AT = Date.UTC(2026, 7, 21, 10)

const change: Change = {
  id: '6f0c3a52-0000-4000-8000-000000000001',
  kind: 'state',
  project: 'acme',
  service: 'orders-pg',
  type: 'pg',
  at: AT,
  from: 'protected',
  to: 'behind',
  fromSince: AT - 86_400_000,
  since: AT - 7_200_000,
  reason: 'The newest backup copied to aws-eu-west-1 is 1 day 4 h old.',
  region: 'aws-eu-west-1',
  beyond: 7200,
}
const message = (changes: readonly Change[] = [change]): Message => ({
  id: '6f0c3a52-0000-4000-8000-00000000000a',
  channel: 'webhook',
  at: AT,
  content: { kind: 'changes', changes },
})
const CONSOLE = 'https://offsite.example'

/** A receiver over HTTP without a port. */
function receiver(status = 200) {
  const got: { url: string; headers: Headers; body: string }[] = []
  const fetch = async (url: string, { headers, body }: RequestInit) => {
    const text = body instanceof ArrayBuffer ? new TextDecoder().decode(body) : ''
    got.push({ url, headers: new Headers(headers), body: text })
    return new Response('secret words of a receiver', { status })
  }
  return { got, fetch }
}

describe('the webhook', () => {
  it('says what, since when, for how long, and where to look', async () => {
    const { got, fetch } = receiver()
    await webhook('https://hooks.example/key', CONSOLE, fetch).send(message())
    expect(got[0]?.headers.get('idempotency-key')).toBe(message().id)
    expect(JSON.parse(got[0]?.body ?? '')).toEqual({
      format: 'offsite watch',
      format_version: 1,
      id: message().id,
      kind: 'changes',
      at: '2026-08-21T10:00:00.000Z',
      summary: 'acme/orders-pg is behind, was protected',
      changes: [
        {
          id: change.id,
          project: 'acme',
          service: 'orders-pg',
          service_type: 'pg',
          at: '2026-08-21T10:00:00.000Z',
          state: 'behind',
          state_before: 'protected',
          since: '2026-08-21T08:00:00.000Z',
          state_before_since: '2026-08-20T10:00:00.000Z',
          seconds_out_of_objective: 7200,
          region: 'aws-eu-west-1',
          reason: change.reason,
          url: 'https://offsite.example/projects/acme/services/orders-pg/backups',
        },
      ],
    })
  })

  it.each([301, 404, 500])(
    'has not arrived when the answer is %i, and names no URL',
    async (status) => {
      const { fetch } = receiver(status)
      const sent = webhook('https://hooks.example/key', CONSOLE, fetch).send(message())
      await expect(sent).rejects.toThrow(`the answer was ${status}`)
      await expect(beat('https://hooks.example/key', fetch)).rejects.not.toThrow(/key|secret/)
    },
  )
})

describe('Slack', () => {
  it('gets text in which names are only names', async () => {
    const { got, fetch } = receiver()
    const hostile = { ...change, reason: 'Paused: “<!channel> & more”' }
    await slack('https://hooks.example/key', CONSOLE, fetch).send(message([hostile]))
    const { text } = JSON.parse(got[0]?.body ?? '') as { text: string }
    expect(text.split('\n')).toEqual([
      '*acme/orders-pg is behind, was protected*',
      'acme/orders-pg is behind, was protected (PostgreSQL)',
      'Paused: “&lt;!channel&gt; &amp; more”',
      'Since 2026-08-21 08:00 UTC.',
      'Out of the objective for 2 h.',
      'https://offsite.example/projects/acme/services/orders-pg/backups',
      `Id ${change.id}`,
      '',
      `Message ${message().id}`,
    ])
  })

  it('gets an outage as one message of bounded length', async () => {
    const { got, fetch } = receiver()
    const many = Array.from({ length: 300 }, (_, index) => ({
      ...change,
      service: `pg-${index}`,
      to: index < 200 ? 'unknown' : 'not-protected',
    }))
    await slack('https://hooks.example/key', CONSOLE, fetch).send(message(many))
    const { text } = JSON.parse(got[0]?.body ?? '') as { text: string }
    expect(text).toContain('*300 services: 200 unknown, 100 not protected*')
    expect(text).toContain('And 250 more. https://offsite.example/coverage')
    expect(text.length).toBeLessThan(40_000)
  })
})

describe('mail', () => {
  it('arrives at a mail server, with the id of its message', async () => {
    const got: string[] = []
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _, done) => {
        let text = ''
        stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
        stream.on('end', () => {
          got.push(text)
          done()
        })
      },
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.server.address() as AddressInfo
    const smtpUrl = `smtp://127.0.0.1:${port}`
    const channel = mail({
      smtpUrl,
      from: 'offsite@a.example',
      to: ['x@a.example'],
      console: CONSOLE,
    })
    await channel.send(message())
    await channel.send({
      ...message(),
      content: {
        kind: 'digest',
        day: '2026-08-21',
        counts: { protected: 7, behind: 1 },
        unread: ['acme-x'],
        changes: 2,
      },
    })
    const [first = '', digest = ''] = got
    expect(first).toContain(`Message-ID: <${message().id}@offsite>`)
    expect(first).toContain('Subject: Offsite: acme/orders-pg is behind, was protected')
    expect(first).toContain('Out of the objective for 2 h.')
    expect(digest).toMatch(
      /Behind: 1\s+Protected: 7\s+acme-x could not be read\.\s+Changes since the day before: 2/,
    )

    await new Promise<void>((resolve) => server.close(() => resolve()))
    await expect(channel.send(message())).rejects.toThrow(/^the mail server did not take it \(E/)
  })
})
