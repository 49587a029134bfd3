// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderApp } from '~/test/render-app'

const FRANKFURT = '/outage?region=aws-eu-central-1'
const REPORT = '/v1/project/acme-production/service/inventory-mysql/backups'
const CREATE = '/v1/project/acme-production/service'

const makeRows = (table: string) =>
  within(screen.getByRole('table', { name: table }))
    .getAllByRole('row')
    .slice(1)

const names = (table: string) =>
  makeRows(table).map((row) => within(row).getByRole('rowheader').querySelector('a')?.textContent)

const totals = () =>
  [...screen.getByLabelText('Totals').querySelectorAll('dt')].map(
    (term) => `${term.textContent}: ${term.nextElementSibling?.textContent}`,
  )

it('tells what survives the loss of a region, where, how old, and why the rest does not', async () => {
  await renderApp(FRANKFURT)
  expect(await screen.findByRole('heading', { name: /^If Frankfurt, Germany goes/ })).toBeVisible()
  await screen.findByText('legacy-pg')
  expect(totals()).toEqual([
    'Services affected: 7',
    'Recoverable: 3',
    'Lost: 4',
    'Unknown: 0',
    expect.stringMatching(/^Largest data loss, of those recoverable: (at most )?1 day 1\d h$/),
    'Other services affected: 2',
  ])
  // The reports have been read: what is copied between two backups counts.
  await waitFor(() =>
    expect(makeRows('Recoverable')[2]).toHaveTextContent(/^orders-pg.*\D\d+ min$/),
  )
  expect(names('Recoverable')).toEqual(['inventory-mysql', 'search-os', 'orders-pg'])
  expect(makeRows('Recoverable')[0]).toHaveTextContent(
    /Paris, France.*Paused “Object storage maintenance in the target region”/,
  )
  expect(makeRows('Not recoverable').map((row) => row.textContent)).toEqual([
    expect.stringMatching(/^billing-pg.*No secondary backup location/),
    expect.stringMatching(/^events-kafka.*cannot fork Apache Kafka/),
    expect.stringMatching(/^payments-pg.*holds no copy yet/),
    expect.stringMatching(/^sessions-valkey.*disagrees on whether Valkey supports/),
  ])
  expect(makeRows('Still running with reduced backups').map((row) => row.textContent)).toEqual([
    expect.stringMatching(
      /^geo-pg.*primary backups in aws-eu-central-1Its copies in aws-eu-west-1/,
    ),
    expect.stringMatching(/^legacy-pg.*primary backups in aws-eu-central-1Nothing/),
  ])
  expect(document.title).toBe('If Frankfurt, Germany goes down · Offsite')
})

it('says that the copies are gone too where the whole provider is down', async () => {
  await renderApp('/outage?provider=aws')
  expect(await screen.findByText(/^If all of Amazon Web Services goes/)).toBeVisible()
  const row = await screen.findByText('orders-pg')
  expect(row.closest('tr')).toHaveTextContent('Its copies are in aws-eu-west-1, which is down too')
  expect(screen.getByText('geo-pg').closest('tr')).toHaveTextContent(
    /Its copies are in aws-eu-west-1, the region it runs in; its primary backups are in aws-eu-central-1, which is down too$/,
  )
  expect(screen.queryByRole('heading', { name: 'Runbook' })).not.toBeInTheDocument()
})

it('is chosen from a list, also a continent', async () => {
  const { user, search } = await renderApp('/outage')
  const box = await screen.findByRole('combobox', { name: 'Region, provider or continent' })
  expect(screen.queryByRole('listbox')).not.toBeInTheDocument()
  await user.type(box, 'ireland')
  await user.keyboard('{ArrowDown}{Enter}')
  expect(await screen.findByRole('heading', { name: 'If Ireland goes down now' })).toBeVisible()
  expect(search()).toBe('?region=aws-eu-west-1')
  const again = screen.getByRole('combobox', { name: 'Region, provider or continent' })
  expect(again).toHaveValue('Ireland')
  await user.clear(again)
  await user.type(again, 'europe')
  const groups = within(screen.getByRole('listbox')).getAllByRole('group')
  expect(groups.map((group) => group.getAttribute('aria-label'))).toEqual(['Continents', 'Regions'])
  await user.click(await screen.findByRole('option', { name: /^Europe/ }))
  expect(await screen.findByText('If Europe goes down now')).toBeVisible()
  expect(search()).toBe('?continent=europe')
})

it('keeps the focus when an outage is chosen, and says what comes of it', async () => {
  const { user } = await renderApp('/outage')
  const box = await screen.findByRole('combobox', { name: 'Region, provider or continent' })
  await user.type(box, 'ireland{ArrowDown}{Enter}')
  expect(await screen.findByRole('heading', { name: 'If Ireland goes down now' })).toBeVisible()
  expect(box).toHaveFocus()
  expect(box).toHaveValue('Ireland')
  const said = () => screen.getAllByRole('status').map(({ textContent }) => textContent)
  expect(said()).toContainEqual(
    expect.stringMatching(/^Outage of Ireland: \d+ services affected, \d+ recoverable, \d+ lost/),
  )
})

it('says beside a button that cannot be used why, once it is pressed', async () => {
  const { user } = await renderApp(FRANKFURT)
  await user.click(await screen.findByRole('checkbox', { name: 'Step: choose all 3 that match' }))
  const reason = screen.getByText('No forks are selected')
  expect(reason).not.toBeVisible()
  screen.getByRole('button', { name: 'Start recovery' }).focus()
  await user.keyboard('{Enter}')
  expect(reason).toBeVisible()
  expect(reason).toHaveRole('status')
})

it('leaves nothing in the field that is not the outage shown', async () => {
  const { user } = await renderApp(FRANKFURT)
  const box = await screen.findByRole('combobox', { name: 'Region, provider or continent' })
  await waitFor(() => expect(box).toHaveValue('Frankfurt, Germany'))
  await user.clear(box)
  await user.type(box, 'zzz')
  expect(await screen.findByText('No region with services or copies matches.')).toBeVisible()
  await user.keyboard('{Escape}')
  expect(box).toHaveValue('Frankfurt, Germany')
  await user.type(box, 'zzz')
  await user.tab()
  expect(box).toHaveValue('Frankfurt, Germany')
})

it('takes the focus to what comes of a region that is chosen in the table', async () => {
  const { user } = await renderApp('/outage')
  const link = await screen.findByRole('link', { name: /Frankfurt, Germany aws-eu-central-1/ })
  link.focus()
  await user.keyboard('{Enter}')
  expect(await screen.findByRole('heading', { name: /^If Frankfurt, Germany goes/ })).toHaveFocus()
})

it('says the same on the map and in the table', async () => {
  const { user, search } = await renderApp(FRANKFURT)
  await screen.findByRole('heading', { name: 'Runbook' })
  const points = await waitFor(() => {
    const found = [...document.querySelectorAll('svg a')]
    expect(found).not.toEqual([])
    return found
  })
  await user.click(screen.getByText('Map data as a table'))
  const columns = ['region', 'now', 'services', 'recoverable', 'lost', 'unknown', 'copies']
  const table = makeRows('Regions').map((row) => {
    const cells = [...row.children].map(({ textContent }) => textContent)
    return Object.fromEntries(columns.map((column, index) => [column, cells[index]]))
  })
  // Four of them are in one city: a button lists them.
  const city = screen.getByRole('button', { name: 'Frankfurt, Germany: 4 regions' })
  const frankfurt = [...(city.nextElementSibling?.querySelectorAll('a') ?? [])]
  const texts = [
    ...points.map((point) => point.querySelector('title')?.textContent ?? ''),
    ...frankfurt.map((link) => {
      const [cloud, sentence] = [...link.children].map(({ textContent }) => textContent)
      return `Frankfurt, Germany (${cloud}): ${sentence}`
    }),
  ]
  const map = texts.map((text) => {
    const [, place, cloud, services] = /^(.*) \((.*)\): (\d+) service/.exec(text) ?? []
    const [, recoverable = '0', lost = '0'] = /; (\d+) recoverable, (\d+) lost/.exec(text) ?? []
    return {
      region: `${place} ${cloud}`,
      now: text.split('; ').at(-1),
      services,
      recoverable,
      lost,
      unknown: /, (\d+) unknown/.exec(text)?.[1] ?? '0',
      copies: /copies of (\d+)/.exec(text)?.[1] ?? '0',
    }
  })
  const byRegion = (a: { region?: unknown }, b: { region?: unknown }) =>
    String(a.region).localeCompare(String(b.region))
  expect(map.toSorted(byRegion)).toEqual(table.toSorted(byRegion))
  // Three services of Frankfurt come back, each along its own path.
  expect(document.querySelectorAll('path.used')).toHaveLength(3)
  await user.click(
    points.find((point) => point.textContent?.includes('(aws-eu-north-1)')) as Element,
  )
  expect(await screen.findByText('If Stockholm, Sweden goes down now')).toBeVisible()
  expect(frankfurt[1]).toHaveTextContent(/^DigitalOcean do-fra/)
  await user.click(frankfurt[1] as Element)
  expect(search()).toBe('?region=do-fra')
})

it('starts the selected forks once the name is typed, and follows them until they run', async () => {
  const { user, writes, api, sent } = await renderApp(FRANKFURT)
  await screen.findByRole('heading', { name: 'Runbook' })
  await user.click(screen.getByRole('checkbox', { name: /search-os-recovery/ }))
  await user.click(screen.getByRole('button', { name: 'Start recovery' }))
  const dialog = await screen.findByRole('dialog', { name: 'Start recovery' })
  expect(dialog).toHaveTextContent(/2 new services in 1 project, in aws-eu-west-1, aws-eu-west-3/)
  await waitFor(() => expect(dialog).toHaveTextContent(/USD \d\.\d\d per hour/))
  await user.type(within(dialog).getByLabelText(/Type/), 'aws-eu-west-1{Enter}')
  expect(within(dialog).getByText(/exactly as shown/)).toBeVisible()
  expect(writes()).toEqual([])
  await user.clear(within(dialog).getByLabelText(/Type/))
  await user.type(within(dialog).getByLabelText(/Type/), 'aws-eu-central-1{Enter}')

  expect(await screen.findByText('0 of 2 running, 2 rebuilding')).toBeVisible()
  expect(writes().map(({ path, body }) => [path, body])).toEqual([
    [
      CREATE,
      {
        service_name: 'orders-pg-recovery-eu-west-1',
        service_type: 'pg',
        plan: 'business-8',
        cloud: 'aws-eu-west-1',
        user_config: { service_to_fork_from: 'orders-pg' },
        copy_tags: true,
      },
    ],
    [CREATE, expect.objectContaining({ service_name: 'inventory-mysql-recovery-eu-west-3' })],
  ])
  expect(screen.getByRole('button', { name: 'Start recovery' })).toHaveAttribute('aria-disabled')

  await api('POST', '/sandbox/clock', { advance: 'PT15M' })
  sent.length = 0
  await user.click(screen.getByRole('button', { name: 'Reload all projects' }))
  expect(await screen.findByText('2 of 2 running')).toBeVisible()
  expect(sent.filter(({ path }) => path.includes('recovery'))).toEqual([])

  await user.click(screen.getAllByText('Connection details')[0] as Element)
  const name = 'orders-pg-recovery-eu-west-1'
  await user.click(
    await screen.findByRole('button', { name: `Copy connection details of ${name}` }),
  )
  expect(await navigator.clipboard.readText()).toMatch(
    new RegExp(`^Host: ${name}\\S+\nPort: \\d+\nUser: avnadmin\nDatabase: defaultdb$`),
  )
  expect(sent.filter(({ path }) => path.includes('recovery'))).toEqual([
    expect.objectContaining({ path: `${CREATE}/${name}` }),
  ])
})

it('leaves alone what another browser has made, before and during the start', async () => {
  const { user, writes, api } = await renderApp(FRANKFURT)
  await screen.findByRole('heading', { name: 'Runbook' })
  const fork = (source: string, type: string, plan: string, cloud: string, name: string) =>
    api('POST', CREATE, {
      service_name: name,
      service_type: type,
      plan,
      cloud,
      user_config: { service_to_fork_from: source },
    })
  await fork('orders-pg', 'pg', 'business-8', 'aws-eu-west-1', 'orders-pg-recovery-eu-west-1')
  // Opening the question reads the services again.
  await user.click(screen.getByRole('button', { name: 'Start recovery' }))
  const dialog = await screen.findByRole('dialog', { name: 'Start recovery' })
  await within(dialog).findByRole('button', { name: 'Create 2 forks' })
  expect(dialog).toHaveTextContent('1 selected fork was already requested and is left alone')
  // The other one is quicker by a moment: this browser does not know yet.
  await fork(
    'search-os',
    'opensearch',
    'business-8',
    'aws-eu-north-1',
    'search-os-recovery-eu-north-1',
  )
  // Nobody's fork has the third name.
  await api('POST', CREATE, {
    service_name: 'inventory-mysql-recovery-eu-west-3',
    service_type: 'pg',
    plan: 'startup-4',
    cloud: 'aws-eu-west-3',
  })
  await user.type(within(dialog).getByLabelText(/Type/), 'aws-eu-central-1{Enter}')
  expect(await screen.findByText('0 of 3 running, 2 rebuilding, 1 refused')).toBeVisible()
  expect(writes()).toHaveLength(2)
  const states = () => makeRows('Forks').map((row) => row.lastElementChild?.textContent)
  await waitFor(() => {
    expect(states()).toEqual([
      expect.stringMatching(/^RebuildingAlready there, created/),
      expect.stringMatching(/^RebuildingAlready there, created/),
      expect.stringMatching(/already in use.*not a fork of this one/),
    ])
  })

  // Once the name's owner is known, the next name is free.
  await user.click(screen.getByRole('button', { name: 'Reload all projects' }))
  expect(
    await screen.findByRole('checkbox', { name: /inventory-mysql-recovery-eu-west-3-2$/ }),
  ).toBeChecked()
})

it('offers a fork again that was deleted after it was created', async () => {
  const { user, api } = await renderApp(FRANKFURT)
  await screen.findByRole('heading', { name: 'Runbook' })
  await user.click(screen.getByRole('button', { name: 'Start recovery' }))
  await user.type(await screen.findByLabelText(/Type/), 'aws-eu-central-1{Enter}')
  expect(await screen.findByText('0 of 3 running, 3 rebuilding')).toBeVisible()
  await api('DELETE', `${CREATE}/orders-pg-recovery-eu-west-1`, undefined)
  await user.click(screen.getByRole('button', { name: 'Reload all projects' }))
  expect(await screen.findByText('0 of 2 running, 2 rebuilding')).toBeVisible()
  expect(screen.getByRole('checkbox', { name: /orders-pg-recovery-eu-west-1$/ })).toBeChecked()
})

it('shows what a refusal says, and retries only what failed', async () => {
  const { user, writes, fault, clearFaults } = await renderApp(FRANKFURT)
  await screen.findByRole('heading', { name: 'Runbook' })
  await fault({ method: 'POST', path: '/service$', times: 1, status: 403, body: { message: 'No' } })
  await user.click(screen.getByRole('button', { name: 'Start recovery' }))
  await user.type(await screen.findByLabelText(/Type/), 'aws-eu-central-1{Enter}')
  expect(await screen.findByText('0 of 3 running, 2 rebuilding, 1 refused')).toBeVisible()
  expect(screen.getByText(/“No” It requires the permission project:services:write/)).toBeVisible()
  await clearFaults()
  await user.click(screen.getByRole('button', { name: 'Retry 1 failed fork' }))
  expect(await screen.findByText('0 of 3 running, 3 rebuilding')).toBeVisible()
  expect(writes()).toHaveLength(4)
})

it('works for who may read only: without prices and exact windows, which it says', async () => {
  await renderApp('/outage?region=aws-eu-central-1', { as: 'sandbox-read-only' })
  await screen.findByRole('heading', { name: 'Runbook' })
  expect(await screen.findByText('Cost unknown')).toBeVisible()
  expect(await screen.findByText(/you don’t have access to its project’s prices/)).toBeVisible()
  expect(
    makeRows('Recoverable').find((row) => row.textContent?.startsWith('orders-pg')),
  ).toHaveTextContent(/at most/)
})

it('counts what it could read, and says what it could not', async () => {
  await renderApp('/outage?region=aws-eu-north-1', {
    answers: { '/v1/project/acme-staging/service': { services: 'none' } },
  })
  expect(await screen.findByText(/^1 project could not be loaded and is not counted/)).toBeVisible()
  expect(await screen.findByText('Nothing runs there')).toBeVisible()
})

/** Services of one project in Frankfurt, each with a copy in Ireland. */
const manyServices = (length: number) =>
  Array.from({ length }, (_, index) => ({
    service_name: `db-${String(index).padStart(2, '0')}`,
    service_type: 'pg',
    plan: 'business-4',
    state: 'RUNNING',
    cloud_name: 'aws-eu-central-1',
    create_time: '2026-01-01T00:00:00Z',
    update_time: '2026-01-01T00:00:00Z',
    user_config: { additional_backup_regions: ['aws-eu-west-1'] },
    backups: [
      {
        backup_name: 'one',
        backup_time: '2026-06-10T00:00:00Z',
        storage_location: 'aws-eu-central-1',
        additional_regions: [{ cloud: 'aws-eu-west-1' }],
      },
    ],
  }))

const answersFor = (services: ReturnType<typeof manyServices>) => ({
  [CREATE]: { services },
  ...Object.fromEntries(
    services.map(({ service_name: name, backups }) => [`${CREATE}/${name}/backups`, { backups }]),
  ),
})

it('draws a page of many rows, finds each of them, and counts, prices and exports them all', async () => {
  const { user, sent } = await renderApp(FRANKFURT, { answers: answersFor(manyServices(45)) })
  await screen.findByRole('heading', { name: 'Runbook' })
  expect(totals()).toContain('Recoverable: 45')
  expect(document.querySelectorAll('tr').length).toBeLessThanOrEqual(150)
  expect(makeRows('Recoverable')).toHaveLength(20)
  expect(makeRows('Forks')).toHaveLength(20)

  await user.click(screen.getByRole('button', { name: 'Next of Forks' }))
  expect(screen.getByText('21–40 of 45')).toBeVisible()
  expect(names('Forks')[0]).toBe('db-20')
  await user.type(screen.getByRole('searchbox', { name: 'Search Forks' }), 'db-4')
  expect(screen.getByText('1–5 of 5 that match')).toBeVisible()
  expect(names('Forks')).toEqual(Array.from({ length: 5 }, (_, index) => `db-4${index}`))

  // What is chosen at once is what matches; the numbers of the steps stay.
  await user.click(screen.getByRole('checkbox', { name: 'Step: choose all 5 that match' }))
  expect(screen.getByRole('checkbox', { name: /^41 ?db-40/ })).not.toBeChecked()
  expect(screen.getByText(/for 40 selected forks/)).toBeVisible()
  await user.click(await screen.findByText('Show the scripts'))
  const script = screen.getByText(/service create/).textContent
  expect(script.match(/service create/g)).toHaveLength(40)
  expect(script).not.toContain('db-40-recovery')

  await user.type(screen.getByRole('searchbox', { name: 'Search Forks' }), 'x')
  expect(screen.getByText('None of 45 match')).toBeVisible()
  // One list of prices for one type in one project; twenty reports at most.
  expect(sent.filter(({ path }) => path.endsWith('/plans'))).toHaveLength(1)
  expect(sent.filter(({ path }) => path.endsWith('/backups'))).toHaveLength(20)
})

it('asks for fifty forks, four at a time, once each, whatever comes back', async () => {
  const services = manyServices(50)
  // Of ten: a refusal, an outage that created nothing, one that did after all, a name that is taken.
  const fate = (name: string) => Number(name.slice(4, 5))
  const made: Record<string, unknown>[] = []
  let inFlight = 0
  let most = 0
  const posts: string[] = []
  const looks: string[] = []
  const findSource = (name: string) => name.replace('-recovery-eu-west-1', '')
  const forkOf = (name: string) => ({
    ...services[0],
    service_name: name,
    cloud_name: 'aws-eu-west-1',
    create_time: new Date().toISOString(),
    state: 'REBUILDING',
    user_config: { service_to_fork_from: findSource(name) },
    backups: [],
  })
  const refusal = (status: number, message: string) => Response.json({ message }, { status })

  const { user } = await renderApp(FRANKFURT, {
    answers: answersFor(services),
    intercept: async (method, path, body) => {
      if (method === 'POST' && path === CREATE) {
        const name = String(body['service_name'])
        posts.push(name)
        inFlight += 1
        most = Math.max(most, inFlight)
        await new Promise((resolve) => setTimeout(resolve))
        inFlight -= 1
        if (fate(name) === 1) return refusal(403, 'Not a project member')
        if (fate(name) === 2) return refusal(503, 'An error occurred')
        if (fate(name) === 4) return refusal(409, 'Service name is already in use in this project')
        made.push(forkOf(name))
        if (fate(name) === 3) return refusal(504, 'Gateway time-out')
        return Response.json({ service: forkOf(name) })
      }
      const [, name] = /\/service\/([^/]+-recovery-[^/]+)$/.exec(path) ?? []
      if (name === undefined) return undefined
      looks.push(name)
      return [1, 2].includes(fate(name))
        ? refusal(404, 'No')
        : Response.json({ service: forkOf(name) })
    },
  })
  await screen.findByRole('heading', { name: 'Runbook' })
  await user.click(screen.getByRole('button', { name: 'Start recovery' }))
  await user.type(await screen.findByLabelText(/Type/), 'aws-eu-central-1{Enter}')
  expect(
    await screen.findByText(
      '0 of 50 running, 40 rebuilding, 5 refused, 5 without a clear response',
    ),
  ).toBeVisible()
  expect(most).toBe(4)
  expect(posts).toHaveLength(50)
  expect(new Set(posts).size).toBe(50)
  // After any answer but a clear yes it was looked for: once where it was seen, twice where not.
  const times = (what: number, names: string[]) =>
    names.filter((name) => fate(name) === what).length
  expect([1, 2, 3, 4].map((what) => times(what, looks))).toEqual([10, 10, 5, 5])
  expect(looks).toHaveLength(30)

  await user.click(screen.getByRole('button', { name: 'Retry 10 failed forks' }))
  await waitFor(() => expect(posts).toHaveLength(60))
  expect([1, 2].map((what) => times(what, posts.slice(50)))).toEqual([5, 5])
})

it('keeps the rest back while nobody knows what came of one, and looks before it sends again', async () => {
  let down = true
  let posts = 0
  const { user } = await renderApp(FRANKFURT, {
    intercept: (method, path) => {
      if (method === 'POST' && path === CREATE) posts += 1
      else if (!/-recovery-/.test(path)) return undefined
      if (down) throw new TypeError('offline')
      return undefined
    },
  })
  await screen.findByRole('heading', { name: 'Runbook' })
  await user.click(screen.getByRole('button', { name: 'Start recovery' }))
  await user.type(await screen.findByLabelText(/Type/), 'aws-eu-central-1{Enter}')
  expect(await screen.findByText('0 of 3 running, 3 unknown')).toBeVisible()
  expect(posts).toBe(3)
  down = false
  await user.click(screen.getByRole('button', { name: 'Retry 3 failed forks' }))
  expect(await screen.findByText('0 of 3 running, 3 without a clear response')).toBeVisible()
  expect(posts).toBe(3)
  await user.click(screen.getByRole('button', { name: 'Retry 3 failed forks' }))
  expect(await screen.findByText('0 of 3 running, 3 rebuilding')).toBeVisible()
  expect(posts).toBe(6)
})

it('says beside its figures that they are not complete while projects are being read', async () => {
  let answer = () => {}
  const held = new Promise<void>((resolve) => (answer = resolve))
  await renderApp(FRANKFURT, {
    intercept: async (_, path) => {
      if (path === '/v1/project/acme-staging/service') await held
      return undefined
    },
  })
  const notice = /^1 project still loading: the figures below are incomplete/
  expect(await screen.findByText(notice)).toBeVisible()
  answer()
  await screen.findByRole('button', { name: 'Reload all projects' })
  expect(screen.queryByText(notice)).toBeNull()
})

it('asks for the added storage of each source, and makes no fork that is too small', async () => {
  const disks = { 'orders-pg': [327_680, 2e11], 'inventory-mysql': [1024, 9e12] } as const
  const { user, writes } = await renderApp(FRANKFURT, {
    answers: {
      [CREATE]: withDisks(disks),
      [REPORT]: (answer: { backups: object[] }) => ({
        ...answer,
        backups: answer.backups.map((backup) => ({ ...backup, data_size: 9e12 })),
      }),
    },
  })
  await screen.findByRole('heading', { name: 'Runbook' })
  const row = (name: string) => makeRows('Forks').find((one) => one.textContent?.includes(name))
  await waitFor(() =>
    expect(row('orders-pg-recovery')).toHaveTextContent('business-8 with 320 GiB of disk per node'),
  )
  expect(row('inventory-mysql-recovery')).toHaveTextContent(
    /Cannot be made.*too small for the 8.2 TiB to restore/,
  )
  expect(screen.queryByRole('checkbox', { name: /inventory-mysql/ })).not.toBeInTheDocument()
  await user.click(await screen.findByText('Show the scripts'))
  expect(await screen.findByText(/--disk-space-gib 320/)).toHaveTextContent(
    /inventory-mysql-recovery-eu-west-3 in aws-eu-west-3 # The fork’s disk would be/,
  )
  await user.click(screen.getByRole('button', { name: 'Start recovery' }))
  await user.type(await screen.findByLabelText(/Type/), 'aws-eu-central-1{Enter}')
  await waitFor(() => expect(writes()).toHaveLength(2))
  expect(writes().map(({ body }) => body)).toContainEqual(
    expect.objectContaining({
      service_name: 'orders-pg-recovery-eu-west-1',
      disk_space_mb: 327_680,
    }),
  )
})

/** The list of services with other disks (MiB) and backups (bytes). */
function withDisks(disks: Readonly<Record<string, readonly [number, number]>>) {
  return (answer: { services?: { service_name: string; backups: object[] }[] }) => ({
    ...answer,
    services: answer.services?.map((service) => {
      const [disk_space_mb, data_size] = disks[service.service_name] ?? []
      if (disk_space_mb === undefined) return service
      const backups = service.backups.map((backup) => ({ ...backup, data_size }))
      return { ...service, disk_space_mb, backups }
    }),
  })
}
