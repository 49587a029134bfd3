import { describe, expect, it } from 'vitest'
import type { FleetService } from '~/fleet/fleet-service'
import { CLOUDS } from '~/test/clouds'
import { copiedTo, minutesAgo, outageService } from '~/test/outage'
import { NOW } from '~/test/backups'
import { buildKit, type KitFacts, type KitProject } from './index'

const project = (
  services: readonly FleetService[],
  more: Partial<KitProject> = {},
): KitProject => ({
  project: services[0]?.project ?? 'shop',
  readAt: NOW,
  services,
  lookups: new Map(),
  odd: [],
  ...more,
})

const kit = (projects: readonly KitProject[], more: Partial<KitFacts> = {}) =>
  buildKit({ at: NOW, apiUrl: 'https://api.aiven.io', projects, clouds: CLOUDS, ...more })

const IRELAND = copiedTo('aws-eu-west-1', 90)

/** The text of a page, with blanks for everything that is not text. */
const textOf = (page: string) =>
  page.replaceAll(/<style>.*<\/style>|<[^>]*>/gs, ' ').replaceAll(/\s+/g, ' ')

describe('an emergency kit', () => {
  it('tells for a region what can be recovered, where, in which order, and what is lost', () => {
    const text = textOf(
      kit([
        project([
          outageService({ name: 'orders', ...IRELAND, tags: { tier: '2' } }),
          outageService({ name: 'users', ...copiedTo('aws-eu-west-3', 600), tags: { tier: '1' } }),
          outageService({ name: 'plain' }),
        ]),
      ]),
    )
    expect(text).toContain('3 services affected: 2 recoverable, 1 lost, 0 unknown.')
    expect(text).toMatch(
      /1 users shop: PostgreSQL, business-4 users-recovery-eu-west-3 .*2 orders shop/,
    )
    expect(text).toMatch(/Ireland aws-eu-west-1 21 Aug 2026, 08:30 UTC 1 h 30 min/)
    expect(text).toMatch(
      /Not recoverable .*No secondary backup location: there is no copy 1 service shop\/plain/,
    )
  })

  it('claims no loss for a fork that was made before, and says what to do about it', () => {
    const old = outageService({
      name: 'orders-recovery-eu-west-1',
      cloud: 'aws-eu-west-1',
      created: new Date(minutesAgo(5 * 24 * 60)).toISOString(),
      source: { project: 'shop', service: 'orders' },
    })
    const text = textOf(kit([project([outageService({ name: 'orders', ...IRELAND }), old])]))
    expect(text).toMatch(
      /orders-recovery-eu-west-1 business-4 An older fork has this name, created 16 Aug 2026, 10:00 UTC: its data is no newer\. A new fork can hold newer data: check this one, or delete it to create a new one\. Ireland aws-eu-west-1 21 Aug 2026, 08:30 UTC its data is no newer than 16 Aug 2026, 10:00 UTC/,
    )
  })

  it('tells what is unknown, and what is of before', () => {
    const stale = { readAt: minutesAgo(180), problem: 'No response.' }
    const page = kit(
      [
        project([outageService({ name: 'orders', ...IRELAND })], stale),
        project([], { project: 'lost', problem: 'Not allowed.', readAt: undefined as never }),
        project([outageService({ project: 'odd', type: 'new' })], {
          project: 'odd',
          odd: [{ name: 'broken', problem: 'unexpected at “plan”' }],
        }),
      ],
      { problem: 'The list of projects could not be loaded: No response.' },
    )
    const text = textOf(page)
    expect(text).toContain('There may be further projects.')
    expect(text).toMatch(
      /shop could not be loaded: No response. Its 1 service is as it was 21 Aug 2026, 07:00 UTC/,
    )
    expect(text).toContain(
      'lost could not be loaded: Not allowed. None of its services is in this file.',
    )
    expect(text).toContain('odd: broken is not in this file: unexpected at “plan”.')
    expect(text).toMatch(/Services in an unknown state .*does not know the service type new/)
    // What was protected three hours ago is unknown now, and still has its way back.
    expect(text).not.toMatch(/\bProtected\b/)
    expect(text).toMatch(/orders-recovery-eu-west-1.*as loaded 21 Aug/)
  })

  it('lets in one style and nothing else, and asks for nothing', () => {
    const page = kit([project([outageService(IRELAND)])])
    expect(page).toMatch(/content="default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'/)
    expect(page).not.toMatch(/<script|<img|<link|\ssrc=|@import|url\(/)
    expect([...page.matchAll(/href="(.)/g)].every(([, first]) => first === '#')).toBe(true)
  })

  it('takes every name for text', () => {
    const hostile = `</pre><script>alert("1")</script>&lt;\u202E'$(id)`
    const page = kit(
      [
        project(
          [
            outageService({ ...IRELAND, name: 'a', project: hostile, plan: hostile }),
            outageService({ name: hostile, project: hostile, tags: { tier: hostile } }),
            outageService({ name: 'c', project: hostile, cloud: hostile, type: hostile }),
          ],
          { project: hostile, problem: hostile, odd: [{ name: hostile, problem: hostile }] },
        ),
      ],
      { problem: hostile, apiUrl: 'https://api.aiven.io' },
    )
    expect(page).not.toContain('<script')
    expect(page.match(/<pre/g)).toHaveLength(page.match(/<\/pre>/g)?.length ?? 0)
    expect(page).not.toMatch(/<(?![/!a-z])/)
    const attributes = [...page.matchAll(/(?:id|class|data-file)="([^"]*)"/g)]
    expect(attributes.every(([, value = '']) => /^[\w. -]*$/.test(value))).toBe(true)
  })

  it('is at most 2 MB for 1,000 services in 200 projects, all of them recoverable', () => {
    const projects = Array.from({ length: 200 }, (_, p) => {
      const name = `acme-platform-${p}`
      const services = Array.from({ length: 5 }, (__, s) =>
        outageService({
          project: name,
          name: `documents-pg-${s}`,
          cloud: ['aws-eu-central-1', 'google-europe-west1', 'azure-westeurope'][(p + s) % 3] ?? '',
          diskMb: 102_400,
          tags: { tier: '1' },
          ...IRELAND,
        }),
      )
      return project(services)
    })
    const bytes = Buffer.byteLength(kit(projects))
    expect(bytes).toBeGreaterThan(500_000)
    expect(bytes).toBeLessThan(2_000_000)
  })
})
