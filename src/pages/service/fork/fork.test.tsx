// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { zonePreference } from '~/ui/preferences'
import { renderApp } from '~/test/render-app'

const SERVICES = '/v1/project/acme-production/service'
const at = (service: string, search = 'dialog=fork') =>
  `/projects/acme-production/services/${service}/backups?${search}`
const SECONDARY = 'dialog=fork&location=secondary'

/** What the API says of backups whose copies can be restored from this moment to 30 October. */
function reportOfWindow(start: string) {
  const backup = {
    backup_name: 'b',
    backup_time: start,
    storage_location: 'aws-eu-central-1',
    additional_regions: [{ cloud: 'aws-eu-west-1' }],
  }
  const window = { pitr_range_start: start, pitr_range_end: '2026-10-30T01:00:00Z' }
  return {
    backups: [backup],
    pitr: { additional_regions: [{ cloud: 'aws-eu-west-1', ...window }] },
  }
}

type App = Awaited<ReturnType<typeof renderApp>>

async function openDialog(path: string, options?: Parameters<typeof renderApp>[1]) {
  const app = await renderApp(path, options)
  const dialog = within(await screen.findByRole('dialog', { name: 'New database fork' }))
  // By their texts: to find them by role is slow in a form of this size.
  return { ...app, dialog, create: () => dialog.getByText('Create fork') }
}

const posts = (app: Pick<App, 'sent'>) =>
  app.sent.filter(({ method, path }) => method === 'POST' && path === SERVICES)

/** What the service's page says once the fork is there. */
async function forkPage(name: string) {
  expect(await screen.findByRole('heading', { name, level: 1 })).toBeInTheDocument()
  const heading = await screen.findByText('Lineage', { selector: 'h3' })
  return within(heading.closest('section') ?? heading)
}

beforeEach(() => zonePreference.set('utc'))

describe('a fork from the secondary location', () => {
  it('is asked for on the tab, created where the copies are, and tells its lineage', async () => {
    const app = await renderApp(at('orders-pg', ''))
    await app.user.click(await screen.findByRole('button', { name: 'Fork & restore' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'New database fork' }))
    expect(app.search()).toBe('?dialog=fork')
    expect(dialog.getByLabelText('Primary location')).toBeChecked()
    await app.user.click(dialog.getByLabelText('Secondary location'))
    expect(await dialog.findByText(/about USD [\d,]+ per month/)).toHaveTextContent('aws-eu-west-1')
    await app.user.click(dialog.getByText(/Exact request/))
    const shown = dialog.getByText(/^POST \/v1/).textContent ?? ''
    await app.user.click(dialog.getByText('Create fork'))

    const lineage = await forkPage('orders-pg-fork')
    expect(posts(app).map(({ body }) => body)).toEqual([
      {
        service_name: 'orders-pg-fork',
        service_type: 'pg',
        plan: 'business-8',
        cloud: 'aws-eu-west-1',
        user_config: { service_to_fork_from: 'orders-pg' },
      },
    ])
    // What was shown is what was sent.
    expect(JSON.parse(shown.slice(shown.indexOf('{')))).toEqual(posts(app)[0]?.body)
    expect(lineage.getByRole('link', { name: 'orders-pg' })).toBeInTheDocument()
    expect(await lineage.findByText(/Secondary location/)).toHaveTextContent('aws-eu-west-1')
    expect(lineage.getByText(/how new the data was is not recorded/)).toBeInTheDocument()
    expect(lineage.getByText(/0 of 2 nodes running/)).toBeInTheDocument()
  })

  it.each([
    ['Start of the window', '1 s earlier', /^Too early/],
    ['End of the window', '1 s later', /^Too late/],
  ])('takes the %s and refuses %s, with both bounds', async (edge, step, words) => {
    const app = await openDialog(at('orders-pg', SECONDARY))
    const { user, dialog } = app
    await user.click(dialog.getByLabelText('Point in time'))
    await user.click(dialog.getByText(edge))
    const field = dialog.getByLabelText('Time of day')
    const inside = (field as HTMLInputElement).value
    await user.click(dialog.getByText(step))
    const problem = dialog.getByText(words)
    expect(problem.textContent).toMatch(/from .*\d\d:\d\d:\d\d UTC to .*\d\d:\d\d:\d\d UTC$/)
    await user.click(app.create())
    await waitFor(() => expect(field).toHaveFocus())
    expect(posts(app)).toEqual([])

    await user.clear(field)
    await user.type(field, inside)
    expect(problem).not.toBeInTheDocument()
    await user.click(app.create())
    await forkPage('orders-pg-fork')
    expect(posts(app)[0]?.body).toMatchObject({
      user_config: { recovery_target_time: expect.stringContaining(`T${inside}+00:00`) },
    })
  })

  it('is checked against the window as it is when it is sent', async () => {
    const answers = { [`${SERVICES}/orders-pg/backups`]: reportOfWindow('2026-10-20T01:00:00Z') }
    const app = await openDialog(at('orders-pg', SECONDARY), { answers })
    await app.user.click(app.dialog.getByLabelText('Point in time'))
    await app.user.click(app.dialog.getByText('Start of the window'))
    answers[`${SERVICES}/orders-pg/backups`] = reportOfWindow('2026-10-21T01:00:00Z')
    await app.user.click(app.create())
    expect(await app.dialog.findByText(/The window has moved on/)).toHaveTextContent(
      /from 21 Oct 2026, 01:00:00 UTC to 30 Oct 2026, 01:00:00 UTC$/,
    )
    expect(posts(app)).toEqual([])
  })

  it('is not sent where the secondary location has been changed in the meantime', async () => {
    const answers: Record<string, unknown> = {}
    const app = await openDialog(at('orders-pg', SECONDARY), { answers })
    answers[`${SERVICES}/orders-pg`] = {
      service: {
        service_name: 'orders-pg',
        service_type: 'pg',
        state: 'RUNNING',
        plan: 'business-8',
        cloud_name: 'aws-eu-central-1',
        create_time: '2026-01-01T00:00:00Z',
        update_time: '2026-01-01T00:00:00Z',
        user_config: { additional_backup_regions: ['aws-eu-north-1'] },
      },
    }
    await app.user.click(app.create())
    expect(await app.dialog.findByText(/was changed while this form was open/)).toBeInTheDocument()
    expect(app.dialog.getByText(/No copy in aws-eu-north-1/)).toBeInTheDocument()
    expect(posts(app)).toEqual([])
  })

  it('says where it cannot be, and why', async () => {
    const { user, dialog } = await openDialog(at('billing-pg', SECONDARY))
    const secondary = dialog.getByLabelText('Secondary location')
    expect(secondary).toHaveAccessibleDescription(/No secondary backup location is set/)
    await user.click(secondary)
    expect(dialog.getByLabelText('Primary location')).toBeChecked()
  })
})

describe('a fork of a type without point in time', () => {
  it('is of the latest backup or of a chosen one', async () => {
    const app = await openDialog(at('search-os', SECONDARY))
    const { user, dialog } = app
    expect(dialog.getByLabelText('Latest backup')).toBeChecked()
    expect(dialog.queryByRole('radio', { name: 'Point in time' })).not.toBeInTheDocument()
    await user.click(dialog.getByLabelText('A chosen backup'))
    await user.click(app.create())
    expect(await dialog.findByText('Choose a backup', { selector: 'p' })).toBeInTheDocument()
    const list = dialog.getByLabelText('Backup')
    const [, , second] = within(list).getAllByRole<HTMLOptionElement>('option')
    await user.selectOptions(list, second?.value ?? '')
    await user.click(app.create())
    const lineage = await forkPage('search-os-fork')
    expect(posts(app)[0]?.body).toMatchObject({
      cloud: 'aws-eu-north-1',
      user_config: { service_to_fork_from: 'search-os', recovery_basebackup_name: second?.value },
    })
    expect(lineage.getByText(second?.value ?? '')).toBeInTheDocument()
  })
})

it('a moment is chosen in UTC, and it says so, where the browser tells no zone', async () => {
  const told = new Intl.DateTimeFormat().resolvedOptions()
  vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue({
    ...told,
    timeZone: 'Etc/Unknown',
  })
  const { user, dialog } = await openDialog(at('orders-pg', SECONDARY))
  await user.click(dialog.getByLabelText('Point in time'))
  await user.click(dialog.getByText('End of the window'))
  expect(dialog.getByText(/reports no time zone: local times are shown in UTC/)).toBeVisible()
  // There is no choice between UTC and UTC.
  expect(dialog.getByText('Times in UTC')).toBeVisible()
  expect(dialog.queryByRole('radio', { name: 'UTC' })).not.toBeInTheDocument()
  vi.restoreAllMocks()
})

describe('a moment on the clocks of a zone that are put back', () => {
  it('is asked for, shown in both zones, and kept when the zone is changed', async () => {
    vi.stubEnv('TZ', 'Europe/Helsinki')
    const report = reportOfWindow('2026-10-20T01:00:00Z')
    const { user, dialog } = await openDialog(at('orders-pg', SECONDARY), {
      answers: { [`${SERVICES}/orders-pg/backups`]: report },
    })
    await user.click(dialog.getByLabelText('Point in time'))
    await user.click(dialog.getByLabelText('Europe/Helsinki'))
    fireEvent.change(dialog.getByLabelText('Day'), { target: { value: '2026-10-25' } })
    const time = dialog.getByLabelText('Time of day')
    await user.type(time, '03:30:00')
    expect(dialog.getByText(/occurs twice: choose/)).toBeInTheDocument()
    await user.click(dialog.getByLabelText(/^The second, UTC\+2/))
    expect(
      dialog.getByText('25 Oct 2026, 01:30:00 UTC', { selector: 'strong' }),
    ).toBeInTheDocument()
    expect(dialog.getByText('25 Oct 2026, 03:30:00 UTC+2 (Europe/Helsinki)')).toBeInTheDocument()
    await user.click(dialog.getByLabelText('UTC'))
    expect(time).toHaveValue('01:30:00')
    await user.click(dialog.getByLabelText('Europe/Helsinki'))
    expect(time).toHaveValue('03:30:00')
    expect(dialog.getByLabelText(/^The second, UTC\+2/)).toBeChecked()

    await user.click(time)
    await user.paste('2026-10-21T09:30:00Z')
    expect(time).toHaveValue('12:30:00')
    expect(dialog.getByLabelText('Day')).toHaveValue('2026-10-21')
    vi.unstubAllEnvs()
  })
})

describe('the name', () => {
  it('in use is refused before anything is sent', async () => {
    const app = await openDialog(at('orders-pg'))
    const name = app.dialog.getByLabelText('Name')
    await app.user.clear(name)
    await app.user.type(name, 'billing-pg')
    await app.user.tab()
    expect(
      await app.dialog.findByText(/already has a service named billing-pg/),
    ).toBeInTheDocument()
    await app.user.click(app.create())
    await waitFor(() => expect(name).toHaveFocus())
    expect(posts(app)).toEqual([])
  })

  it('that somebody took a moment ago is found when it is sent', async () => {
    const app = await openDialog(at('orders-pg'), {
      answers: { [`${SERVICES}/orders-pg-fork`]: {} },
    })
    await app.user.click(app.create())
    expect(
      await app.dialog.findByText(/already has a service named orders-pg-fork/),
    ).toBeInTheDocument()
    expect(posts(app)).toEqual([])
  })

  it('that is free is said to be so', async () => {
    const app = await openDialog(at('orders-pg'))
    await app.user.type(app.dialog.getByLabelText('Name'), '-7')
    await app.user.tab()
    expect(await app.dialog.findByText(/The name is available/)).toBeInTheDocument()
  })
})

describe('a refusal', () => {
  it('is told verbatim beside what it is about, and what was entered stays', async () => {
    const app = await openDialog(at('orders-pg'))
    const message = "Invalid plan 'business-8' for service type 'pg'"
    await app.fault({ method: 'POST', path: '/service$', status: 400, body: { message }, times: 1 })
    await app.user.click(app.create())
    expect(await app.dialog.findByRole('alert')).toHaveTextContent(`${message}Nothing was created`)
    const plan = app.dialog.getByLabelText('Plan')
    expect(plan).toHaveAccessibleDescription(message)
    await waitFor(() => expect(plan).toHaveFocus())
    await app.user.selectOptions(plan, 'business-16')
    expect(app.dialog.queryByRole('alert')).not.toBeInTheDocument()
    await app.user.click(app.create())
    await forkPage('orders-pg-fork')
    expect(posts(app)).toHaveLength(2)
  })

  it('for want of a permission is expected, told, and not repeated', async () => {
    const app = await openDialog(at('orders-pg'), { as: 'sandbox-read-only' })
    const { dialog } = app
    expect(await dialog.findByText(/Your token may not be allowed/)).toBeInTheDocument()
    expect(dialog.getByText('Price unknown')).toBeInTheDocument()
    expect(dialog.getByLabelText('Point in time')).toHaveAccessibleDescription(
      /recovery window could not be loaded/,
    )
    await app.user.click(app.create())
    const alert = await dialog.findByRole('alert')
    expect(alert).toHaveTextContent(/project:services:write or role:services:recover/)
    expect(posts(app)).toHaveLength(1)
  })

  it.each([
    ['staging-pg-hobby', 'pg', 'hobbyist', /plan hobbyist cannot be forked/],
    ['events', 'kafka', 'business-4', /cannot fork this service type/],
  ])('that is known beforehand is told first: %s', async (name, type, plan, words) => {
    const service = {
      service_name: name,
      service_type: type,
      state: 'RUNNING',
      plan,
      cloud_name: 'aws-eu-central-1',
      create_time: '2026-01-01T00:00:00Z',
      update_time: '2026-01-01T00:00:00Z',
      user_config: {},
    }
    const { dialog } = await renderApp(at(name), {
      answers: {
        [`${SERVICES}/${name}`]: { service },
        [`${SERVICES}/${name}/backups`]: { backups: [] },
      },
    }).then(async (app) => ({ ...app, dialog: within(await screen.findByRole('dialog')) }))
    expect(dialog.getByText(words)).toBeInTheDocument()
    expect(dialog.queryByRole('button', { name: 'Create fork' })).not.toBeInTheDocument()
    expect(screen.getByText('Fork & restore')).toHaveAccessibleDescription(words)
  })
})

describe('without a clear answer', () => {
  it('before the write: looked for, told that nothing was created, and sent only when asked', async () => {
    const app = await openDialog(at('orders-pg'))
    await app.fault({ method: 'POST', path: '/service$', drop: true, times: 1 })
    await app.user.click(app.create())
    expect(await app.dialog.findByRole('alert')).toHaveTextContent(
      /there is no service orders-pg-fork, so nothing was created and you can try again/,
    )
    expect(posts(app)).toHaveLength(1)
    await app.user.click(app.create())
    await forkPage('orders-pg-fork')
    expect(posts(app)).toHaveLength(2)
  })

  it.each([{ drop: true }, { drop: 'before' }, { status: 502 }, { malformed: true }])(
    'after the write: the fork is found, and nothing is sent again (%j)',
    async (fault) => {
      const app = await openDialog(at('orders-pg', SECONDARY))
      await app.fault({ method: 'POST', path: '/service$', after: true, times: 1, ...fault })
      await app.user.click(app.create())
      await forkPage('orders-pg-fork')
      expect(posts(app)).toHaveLength(1)
    },
  )

  it.each([
    ['nothing was created', {}],
    ['the fork', { after: true }],
  ])(
    'nor a look at the services: only looking again is offered, until it finds %s',
    async (outcome, when) => {
      const app = await openDialog(at('orders-pg'))
      await app.fault({ method: 'POST', path: '/service$', drop: true, times: 1, ...when })
      await app.fault({ method: 'GET', path: '/service/orders-pg-fork$', status: 503 })
      await app.user.click(app.create())
      const doubt = await app.dialog.findByText(
        'Could not confirm whether orders-pg-fork was created',
      )
      expect(app.create()).toHaveAttribute('aria-disabled', 'true')
      await app.user.type(app.dialog.getByLabelText('Name'), '-2')
      await app.user.click(app.create())
      expect(doubt).toBeInTheDocument()
      await app.user.click(app.dialog.getByText('Check again'))
      expect(
        await app.dialog.findByText('Could not confirm whether orders-pg-fork was created'),
      ).toBeInTheDocument()

      await app.clearFaults()
      await app.user.click(app.dialog.getByText('Check again'))
      if (outcome === 'the fork') await forkPage('orders-pg-fork')
      else expect(await app.dialog.findByRole('alert')).toHaveTextContent(outcome)
      expect(posts(app)).toHaveLength(1)
    },
  )

  it('is asked about before it is left', async () => {
    const app = await openDialog(at('orders-pg'))
    await app.user.type(app.dialog.getByLabelText('Name'), '-7')
    await app.user.click(app.dialog.getByText('Cancel'))
    expect(await screen.findByText(/Nothing was sent/)).toBeInTheDocument()
    await app.user.click(screen.getByText('Stay'))
    expect(app.dialog.getByLabelText('Name')).toHaveValue('orders-pg-fork-7')
    await app.user.click(app.dialog.getByText('Cancel'))
    await app.user.click(await screen.findByRole('button', { name: 'Leave' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(app.search()).toBe('')
  })
})

it('a fork that is answered after the dialog was left is told, and its drill page is one click away', async () => {
  let answer = () => {}
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  const app = await openDialog(at('orders-pg', 'dialog=fork&drill=true'), {
    intercept: async (method, path) => {
      if (method === 'POST' && path === SERVICES) await held
      return undefined
    },
  })
  await app.user.click(app.create())
  await waitFor(() => expect(posts(app)).toHaveLength(1))
  await app.user.click(app.dialog.getByText('Cancel'))
  await app.user.click(await screen.findByRole('button', { name: 'Leave' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  answer()
  await app.user.click(await screen.findByText('Open orders-pg-drill'))
  expect(await screen.findByRole('heading', { name: 'Restore drill' })).toBeInTheDocument()
})

it('a double click creates one fork', async () => {
  const app = await openDialog(at('orders-pg'))
  await app.user.dblClick(app.create())
  await forkPage('orders-pg-fork')
  expect(posts(app)).toHaveLength(1)
})
