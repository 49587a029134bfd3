import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { planFile, planned } from '../check/test/plans'
import { checked } from '../check/test/checked'
import { readCommandLine } from './command-line'
import { runCheck } from './check'
import { createLifetime } from './lifetime'

let there: Awaited<ReturnType<typeof checked>>
let folder: string
const printed: string[] = []

beforeEach(async () => {
  there = await checked()
  folder = await mkdtemp(join(tmpdir(), 'offsite-'))
  printed.length = 0
  vi.spyOn(process.stdout, 'write').mockImplementation((text, ...rest: unknown[]) => {
    printed.push(String(text))
    for (const done of rest) if (typeof done === 'function') done()
    return true
  })
})

afterEach(async () => {
  vi.restoreAllMocks()
  await there.close()
  await rm(folder, { recursive: true })
})

/** Runs `offsite check` and returns what it would end with. */
async function run(...args: string[]): Promise<number | undefined> {
  const task = readCommandLine(['check', '--upstream', there.url, ...args], {
    AIVEN_TOKEN: 'sandbox-admin',
  })
  if (task.command !== 'check') throw new Error('not check')
  let ended: number | undefined
  const lifetime = createLifetime()
  await runCheck(task.options, {
    ...lifetime,
    end: async (code) => {
      ended = code
    },
  })
  return ended
}

async function policy(text: string): Promise<string> {
  const file = join(folder, 'offsite.yaml')
  await writeFile(file, text)
  return file
}

const ORDERS = 'version: 1\nrules: [{ name: orders, match: { services: [orders-pg] } }]\n'

it('ends with 0 where all holds, 1 where something is broken, 2 where that is unknown', async () => {
  const file = await policy(ORDERS)
  expect(await run('--policy', file)).toBe(0)
  expect(await run()).toBe(1)
  await there.fault({ path: 'acme-staging/service$', status: 403 })
  expect(await run('--policy', file)).toBe(2)
  expect(await run()).toBe(1)
  expect(printed.join('')).not.toContain('sandbox-admin')
})

it('replaces the file that it is to write, and prints the verdict', async () => {
  const output = join(folder, 'report.xml')
  await writeFile(output, 'old')
  expect(await run('--format=junit', '--output', output)).toBe(1)
  expect(await readFile(output, 'utf8')).toMatch(/^<\?xml/)
  expect(await readdir(folder)).toEqual(['report.xml'])
  expect(printed.join('')).toMatch(/^Broken\. 27 services.* Written to .*report\.xml\.\n$/)
})

it('checks nothing by a policy that cannot be used, and says all that is wrong', async () => {
  const file = await policy('version: 1\nrules:\n  - nam: orders\n    require: { rpo: soon }\n')
  await expect(run('--policy', file)).rejects.toThrow(
    /nothing was checked\.\n.*offsite\.yaml:3:5 .*name is missing[^]*offsite\.yaml:3:5 “nam” [^]*:4:21 “soon”/,
  )
  await expect(run('--policy', join(folder, 'none.yaml'))).rejects.toThrow(
    /none\.yaml cannot be read/,
  )
  expect(there.asked.filter(({ path }) => path.startsWith('/v1/'))).toEqual([])
})

it('judges a plan without a token, and reads nothing but the list of regions', async () => {
  const file = join(folder, 'plan.json')
  await writeFile(
    file,
    planFile([planned({ options: { additional_backup_regions: ['aws-eu-west-1'] } })]),
  )
  const far = await policy(
    'version: 1\nrules: [{ name: far, require: { min_distance_km: 500 } }]\n',
  )
  const args = ['--plan', file, '--policy', far]
  expect(await run(...args)).toBe(0)
  expect(there.asked.map(({ path }) => path)).toEqual(['/v1/clouds'])
  await writeFile(file, '{}')
  await expect(run(...args)).rejects.toThrow(
    /plan\.json cannot be used: it is not a plan\. Make it with/,
  )
})

it('takes the records of drills whose forks are gone, and nothing else for one', async () => {
  const file = await policy(
    'version: 1\nrules: [{ name: drills, match: { services: [orders-pg] }, require: { drill_within: 30d } }]\n',
  )
  const records = join(folder, 'records')
  await mkdir(records)
  const record = {
    format: 'offsite restore drill',
    format_version: 1,
    project: 'acme-production',
    source: { service_name: 'orders-pg', backup_location: 'secondary' },
    result: 'passed',
    result_at: new Date(there.time.now - 86_400_000).toISOString(),
  }
  await writeFile(join(records, 'open.json'), JSON.stringify({ ...record, result: null }))
  const args = ['--policy', file, '--drill-records', records]
  expect(await run(...args)).toBe(2)
  await writeFile(join(records, 'passed.json'), JSON.stringify(record))
  expect(await run(...args)).toBe(0)
  const failed = { ...record, result: 'failed', result_at: new Date(there.time.now).toISOString() }
  await writeFile(join(records, 'failed.json'), JSON.stringify(failed))
  expect(await run(...args)).toBe(1)
  await writeFile(join(records, 'other.json'), '{}')
  await expect(run(...args)).rejects.toThrow(/other\.json is not the record of a restore drill/)
})

it('says where it cannot write', async () => {
  await expect(run('--output', join(folder, 'none', 'report'))).rejects.toThrow(/cannot be written/)
})
