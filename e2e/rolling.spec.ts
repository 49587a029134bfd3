import { startCluster, type Cluster, type Member } from './cluster'
import { expect, test as base } from './offsite'

const SERVICE = '/v1/project/acme-production/service/billing-pg'

const nginx = process.env['OFFSITE_NGINX']

const test = base.extend<{ renewed: undefined }, { cluster: Cluster }>({
  cluster: [
    async ({ offsite }, provide) => {
      const cluster = await startCluster(nginx ?? '', offsite.sandbox)
      await provide(cluster)
      await cluster.stop()
    },
    { scope: 'worker' },
  ],
  renewed: [
    async ({ cluster }, provide) => {
      await cluster.renew()
      await provide(undefined)
    },
    { auto: true },
  ],
})

test.skip(!nginx, 'There is no nginx: its path would be in OFFSITE_NGINX.')
// One after the other, with one cluster.
test.describe.configure({ mode: 'default' })

/** A browser without a page: signs in once and keeps the cookie. Nothing is asked twice. */
async function client(cluster: Cluster) {
  const signedIn = await fetch(`${cluster.url}/session`, json('POST', { token: 'sandbox-admin' }))
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  return async (path: string, init: { method?: string; headers?: object; body?: string } = {}) => {
    const headers = { ...init.headers, cookie }
    const response = await fetch(cluster.url + path, { ...init, headers })
    const body: unknown = await response.json()
    return { status: response.status, body }
  }
}

function json(method: string, body: unknown) {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

const edit = (minute: number) => json('PUT', { user_config: { backup_minute: minute } })

/** Reads one after the other, in several places at once, until told to end; gives back failures. */
function keepReading(send: Awaited<ReturnType<typeof client>>) {
  const end = new AbortController()
  let count = 0
  const failures: unknown[] = []
  const readers = ['/v1/project', SERVICE]
  const done = Promise.all(
    readers.map(async (path) => {
      while (!end.signal.aborted) {
        const { status } = await send(path).catch((error: unknown) => ({ status: error }))
        if (status !== 200) failures.push({ path, status })
        count += 1
      }
    }),
  )
  return {
    count: () => count,
    end: async () => {
      end.abort()
      await done
      return failures
    },
  }
}

test('a user edits while one gateway is killed and others are restarted', async ({ cluster }) => {
  const send = await client(cluster)
  const reading = keepReading(send)
  const saved: unknown[] = []
  const save = async (minutes: number[]) => {
    for (const minute of minutes) saved.push((await send(SERVICE, edit(minute))).status)
  }
  const range = (from: number) => Array.from({ length: 6 }, (_, i) => from + i)
  const restart = async (member: Member) => {
    expect(await member.terminate()).toBe(0)
    await member.start()
    await cluster.inUse(member)
  }
  const [first, second, third] = cluster.members

  await save(range(0))
  // The one that is lost has reads under way, but no write: what happens to that is below.
  await first.kill()
  await save(range(6))
  await first.start()
  await cluster.inUse(first)
  // A rolling restart in the middle of writes.
  await Promise.all([save(range(12)), restart(second)])
  await Promise.all([save(range(18)), restart(third)])
  await save(range(24))

  expect(await reading.end()).toEqual([])
  expect(reading.count()).toBeGreaterThan(0)
  expect(saved).toEqual(Array.from({ length: 30 }, () => 200))
  const wanted = Array.from({ length: 30 }, (_, minute) => edit(minute).body)
  expect(bodies(cluster)).toEqual(wanted)
  expect((await send(SERVICE)).body).toMatchObject({
    service: { user_config: { backup_minute: 29 } },
  })
})

test('a write on the gateway that is killed is not repeated, and is told to be unknown', async ({
  cluster,
  offsite,
}) => {
  const send = await client(cluster)
  await offsite.fault({ method: 'PUT', path: '/billing-pg$', latency_ms: 1000, times: 1 })
  const pending = send(SERVICE, edit(7))
  await expect.poll(() => cluster.writes).toHaveLength(1)
  await cluster.members[cluster.writes[0]?.member ?? 0]?.kill()
  const { status, body } = await pending
  expect(status).toBe(502)
  expect(body).toMatchObject({
    message: expect.stringMatching(/Whether the change was made is unknown/),
    errors: [{ status: 502 }],
  })
  // The other two are there and could have been asked.
  expect((await send(SERVICE)).status).toBe(200)
  expect(bodies(cluster)).toEqual([edit(7).body])
})

test('a restart lets a write finish', async ({ cluster, offsite }) => {
  const send = await client(cluster)
  await offsite.fault({ method: 'PUT', path: '/billing-pg$', latency_ms: 500, times: 1 })
  const pending = send(SERVICE, edit(8))
  await expect.poll(() => cluster.writes).toHaveLength(1)
  const codes = await Promise.all(cluster.members.map((member) => member.terminate()))
  expect((await pending).status).toBe(200)
  expect(codes).toEqual([0, 0, 0])
  expect(bodies(cluster)).toEqual([edit(8).body])
})

test('the page does not notice', async ({ cluster, page }) => {
  await page.goto(`${cluster.url}/projects/acme-production/services/billing-pg`)
  await page.getByLabel('Aiven token').fill('sandbox-admin')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  const configuration = page.getByRole('region', { name: 'Advanced configuration' })
  await configuration.getByRole('button', { name: 'Change' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit advanced configuration' })
  await dialog.getByRole('button', { name: 'Add configuration option' }).click()
  const [first, second] = cluster.members
  await first?.kill()

  await dialog.getByLabel('Search configuration options').fill('additional backup')
  await dialog.getByRole('option', { name: /additional_backup_regions/ }).click()
  await dialog.getByRole('combobox', { name: 'additional backup regions' }).fill('ireland')
  await dialog.getByRole('option', { name: /aws-eu-west-1/ }).click()
  const restarted = second?.terminate().then(() => second.start())
  await dialog.getByRole('button', { name: 'Review changes' }).click()
  await dialog.getByRole('button', { name: 'Save advanced configuration' }).click()

  await expect(dialog).toBeHidden()
  await expect(page.getByRole('region', { name: 'Secondary backup location' })).toContainText(
    'Waiting for first copy',
  )
  await expect(page.getByRole('alert')).toHaveCount(0)
  await restarted
  expect(bodies(cluster)).toHaveLength(1)
})

test('nginx serves the hashed files itself, packed, and all else comes from a gateway', async ({
  cluster,
}) => {
  const page = await fetch(cluster.url)
  expect(page.headers.get('x-request-id')).not.toBeNull()
  const script = /\/assets\/[\w.-]+\.js/.exec(await page.text())?.[0] ?? ''
  const own = await fetch(cluster.url + script)
  expect(own.status).toBe(200)
  expect(own.headers.get('x-request-id')).toBeNull()
  expect(Object.fromEntries(own.headers)).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': 'gzip',
    'content-type': 'text/javascript',
    vary: 'Accept-Encoding',
    'x-content-type-options': 'nosniff',
  })
  const missing = await fetch(`${cluster.url}/assets/never-there.js`)
  expect(missing.status).toBe(404)
  expect(missing.headers.get('x-request-id')).not.toBeNull()
})

function bodies(cluster: Cluster): string[] {
  return cluster.writes.map(({ body }) => body)
}
