import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { backupsQuery, type BackupReport } from '~/api/backups'
import { setTransport } from '~/api/client'
import { backupAt, hoursAgo } from '~/test/backups'
import { reportStore } from './reports'

const EMPTY: BackupReport = { backups: [] }
const FULL: BackupReport = { backups: [backupAt(hoursAgo(1))] }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function store() {
  const client = new QueryClient()
  const read = (service: string, report = EMPTY) =>
    client.setQueryData(backupsQuery('acme', service).queryKey, report)
  const reports = reportStore(client)
  const told = vi.fn<() => void>()
  reports.subscribe(told)
  const want = (...names: string[]) =>
    reports.want(names.map((service) => ({ project: 'acme', service })))
  return { read, reports, told, want }
}

it('shows what was read, and keeps what has not changed as it was', async () => {
  const { read, reports, told, want } = store()
  read('orders')
  read('events')
  want('orders', 'events')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(told).toHaveBeenCalledTimes(1)
  const before = reports.get()
  expect(before.get('acme/orders')).toMatchObject({ lookup: 'read' })

  read('events', FULL)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(told).toHaveBeenCalledTimes(2)
  expect(reports.get().get('acme/events')).not.toBe(before.get('acme/events'))
  expect(reports.get().get('acme/orders')).toBe(before.get('acme/orders'))
})

it('says nothing where nothing has changed', async () => {
  const { read, told, want } = store()
  read('orders')
  want('orders')
  await vi.advanceTimersByTimeAsync(1_000)
  want('orders')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(told).toHaveBeenCalledTimes(1)
})

it('shows what comes in one by one together, less often the more of them are wanted', async () => {
  const { read, told, want } = store()
  const names = Array.from({ length: 700 }, (_, index) => `s${index}`)
  for (const name of names) read(name)
  want(...names)
  await vi.advanceTimersByTimeAsync(5_000)
  told.mockClear()

  for (const name of names.slice(0, 20)) {
    read(name)
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(told.mock.calls.length).toBeLessThanOrEqual(2)
})

it('does not ask every minute for hundreds that it may not read', async () => {
  const asked = vi.fn<typeof fetch>(() => Promise.resolve(new Response('{}', { status: 403 })))
  setTransport(asked)
  const { reports, want } = store()
  const names = Array.from({ length: 200 }, (_, index) => `s${index}`)
  want(...names)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(reports.get().get('acme/s199')).toEqual({ lookup: 'forbidden' })
  expect(asked).toHaveBeenCalledTimes(200)

  want(...names)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toHaveBeenCalledTimes(200)
  await vi.advanceTimersByTimeAsync(200_000)
  want(...names)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toHaveBeenCalledTimes(400)
})
