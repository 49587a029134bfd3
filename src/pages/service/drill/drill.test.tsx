// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { zonePreference } from '~/ui/preferences'
import { catchFiles } from '~/test/files'
import { renderApp } from '~/test/render-app'

const PROJECT = '/v1/project/acme-production'
const BACKUPS = '/projects/acme-production/services/orders-pg/backups'
const FORK = `${PROJECT}/service/orders-pg-drill`
const DRILL = '/projects/acme-production/services/orders-pg-drill/drill'
const TAGS = {
  offsite_drill: 'orders-pg-drill',
  offsite_drill_source: 'orders-pg',
  offsite_drill_location: 'secondary',
}

beforeEach(() => {
  localStorage.clear()
  zonePreference.set('utc')
})

type Setting = Parameters<typeof renderApp>[1] & {
  search?: string
  tags?: object
  /** What else the fork is created with. */
  fork?: object
  /** How long ago it was created, as an ISO 8601 duration. */
  age?: string
}

/** The page of a drill that somebody has started before. */
async function openDrill({
  search = '',
  tags = TAGS,
  age = 'PT10M',
  fork = {},
  ...options
}: Setting = {}) {
  const app = await renderApp('/nowhere', options)
  await app.api('POST', `${PROJECT}/service`, {
    service_name: 'orders-pg-drill',
    service_type: 'pg',
    plan: 'business-8',
    cloud: 'aws-eu-west-1',
    user_config: { service_to_fork_from: 'orders-pg' },
    tags,
    ...fork,
  })
  await app.api('POST', '/sandbox/clock', { advance: age })
  app.go(DRILL + search)
  // Beside the page there is the sheet that is printed.
  const page = within(document.querySelector('main') ?? document.body)
  return { ...app, page }
}

const deletions = (app: Awaited<ReturnType<typeof renderApp>>) =>
  app.sent.filter(({ method }) => method === 'DELETE').map(({ path }) => path)

async function openDeletion(setting: Setting = {}) {
  const app = await openDrill({ search: '?dialog=delete', ...setting })
  const dialog = within(await screen.findByRole('dialog', { name: 'Delete this fork?' }))
  return {
    ...app,
    dialog,
    name: dialog.getByLabelText('Name of the service'),
    button: dialog.getByText('Delete orders-pg-drill'),
  }
}

describe('a drill', () => {
  it('is asked for in the dialog: its cost is told, and the fork gets the tags', async () => {
    const app = await renderApp(BACKUPS)
    await app.user.click(await screen.findByRole('link', { name: 'Rehearse a restore' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'New database fork' }))
    expect(dialog.getByLabelText('This is a restore drill')).toBeChecked()
    await app.user.click(dialog.getByLabelText('Secondary location'))
    expect(await dialog.findByText(/^A drill costs about USD/)).toHaveTextContent(
      /USD \d+\.\d\d for 1 hour, \d+\.\d\d for 4 hours or \d+\.\d\d for a day/,
    )
    await app.user.click(dialog.getByText(/Exact request/))
    expect(dialog.getByText(/--add-tag offsite_drill=orders-pg-drill/)).toBeInTheDocument()
    await app.user.click(dialog.getByText('Create fork'))

    expect(await screen.findByRole('heading', { name: 'orders-pg-drill' })).toBeInTheDocument()
    expect(app.writes()).toEqual([
      {
        method: 'POST',
        path: `${PROJECT}/service`,
        body: {
          service_name: 'orders-pg-drill',
          service_type: 'pg',
          plan: 'business-8',
          cloud: 'aws-eu-west-1',
          user_config: { service_to_fork_from: 'orders-pg' },
          tags: { ...TAGS, offsite_drill_newest: expect.stringMatching(/^2026-06-10T.*Z$/) },
        },
      },
    ])
    const tab = screen.getByRole('link', { name: 'Restore drill' })
    await waitFor(() => expect(tab).toHaveAttribute('aria-current', 'page'))
    expect(await screen.findByText(/for 0 s so far|for \d+ s so far/)).toBeInTheDocument()
  })
})

describe('the page of a drill', () => {
  it('notes once when it is seen running, and tells no more than that', async () => {
    const app = await openDrill()
    expect(await app.page.findByText(/^at most 10 min/)).toBeInTheDocument()
    expect(app.page.getByText(/Nobody was watching before that/)).toBeInTheDocument()
    await app.user.click(app.page.getByRole('button', { name: /Refresh/ }))
    expect(app.writes().map(({ method, path }) => `${method} ${path}`)).toEqual([
      `PATCH ${FORK}/tags`,
    ])
    expect(app.writes()[0]?.body).toEqual({ tags: { offsite_drill_running: expect.any(String) } })
  })

  it('tells the look before as well, where it was watched', async () => {
    const app = await openDrill({ age: 'PT5S' })
    expect(await app.page.findByText(/for \d+ s so far/)).toBeInTheDocument()
    await app.api('POST', '/sandbox/clock', { advance: 'PT10M' })
    await app.user.click(app.page.getByRole('button', { name: /Refresh/ }))
    expect(await app.page.findByText(/^between \d+ s and 10 min/)).toBeInTheDocument()
    expect(app.writes()).toHaveLength(1)
  })

  it('says that it may not note it, asks once, and goes on', async () => {
    const app = await openDrill({ as: 'sandbox-read-only' })
    expect(
      await app.page.findByText(
        /changing those requires the permission service:configuration:write/,
      ),
    ).toBeInTheDocument()
    expect(
      app.page.getByText(/the price of this plan here could not be loaded/),
    ).toBeInTheDocument()
    await app.user.click(app.page.getByRole('button', { name: /Refresh/ }))
    await app.user.click(app.page.getByRole('button', { name: 'Passed' }))
    expect(await app.page.findByText('The result could not be saved')).toBeInTheDocument()
    expect(app.writes()).toHaveLength(2)
  })

  it('keeps what another tab enters at the same time', async () => {
    const app = await openDrill()
    await app.user.type(await app.page.findByLabelText('Notes'), 'Here')
    const [key = ''] = Object.keys(localStorage).filter((name) => name.includes('drill:'))
    // It is not heard yet when the next thing is entered here.
    const there = { checks: { newest: { state: 'wrong', note: 'id 41' } }, notes: 'There' }
    localStorage.setItem(key, JSON.stringify(there))
    await app.user.selectOptions(app.page.getByLabelText(/^The newest data has/), 'Pass')
    await app.user.type(app.page.getByLabelText(/^Findings: Users/), 'x')
    expect(JSON.parse(localStorage.getItem(key) ?? '')).toEqual({
      checks: { newest: { state: 'fine', note: 'id 41' }, access: { state: 'open', note: 'x' } },
      notes: 'There',
    })

    localStorage.setItem(key, JSON.stringify({ ...there, notes: 'Heard' }))
    act(() => void dispatchEvent(new StorageEvent('storage', { key })))
    expect(app.page.getByLabelText('Notes')).toHaveValue('Heard')
    expect(app.page.getByLabelText(/^The newest data has/)).toHaveValue('wrong')
  })

  it('keeps what is entered, and puts it into the record with the result', async () => {
    const { files, text } = catchFiles()
    const app = await openDrill()
    await app.user.selectOptions(await app.page.findByLabelText(/^The newest data has/), 'Pass')
    await app.user.type(app.page.getByLabelText(/^Findings: The newest data/), 'id 42')
    await app.user.type(app.page.getByLabelText('Notes'), 'All well')
    await app.user.click(app.page.getByRole('button', { name: 'Passed' }))
    await waitFor(() =>
      expect(app.page.getByRole('button', { name: 'Passed' })).toHaveAttribute(
        'aria-pressed',
        'true',
      ),
    )
    await app.page.findByText(/^at most 10 min/)
    app.go(DRILL.replace(/drill$/, 'overview'))
    await app.user.click(await app.page.findByRole('link', { name: 'Restore drill' }))
    expect(await app.page.findByLabelText('Notes')).toHaveValue('All well')

    await app.user.click(app.page.getByText('Download record'))
    await waitFor(() => expect(files).toHaveLength(1))
    expect(JSON.parse(await text(0))).toMatchObject({
      format_version: 1,
      recorded_by: 'ada@acme.example',
      project: 'acme-production',
      source: { service_name: 'orders-pg', backup_location: 'secondary' },
      fork: { service_name: 'orders-pg-drill', cloud_name: 'aws-eu-west-1', state: 'RUNNING' },
      as_of: { kind: 'latest', recovery_target_time: null, backup_name: null },
      last_seen_not_running_at: null,
      seconds_to_running: { at_least: 0, at_most: expect.any(Number) },
      checklist: expect.arrayContaining([
        expect.objectContaining({ id: 'newest', state: 'fine', note: 'id 42' }),
        expect.objectContaining({ id: 'access', state: 'open', note: '' }),
      ]),
      notes: 'All well',
      result: 'passed',
    })
    // What is printed is the same.
    const sheet = document.querySelector('[data-printed-record]')
    expect(sheet).toHaveTextContent(/Restore drill of orders-pg/)
    expect(sheet).toHaveTextContent(/The newest data has the expected agePassid 42/)
    expect(sheet).toHaveTextContent(/ResultPassed/)
  })

  it('downloads a record with the cost, also where the price arrives after the click', async () => {
    const { files, text } = catchFiles()
    let answer = () => {}
    const late = new Promise<undefined>((resolve) => (answer = () => resolve(undefined)))
    const app = await openDrill({
      intercept: (_, path) => (path.includes('/plans') ? late : undefined),
    })
    await app.user.click(await app.page.findByRole('button', { name: 'Download record' }))
    expect(files).toEqual([])
    act(answer)
    await waitFor(() => expect(files).toHaveLength(1))
    expect(JSON.parse(await text(0))).toMatchObject({
      cost: { usd_per_hour: expect.any(String), usd_so_far: expect.any(Number) },
    })
  })

  it.each([
    ['with the storage that was added', { disk_space_mb: 240 * 1024 }, '0.93328', 'included'],
    ['of the plan alone', {}, '0.9160', 'none'],
  ])('tells the cost %s, on the page, on paper and in the record', async (_, fork, usd, added) => {
    const { files, text } = catchFiles()
    const app = await openDrill({ fork, age: 'PT10H' })
    const cost = await app.page.findByText(/since it was requested, at USD/)
    const words = added === 'included' ? ', with the added storage' : ''
    expect(cost).toHaveTextContent(
      new RegExp(`at USD ${Number(usd).toFixed(4)} per hour${words}\\.$`),
    )
    expect(document.querySelector('[data-printed-record]')).toHaveTextContent(
      `about USD ${(Number(usd) * 10).toFixed(2)}${words}; estimated`,
    )
    await app.user.click(app.page.getByRole('button', { name: 'Download record' }))
    await waitFor(() => expect(files).toHaveLength(1))
    expect(JSON.parse(await text(0))).toMatchObject({
      cost: { usd_per_hour: usd, added_storage: added },
    })
  })

  it('tells how new the latest data was known to be, never the time of the request', async () => {
    const { files, text } = catchFiles()
    const noted = { ...TAGS, offsite_drill_newest: '2026-06-09T03:40:00Z' }
    const app = await openDrill({ tags: noted })
    const known =
      /; the newest recovery point known then was 9 Jun 2026, 03:40:00 UTC, 1 day 1\d h older/
    await app.page.findByText('As of')
    expect(app.page.getByText('As of').nextElementSibling).toHaveTextContent(known)
    expect(document.querySelector('[data-printed-record]')).toHaveTextContent(known)
    await app.user.click(app.page.getByRole('button', { name: 'Download record' }))
    await waitFor(() => expect(files).toHaveLength(1))
    expect(JSON.parse(await text(0))).toMatchObject({
      as_of: { kind: 'latest', newest_known_at: '2026-06-09T03:40:00.000Z' },
    })
    app.go(DRILL.replace(/drill$/, 'overview'))
    const lineage = await screen.findByRole('region', { name: 'Lineage' })
    expect(lineage).toHaveTextContent(known)
  })

  it('says where that is not recorded', async () => {
    const app = await openDrill()
    const unknown = /^The latest data, requested at .*; how new the data was is not recorded$/
    await app.page.findByText('As of')
    expect(app.page.getByText('As of').nextElementSibling).toHaveTextContent(unknown)
    expect(document.querySelector('[data-printed-record]')).toHaveTextContent(
      'how new the data was is not recorded',
    )
  })

  it('says so where the browser keeps nothing', async () => {
    const app = await openDrill()
    const set = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    await app.user.type(await app.page.findByLabelText('Notes'), 'x')
    expect(app.page.getByText('This browser cannot save what you enter')).toBeInTheDocument()
    expect(app.page.getByLabelText('Notes')).toHaveValue('x')
    set.mockRestore()
  })

  it('is there only for a drill', async () => {
    const app = await renderApp(DRILL.replace('orders-pg-drill', 'billing-pg'))
    expect(await screen.findByText('billing-pg is not a restore drill')).toBeInTheDocument()
    expect(screen.queryByRole('link', { name: 'Restore drill' })).not.toBeInTheDocument()
    expect(app.writes()).toEqual([])
  })
})

describe('deleting the fork', () => {
  it('takes its exact name, deletes it alone, and says so on the page of the source', async () => {
    const app = await openDrill()
    await app.user.type(await app.page.findByLabelText('Notes'), 'All well')
    const journals = () => Object.keys(localStorage).filter((key) => key.includes('drill:'))
    expect(journals()).toHaveLength(1)
    await app.user.click(app.page.getByText('Delete this fork'))
    const name = await screen.findByLabelText('Name of the service')
    const button = screen.getByText('Delete orders-pg-drill')
    await app.user.click(button)
    await app.user.type(name, 'orders-pg{Enter}')
    expect(button).toHaveAccessibleDescription('Type the name first: orders-pg-drill')
    expect(deletions(app)).toEqual([])
    await app.user.type(name, '-drill')
    await app.user.click(button)
    expect(
      await screen.findByText('The restore drill orders-pg-drill was deleted'),
    ).toBeInTheDocument()
    expect(screen.getByRole('heading', { name: 'orders-pg', level: 1 })).toBeInTheDocument()
    expect(deletions(app)).toEqual([FORK])
    expect(journals()).toEqual([])
    await app.user.click(screen.getByRole('button', { name: 'Dismiss' }))
    await waitFor(() =>
      expect(screen.queryByText(/The restore drill .* was deleted/)).not.toBeInTheDocument(),
    )
  })

  it.each<[string, string, string, object, RegExp]>([
    [
      'its tags do not call a drill any more',
      'PATCH',
      `${FORK}/tags`,
      { tags: { offsite_drill: null } },
      /is not a restore drill/,
    ],
    [
      'is protected since a moment ago',
      'PUT',
      FORK,
      { termination_protection: true },
      /Termination protection is on/,
    ],
  ])('is not sent for a service that %s', async (_, method, path, body, words) => {
    const app = await openDeletion()
    await app.api(method, path, body)
    await app.user.type(app.name, 'orders-pg-drill')
    await app.user.click(app.button)
    expect((await screen.findAllByText(words)).length).toBeGreaterThan(0)
    expect(deletions(app)).toEqual([])
  })

  it('that is refused is told with the permission it takes', async () => {
    const app = await openDeletion({ as: 'sandbox-read-only' })
    await app.user.type(app.name, 'orders-pg-drill')
    await app.user.click(app.button)
    expect(await app.dialog.findByRole('alert')).toHaveTextContent(/project:services:write/)
    expect(deletions(app)).toHaveLength(1)
  })

  it.each([
    ['was made all the same', { drop: true }],
    ['the browser had sent twice', { status: 404 }],
    ['was refused by what stands in between', { status: 401 }],
  ])('without a clear answer that %s counts as made', async (_, fault) => {
    const app = await openDeletion()
    await app.fault({ method: 'DELETE', path: 'drill$', after: true, times: 1, ...fault })
    await app.user.type(app.name, 'orders-pg-drill')
    await app.user.click(app.button)
    expect(await screen.findByText(/orders-pg-drill was deleted/)).toBeInTheDocument()
    expect(deletions(app)).toHaveLength(1)
  })

  it('without an answer that was not made is not repeated, and can be tried again', async () => {
    const app = await openDeletion()
    await app.fault({ method: 'DELETE', path: 'drill$', drop: true, times: 1 })
    await app.user.type(app.name, 'orders-pg-drill')
    await app.user.click(app.button)
    expect(await app.dialog.findByRole('alert')).toHaveTextContent(/was still there afterwards/)
    expect(deletions(app)).toHaveLength(1)
    await app.user.click(app.button)
    expect(await screen.findByText(/orders-pg-drill was deleted/)).toBeInTheDocument()
  })

  it('of one that is gone already sends nothing, says so, and keeps what was entered', async () => {
    const app = await openDrill()
    await app.user.type(await app.page.findByLabelText('Notes'), 'All well')
    await app.user.click(app.page.getByText('Delete this fork'))
    await app.user.type(await screen.findByLabelText('Name of the service'), 'orders-pg-drill')
    await app.fault({ method: 'GET', path: 'drill$', status: 404 })
    await app.user.click(screen.getByText('Delete orders-pg-drill'))
    expect(
      await screen.findByText('The restore drill orders-pg-drill no longer exists'),
    ).toBeInTheDocument()
    expect(deletions(app)).toEqual([])
    expect(Object.keys(localStorage).filter((key) => key.includes('drill:'))).toHaveLength(1)
  })

  it('is not put off by one answer that it is gone', async () => {
    const app = await openDeletion()
    await app.user.type(app.name, 'orders-pg-drill')
    await app.fault({ method: 'GET', path: 'drill$', status: 404, times: 1 })
    await app.user.click(app.button)
    expect(await screen.findByText(/orders-pg-drill was deleted/)).toBeInTheDocument()
    expect(deletions(app)).toHaveLength(1)
  })

  /** Deletes by way of an API that answers when the test says so. */
  async function deleteAndHold(app: Awaited<ReturnType<typeof openHeld>>) {
    await app.user.type(await screen.findByLabelText('Name of the service'), 'orders-pg-drill')
    await app.user.click(screen.getByRole('button', { name: 'Delete orders-pg-drill' }))
    await waitFor(() => expect(deletions(app)).toHaveLength(1))
    return within(screen.getByRole('dialog', { name: 'Delete this fork?' }))
  }

  async function openHeld() {
    let answer = () => {}
    const held = new Promise<void>((resolve) => {
      answer = resolve
    })
    const app = await openDrill({
      intercept: async (method) => {
        if (method === 'DELETE') await held
        return undefined
      },
    })
    const open = await app.page.findByRole('button', { name: 'Delete this fork' })
    return { ...app, answer, ask: () => app.user.click(open) }
  }

  it('that is answered after the dialog was closed moves nobody, and is told in a notice', async () => {
    const app = await openHeld()
    await app.ask()
    const dialog = await deleteAndHold(app)
    await app.user.click(dialog.getByText('Cancel'))
    await app.open('/projects/acme-production/services/billing-pg/backups?dialog=fork')
    const fork = within(await screen.findByRole('dialog', { name: 'New database fork' }))
    await app.user.type(fork.getByLabelText('Name'), '-typed')
    app.answer()
    expect(await screen.findByText('orders-pg-drill was deleted')).toBeInTheDocument()
    expect(fork.getByLabelText('Name')).toHaveValue('billing-pg-fork-typed')
    expect(screen.queryByText('Leave this form?')).not.toBeInTheDocument()
  })

  it.each<[string, (app: Awaited<ReturnType<typeof openHeld>>) => Promise<void>]>([
    ['Cancel', ({ user }) => user.click(screen.getByRole('button', { name: 'Cancel' }))],
    ['the close button', ({ user }) => user.click(screen.getByRole('button', { name: 'Close' }))],
    ['Escape', ({ user }) => user.keyboard('{Escape}')],
  ])('is left by %s while it is under way', async (_, close) => {
    const app = await openHeld()
    await app.ask()
    await deleteAndHold(app)
    await close(app)
    await waitFor(() =>
      expect(screen.queryByRole('dialog', { name: 'Delete this fork?' })).not.toBeInTheDocument(),
    )
    app.answer()
    expect(await screen.findByText('orders-pg-drill was deleted')).toBeInTheDocument()
  })

  it('clears the checklist that is still open, and nothing typed there brings it back', async () => {
    const app = await openHeld()
    const notes = await app.page.findByRole('textbox', { name: 'Notes' })
    await app.user.type(notes, 'All well')
    await app.ask()
    const dialog = await deleteAndHold(app)
    await app.user.click(dialog.getByRole('button', { name: 'Cancel' }))
    app.answer()
    expect(await screen.findByText('orders-pg-drill was deleted')).toBeInTheDocument()
    await waitFor(() => expect(notes).toHaveValue(''))
    await app.user.type(notes, '!')
    expect(Object.keys(localStorage).filter((key) => key.includes('drill:'))).toEqual([])
  })

  it('of which nobody can tell what came is told as that', async () => {
    const app = await openDeletion()
    await app.user.type(app.name, 'orders-pg-drill')
    await app.fault({ method: 'DELETE', path: 'drill$', drop: true, after: true, times: 1 })
    // The look before is answered, the one after is not.
    await app.fault({ method: 'GET', path: 'drill$', latency_ms: 1, times: 1 })
    await app.fault({ method: 'GET', path: 'drill$', status: 503 })
    await app.user.click(app.button)
    expect(
      await app.dialog.findByText('Could not confirm whether orders-pg-drill was deleted'),
    ).toBeInTheDocument()
  })
})

it('the source lists its drills with what came of them', async () => {
  const app = await openDrill({ tags: { ...TAGS, offsite_drill_result: 'remarks' } })
  app.go(BACKUPS)
  const table = within(await screen.findByRole('table', { name: 'List of restore drills' }))
  expect(table.getByRole('link', { name: 'orders-pg-drill' })).toHaveAttribute('href', DRILL)
  expect(table.getByText('Passed with issues')).toBeInTheDocument()
})

it('says what result is set, and keeps the focus when it is cleared', async () => {
  const { user, page } = await openDrill({ tags: { ...TAGS, offsite_drill_result: 'remarks' } })
  const clear = await page.findByRole('button', { name: 'Clear result' })
  const results = within(page.getByRole('region', { name: 'Result' }))
  expect(results.getByRole('status')).toHaveTextContent('Passed with issues')
  clear.focus()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(results.getByRole('status')).toHaveTextContent('None yet.'))
  expect(page.getByRole('button', { name: 'Passed' })).toHaveFocus()
})

describe('a result without a clear response', () => {
  async function press(...faults: object[]) {
    const app = await openDrill()
    // That it runs is noted by itself first.
    await app.page.findByText(/^at most 10 min/)
    for (const fault of faults) await app.fault({ times: 1, ...fault })
    const results = within(app.page.getByRole('region', { name: 'Result' }))
    await app.user.click(results.getByRole('button', { name: 'Passed' }))
    return { ...app, results }
  }
  const patch = { method: 'PATCH', path: 'drill/tags$' }

  it.each([
    ['an error', { status: 502 }],
    ['a broken connection', { drop: true }],
    ['half of one', { truncated: true }],
    ['none in JSON', { malformed: true }],
  ])('that was saved counts as saved: %s', async (_, fault) => {
    const { results, writes } = await press({ ...patch, ...fault, after: true })
    await waitFor(() => expect(results.getByRole('status')).toHaveTextContent('Passed'))
    await waitFor(() => expect(results.getByRole('button', { name: 'Passed' })).toBeEnabled())
    expect(results.queryByRole('alert')).not.toBeInTheDocument()
    expect(writes()).toHaveLength(2)
  })

  it('that was not saved says that it was checked', async () => {
    const { results } = await press({ ...patch, status: 502 })
    const alert = await results.findByRole('alert')
    expect(alert).toHaveTextContent('The result could not be saved')
    expect(alert).toHaveTextContent('Offsite checked: nothing was changed.')
    expect(results.getByText('None yet.')).toBeInTheDocument()
  })

  it('of which nobody can tell is told as that', async () => {
    const { results } = await press(
      { ...patch, status: 502, after: true },
      { method: 'GET', path: 'drill$', status: 503 },
    )
    const alert = await results.findByRole('alert')
    expect(alert).toHaveTextContent('Could not confirm whether the result was saved')
    expect(alert).not.toHaveTextContent('could not be saved')
    expect(results.getByRole('button', { name: 'Passed', pressed: true })).toBeInTheDocument()
  })
})

it('the time of running is in doubt where nobody can tell whether it was saved', async () => {
  const app = await renderApp('/nowhere')
  await app.fault({ method: 'PATCH', path: 'drill/tags$', status: 502, times: 1 })
  // The page reads it once before.
  await app.fault({ method: 'GET', path: 'orders-pg-drill$', latency_ms: 1, times: 1 })
  await app.fault({ method: 'GET', path: 'orders-pg-drill$', status: 503, times: 1 })
  await app.api('POST', `${PROJECT}/service`, {
    service_name: 'orders-pg-drill',
    service_type: 'pg',
    plan: 'business-8',
    cloud: 'aws-eu-west-1',
    user_config: { service_to_fork_from: 'orders-pg' },
    tags: TAGS,
  })
  await app.api('POST', '/sandbox/clock', { advance: 'PT10M' })
  app.go(DRILL)
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent(
    'Could not confirm whether the time the drill started running was saved',
  )
  expect(alert).not.toHaveTextContent('Nothing was changed')
})
