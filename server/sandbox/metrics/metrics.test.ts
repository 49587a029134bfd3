import { expect, test } from 'vitest'
import { requestedPeriod } from '../charts'
import type { ServiceFacts } from '../model'
import { updateService } from '../services/update'
import { exampleService, START } from '../test/support'
import { DAY, HOUR, iso, MINUTE } from '../time'
import { metrics } from './routes'

const readLagCharts = (facts: ServiceFacts, period = 'hour', now = START) =>
  metrics(facts, requestedPeriod({ period }), now)
const column = (facts: ServiceFacts, key: string, period = 'hour', now = START, index = 1) =>
  readLagCharts(facts, period, now)[key]?.data.rows.map((row) => row[index] as number | null) ?? []
const mean = (values: (number | null)[]) =>
  values.reduce<number>((sum, value) => sum + (value ?? 0), 0) / values.length

test('every metric has its title and a column a node', () => {
  const charts = readLagCharts(exampleService())
  expect(Object.entries(charts).map(([key, { hints }]) => [key, hints.title])).toEqual([
    ['cpu_usage', 'CPU usage %'],
    ['disk_usage', 'Disk space usage %'],
    ['diskio_read', 'Disk iops (reads)'],
    ['diskio_writes', 'Disk iops (writes)'],
    ['load_average', 'Load average (5 min)'],
    ['mem_usage', 'Memory usage %'],
    ['mem_available', 'Memory available %'],
    ['net_receive', 'Network receive (bytes/s)'],
    ['net_send', 'Network transmit (bytes/s)'],
  ])
  for (const { data } of Object.values(charts)) {
    expect(data.cols).toEqual([
      { label: 'time', type: 'date' },
      { label: 'example-pg-1 (master)', type: 'number' },
      { label: 'example-pg-2 (standby)', type: 'number' },
    ])
    expect(data.rows).toHaveLength(120)
    expect(data.rows.at(-1)?.[0]).toBe(iso(START))
    expect(data.rows.flatMap((row) => row.slice(1)).every((value) => Number(value) >= 0)).toBe(true)
  }
})

test('the same moment is told the same whenever it is asked about', () => {
  const rows = (now: number) =>
    readLagCharts(exampleService(), 'hour', now).cpu_usage?.data.rows ?? []
  expect(rows(START + 10 * MINUTE).slice(0, 100)).toEqual(rows(START).slice(20))
})

test('days are busier than nights, and no curve jumps', () => {
  const cpu = column(exampleService(), 'cpu_usage', 'day')
  const hours = Array.from({ length: 24 }, (_, i) => mean(cpu.slice(i * 12, i * 12 + 12)))
  expect(Math.max(...hours)).toBeGreaterThan(1.5 * Math.min(...hours))
  const steps = column(exampleService(), 'cpu_usage').map((value, i, all) =>
    i === 0 ? 0 : Math.abs((value ?? 0) - (all[i - 1] ?? 0)),
  )
  expect(Math.max(...steps)).toBeLessThan(3)
})

test.each([
  // Each node of PostgreSQL holds everything: 60 GB of 80 GiB.
  { type: 'pg', plan: 'business-4', percent: 70 },
  // Three nodes of OpenSearch share it: 60 GB of 240 GiB.
  { type: 'opensearch', plan: 'business-4', nodes: { first: 1, count: 3 }, percent: 23 },
  // What is counted is the disk of a node of PostgreSQL, and of both together of MySQL.
  { type: 'pg', plan: 'business-4', diskSpaceMb: 160 * 1024, percent: 35 },
  { type: 'mysql', plan: 'business-4', percent: 70 },
  { type: 'mysql', plan: 'business-4', diskSpaceMb: 2 * 160 * 1024, percent: 35 },
])('the disk of $type $diskSpaceMb is $percent % full', ({ percent, ...changes }) => {
  const facts = exampleService({ ...changes, data: { bytes: 60e9, bytesPerDay: 0 } })
  const [usage = 0] = column(facts, 'disk_usage')
  expect(Math.abs((usage ?? 0) - percent)).toBeLessThan(1)
})

test('there is nothing before the creation and while the power is off', () => {
  const young = exampleService({ createdAt: START - 30 * MINUTE })
  const cpu = column(young, 'cpu_usage')
  expect(cpu.slice(0, 59).every((value) => value === null)).toBe(true)
  expect(cpu.slice(60).every((value) => value !== null)).toBe(true)
  const off = updateService(exampleService(), { powered: false }, START)
  const later = column(off, 'cpu_usage', 'hour', START + 30 * MINUTE)
  expect(later.map((value) => value === null).indexOf(true)).toBe(59)
  expect(later.at(-1)).toBeNull()
})

test('after a rebuild the replaced nodes are still there with their past', () => {
  const facts = updateService(exampleService(), { plan: 'business-8' }, START)
  const { cols } = readLagCharts(facts, 'hour', START + 10 * MINUTE).cpu_usage?.data ?? {}
  expect(cols?.map(({ label }) => label).slice(1)).toEqual([
    'example-pg-1 (master)',
    'example-pg-2 (standby)',
    'example-pg-3 (master)',
    'example-pg-4 (standby)',
  ])
  const at = (index: number) => column(facts, 'cpu_usage', 'hour', START + 10 * MINUTE, index)
  expect([at(1)[0], at(1).at(-1)]).toEqual([expect.any(Number), null])
  expect([at(3)[0], at(3).at(-1)]).toEqual([null, expect.any(Number)])
  expect(readLagCharts(facts, 'hour', START + 2 * HOUR).cpu_usage?.data.cols).toHaveLength(3)
})

test('nodes without a role are labelled by their names', () => {
  const kafka = exampleService({ type: 'kafka', name: 'example-kafka' })
  expect(readLagCharts(kafka, 'year', START + DAY).cpu_usage?.data.cols[1]?.label).toBe(
    'example-kafka-1',
  )
})
