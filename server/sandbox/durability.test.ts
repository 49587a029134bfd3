import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  closeSync,
  copyFileSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'libsql'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { randomInt } from './random'
import { StoreProblem } from '../store-problem'
import { testSandbox } from './test/support'

const HEADERS = { authorization: 'aivenv1 sandbox-admin' }
const PRODUCTION = '/v1/project/acme-production'

/** Serves a sandbox over HTTP until it is killed, and prints where. */
const SERVER = `
  import { runnerImport } from 'vite'
  const load = async (file) =>
    (await runnerImport(file, { configFile: false, logLevel: 'error' })).module
  const { openSandbox } = await load(${JSON.stringify(join(import.meta.dirname, 'open-sandbox.ts'))})
  const { listen } = await load(${JSON.stringify(join(import.meta.dirname, '../node/listen.ts'))})
  const sandbox = openSandbox({ data: process.argv[1] })
  const { url } = await listen(sandbox, { host: '127.0.0.1', port: 0 })
  process.stdout.write(url)
`

let folder: string
let data: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'))
  data = join(folder, 'sandbox.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A service that is written to, one update after the other, numbered from 1. */
interface Written {
  name: string
  sent: number
  acknowledged: number
  /** Events that tell of its past. */
  eventsBefore: number
}

/** The number of an update is kept in the time of the maintenance window, which any service has. */
const numberAsTime = (n: number) => new Date(n * 1000).toISOString().slice(11, 19)
const timeAsNumber = (time: string) => Date.parse(`1970-01-01T${time}Z`) / 1000

// Another seed each time; a failure tells which one it was.
const seed = Number(process.env['DURABILITY_SEED'] ?? Date.now() % 100_000)

test(`kill -9 under load loses nothing acknowledged (DURABILITY_SEED=${seed})`, async () => {
  const services = await demoServices()

  for (let round = 1; round <= 4; round++) {
    await writeUntilKilled(services, round)
    expect(integrityOf(data)).toBe('ok')
    const found = await readBack(services)
    const torn = found.filter(({ value, events, eventsBefore }) => value !== events - eventsBefore)
    const lost = found.filter(({ value, acknowledged }) => value < acknowledged)
    const madeUp = found.filter(({ value, sent }) => value > sent)
    expect({ round, torn, lost, madeUp }).toEqual({ round, torn: [], lost: [], madeUp: [] })
    found.forEach(({ value }, i) => Object.assign(services[i] ?? {}, { sent: value }))
  }
  // Else nothing was compared. Not each: which of them gets a turn before the kill is up to the machine.
  expect(services.some(({ acknowledged }) => acknowledged > 0)).toBe(true)
}, 60_000)

async function demoServices(): Promise<Written[]> {
  const sandbox = testSandbox({ data })
  const services = await sandbox.services('acme-production')
  for (const { service_name: name } of services) {
    await sandbox.update(name, { maintenance: { time: numberAsTime(0) } })
  }
  const events = await eventsBy(sandbox)
  sandbox.close()
  return services.map(({ service_name: name }) => ({
    name,
    sent: 0,
    acknowledged: 0,
    eventsBefore: events(name),
  }))
}

/** How many events of a service there are. */
async function eventsBy(sandbox: ReturnType<typeof testSandbox>) {
  const { body } = await sandbox.call(`${PRODUCTION}/events?limit=100000`)
  const { events } = body as { events: { service_name: string }[] }
  return (service: string) => events.filter((event) => event.service_name === service).length
}

async function writeUntilKilled(services: Written[], round: number): Promise<void> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', SERVER, data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  const [url] = await Promise.race([
    once(child.stdout, 'data'),
    ended.then(() => Promise.reject(new Error('the server did not start'))),
  ])
  const killAt = randomInt(30, 160, seed, 'updates', round)
  let total = 0

  await Promise.all(
    services.map(async (service) => {
      for (;;) {
        service.sent += 1
        const { sent } = service
        if (!(await update(`${url}`, service.name, sent))) return
        service.acknowledged = sent
        total += 1
        if (total === killAt) {
          await wait(randomInt(0, 4, seed, 'delay', round))
          child.kill('SIGKILL')
        }
      }
    }),
  )
  // Where every writer gave up before its time: the comparison says what is wrong then.
  child.kill('SIGKILL')
  await ended
}

/** True when the whole answer came and says that the update was made. */
async function update(url: string, service: string, n: number): Promise<boolean> {
  try {
    const response = await fetch(`${url}${PRODUCTION}/service/${service}`, {
      method: 'PUT',
      headers: HEADERS,
      body: JSON.stringify({ maintenance: { time: numberAsTime(n) } }),
    })
    await response.json()
    return response.ok
  } catch {
    return false // killed
  }
}

function integrityOf(file: string): unknown {
  const db = new Database(file)
  const [result] = db.prepare<[]>('PRAGMA integrity_check').raw().get() as unknown[]
  // libsql keeps a closed database open until its statements are collected: free the lock now.
  db.exec('PRAGMA journal_mode = DELETE')
  db.close()
  return result
}

/** What the next start finds: the last update of each service, and how many its events tell of. */
async function readBack(services: readonly Written[]) {
  const sandbox = testSandbox({ data })
  const events = await eventsBy(sandbox)
  const found = await Promise.all(
    services.map(async (service) => ({
      ...service,
      value: timeAsNumber((await sandbox.service(service.name)).maintenance.time),
      events: events(service.name),
    })),
  )
  sandbox.close()
  return found
}

test('a second sandbox on the same file is told so, and the first goes on', async () => {
  const first = testSandbox({ data })
  expect(() => testSandbox({ data })).toThrow('another process uses the database')
  expect(await first.update('billing-pg', { termination_protection: true })).toMatchObject({
    status: 200,
  })
  first.close()
  const second = testSandbox({ data })
  expect(await second.service('billing-pg')).toMatchObject({ termination_protection: true })
  second.close()
})

test('a sandbox that was closed leaves one file', () => {
  testSandbox({ data }).close()
  expect(readdirSync(folder)).toEqual(['sandbox.db'])
})

test('what it started with does not live in the log alone', async () => {
  const first = testSandbox({ data })
  const copy = join(folder, 'copy.db')
  copyFileSync(data, copy)
  first.close()
  const second = testSandbox({ data: copy })
  expect(await second.services('acme-production')).not.toEqual([])
  second.close()
})

test('what an earlier run left in the log is moved to the file at the start', async () => {
  const first = testSandbox({ data })
  await first.update('billing-pg', { termination_protection: true })
  for (const end of ['', '-wal']) copyFileSync(data + end, join(folder, `killed.db${end}`))
  first.close()
  const second = testSandbox({ data: join(folder, 'killed.db') })
  expect(statSync(join(folder, 'killed.db-wal')).size).toBe(0)
  expect(await second.service('billing-pg')).toMatchObject({ termination_protection: true })
  second.close()
})

test.each([
  ['emptied', () => truncateSync(data), 'lost what was in it'],
  ['cut off', () => truncateSync(data, 8192), 'damaged'],
  ['overwritten in the middle', () => overwrite(16_384), 'damaged'],
])('a database that was %s is left alone, and no demo takes its place', (_, damage, reason) => {
  testSandbox({ data }).close()
  damage()
  const size = statSync(data).size
  expect(() => testSandbox({ data })).toThrow(reason)
  expect(() => testSandbox({ data })).toThrow(StoreProblem)
  expect(statSync(data).size).toBeGreaterThanOrEqual(size)
})

function overwrite(at: number): void {
  const file = openSync(data, 'r+')
  writeSync(file, Buffer.alloc(12_288, 'x'), 0, 12_288, at)
  closeSync(file)
}

test('a first start that was killed begins again', async () => {
  writeFileSync(`${data}.new`, '')
  writeFileSync(`${data}-wal`, 'of a file that was deleted')
  const sandbox = testSandbox({ data })
  expect(await sandbox.services('acme-production')).not.toEqual([])
  sandbox.close()
  expect(readdirSync(folder)).toEqual(['sandbox.db'])
})

test.each([
  ['SQLITE_FULL', 507, 'the disk is full'],
  ['SQLITE_IOERR_WRITE', 500, 'the disk cannot be read or written'],
])('%s is answered with %i and words, without a stack', async (code, status, words) => {
  const sandbox = testSandbox({ data })
  vi.spyOn(Database.prototype, 'exec').mockImplementationOnce(() => {
    throw new Database.SqliteError('disk I/O', code, 13)
  })
  const { status: answered, body } = await sandbox.update('billing-pg', {
    termination_protection: true,
  })
  expect(answered).toBe(status)
  expect(body).toMatchObject({
    message: `The sandbox cannot keep or read its data: ${words}. Nothing was changed.`,
  })
  expect(sandbox.log).toEqual([expect.not.stringContaining('\n')])
  sandbox.close()
})

test('what is not a database is left alone', () => {
  writeFileSync(data, 'a letter to my grandmother '.repeat(100))
  expect(() => testSandbox({ data })).toThrow('not a database')
  expect(readdirSync(folder)).toEqual(['sandbox.db'])
})

test('a file that cannot be opened is a clear line', () => {
  expect(() => testSandbox({ data: folder })).toThrow('the database file cannot be opened')
})

test('data of another version is kept aside', async () => {
  testSandbox({ data }).close()
  const db = new Database(data)
  db.exec("UPDATE meta SET value = '1' WHERE key = 'format'")
  db.close()
  const sandbox = testSandbox({ data })
  expect(sandbox.log).toEqual([expect.stringContaining(`${data}.format-1`)])
  expect(await sandbox.service('billing-pg')).toMatchObject({ state: 'RUNNING' })
  sandbox.close()
  expect(readdirSync(folder)).toEqual(['sandbox.db', 'sandbox.db.format-1'])
})

test('the file of a fleet is not taken for the demo, nor for another fleet', () => {
  testSandbox({ data, fleet: 3 }).close()
  expect(() => testSandbox({ data })).toThrow("holds 'fleet-3', not 'demo'")
  expect(() => testSandbox({ data, fleet: 4 })).toThrow("not 'fleet-4'")
  testSandbox({ data, fleet: 3 }).close()
})
