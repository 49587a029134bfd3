import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { applyReports, judgeCoverage } from '~/fleet/coverage'
import { fleetService } from '~/fleet/fleet-service'
import { NOW, REGION } from '~/test/backups'
import { CLOUDS } from '~/test/clouds'
import { exampleService } from '~/test/services'
import { evidenceReport } from './evidence-report'

const CONTEXT = {
  readFrom: '2026-06-10T20:29:00Z',
  readTo: '2026-06-10T20:29:30Z',
  madeAt: '2026-06-10T20:30:00Z',
  reader: 'ada@acme.example',
  api: 'https://api.aiven.io',
  filters: 'project: a<b',
  timeProtected: undefined,
  unread: [],
  nearKm: 300,
  findPolicy: () => undefined,
}

it('holds its data with the checksum of it, who made it and when, and what states mean', async () => {
  const report = await evidenceReport([], CONTEXT)
  const [, data = ''] = /href="data:application\/json;charset=utf-8,([^"]*)"/.exec(report) ?? []
  const json = decodeURIComponent(data)
  const hash = createHash('sha256').update(json).digest('hex')
  expect(report).toContain(`<dt>SHA-256 of the data</dt><dd>${hash}</dd>`)
  expect(report).toContain('<dt>By</dt><dd>ada@acme.example</dd>')
  expect(report).toContain('<dt>Made</dt><dd>10 Jun 2026, 20:30:00 UTC</dd>')
  expect(report).toContain('project: a&lt;b')
  expect(report).toMatch(/Behind<\/th><td>0<\/td><td>A backup would survive, but/)
  expect(report).toContain('counter(page)')
  expect(keysIn(JSON.parse(json)).filter((key) => !/^[a-z]+(_[a-z]+)*$/.test(key))).toEqual([])
})

it.each<[string, Parameters<typeof exampleService>[0], string]>([
  ['no list of backups', { backups: null }, '<td>Unknown</td><td>unknown</td><td>unknown</td>'],
  ['no copy yet', { backups: [] }, 'first copy</td><td>no copy yet</td><td>no copy yet</td>'],
  [
    'no region',
    { backups: [], user_config: {} },
    '<td>Not protected</td><td>none</td><td>none</td>',
  ],
])('says of a service with %s what is unknown, and what is not there', async (_, facts, cells) => {
  const user_config = { additional_backup_regions: [REGION] }
  const service = fleetService('acme', exampleService({ user_config, ...facts }))
  const standards = { ...CONTEXT, now: NOW, clouds: CLOUDS }
  const known = new Map([['acme/example-pg', { lookup: 'read', report: {} } as const]])
  const rows = applyReports(judgeCoverage(standards)([service]), known, standards)
  expect(await evidenceReport(rows, CONTEXT)).toContain(cells)
})

function keysIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(Array.isArray(value) ? [] : [key]),
    ...keysIn(inner),
  ])
}
