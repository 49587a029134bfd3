// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { renderApp } from '~/test/render-app'

const PROJECT = '/v1/project/acme-production'
const FORM = '/projects/acme-production/create-service'
const PG = `${FORM}?type=pg&plan=business-4&cloud=aws-eu-central-1`
const REQUEST = {
  service_name: 'orders-new',
  service_type: 'pg',
  plan: 'business-4',
  cloud: 'aws-eu-central-1',
  user_config: {},
}

const nameInput = async () => screen.findByLabelText('Service name')
// By their text: to look for roles takes seconds where 170 clouds are listed.
const createButton = () => screen.getByText('Create service', { selector: 'button' })
/** Puts a text where another one may stand. */
async function fill(user: UserEvent, input: HTMLElement, text: string) {
  await user.clear(input)
  await user.click(input)
  await user.paste(text)
}
/** Chooses a second region, and goes on: the list closes. */
async function addRegion(user: UserEvent, region: string) {
  await user.click(await screen.findByLabelText('Keep copies of the backups in another region'))
  await fill(user, screen.getByLabelText('Backup location'), region)
  await user.tab()
}
/** Adds an option, and gives back its input. */
async function addOption(user: UserEvent, key: string, name: string) {
  const options = await part('Advanced configuration')
  await user.click(await options.findByText('Add configuration option'))
  await fill(user, options.getByLabelText('Search configuration options'), key)
  await user.keyboard('{ArrowDown}{Enter}')
  return options.findByLabelText(name, { selector: 'input, select' })
}
/** The part of the form with this heading. */
const part = async (name: string) => {
  const heading = await screen.findByText(name, { selector: 'h2' })
  return within(heading.closest('section') ?? heading)
}
/** The form's own requests that change something. */
const creations = (writes: { method: string; path: string; body: unknown }[]) =>
  writes.map(({ method, path, body }) => ({ call: `${method} ${path}`, body }))

async function create(user: UserEvent, name = 'orders-new') {
  await fill(user, await nameInput(), name)
  await screen.findByRole('radio', { name: 'business-4' })
  await user.click(createButton())
}

describe('a service', () => {
  it('is created from what is chosen and typed, with nothing else in the request', async () => {
    const { user, writes, search } = await renderApp(FORM)
    await user.click(await screen.findByRole('radio', { name: 'PostgreSQL' }))
    const cloud = await screen.findByLabelText('Cloud region')
    expect(cloud).toHaveValue('aws-eu-central-1')
    await fill(user, cloud, 'stockholm amazon')
    await user.keyboard('{ArrowDown}{Enter}')
    await user.click(await screen.findByRole('radio', { name: 'startup-4' }))
    expect(search()).toBe('?type=pg&cloud=aws-eu-north-1&plan=startup-4')

    await fill(user, await nameInput(), 'orders-new')
    await addRegion(user, 'aws-eu-west-1')
    await user.selectOptions(await addOption(user, 'pg_version', 'pg version'), '16')
    await fill(user, await addOption(user, 'admin_username', 'admin username'), 'boss')
    const extras = await part('Protection and tags')
    await user.click(extras.getByLabelText('Termination protection'))
    await user.click(extras.getByText('Add tag'))
    await fill(user, extras.getByLabelText('Key'), 'team')
    await fill(user, extras.getByLabelText('Value'), 'orders')

    const sent = await part('API request')
    expect(sent.getByText(/^POST \/v1\/project\/acme-production\/service/)).toHaveTextContent(
      '"additional_backup_regions": [ "aws-eu-west-1" ]',
    )
    expect(screen.getByText('Equivalent commands')).toBeInTheDocument()
    act(() => {
      createButton().click()
      createButton().click()
    })
    expect(await screen.findByRole('heading', { name: 'orders-new' })).toBeInTheDocument()
    expect(await screen.findByText('Rebuilding')).toBeInTheDocument()
    expect(creations(writes())).toEqual([
      {
        call: `POST ${PROJECT}/service`,
        body: {
          ...REQUEST,
          plan: 'startup-4',
          cloud: 'aws-eu-north-1',
          user_config: {
            pg_version: '16',
            admin_username: 'boss',
            additional_backup_regions: ['aws-eu-west-1'],
          },
          tags: { team: 'orders' },
          termination_protection: true,
        },
      },
    ])
    expect(screen.queryByText('Leave this form?')).not.toBeInTheDocument()
  })

  it('needs no more than type, cloud, plan and name, as a link may bring them', async () => {
    const { user, writes } = await renderApp(PG)
    await create(user)
    expect(await screen.findByText('Rebuilding')).toBeInTheDocument()
    expect(creations(writes())).toEqual([{ call: `POST ${PROJECT}/service`, body: REQUEST }])
  })
})

it('a secret is sent, and shown nowhere', async () => {
  const { user, writes } = await renderApp(PG)
  const secret = 'correct-horse-battery'
  await fill(user, await addOption(user, 'admin_password', 'admin password'), secret)
  await fill(user, await nameInput(), 'orders-new')
  const sent = await part('API request')
  expect(await sent.findByText(/^POST/)).toHaveTextContent('admin_password')
  expect(sent.getByText('Secrets are hidden here but are sent.')).toBeInTheDocument()
  expect(document.body).not.toHaveTextContent(secret)
  await user.click(createButton())
  expect(await screen.findByText('Rebuilding')).toBeInTheDocument()
  expect(creations(writes())[0]?.body).toMatchObject({ user_config: { admin_password: secret } })
})

describe('before anything is sent', () => {
  it('what is missing is told, first at the first', async () => {
    const { user, writes } = await renderApp(FORM)
    await screen.findByRole('radio', { name: 'PostgreSQL' })
    await user.click(createButton())
    expect(screen.getByText('Choose a service type')).toBeInTheDocument()
    expect(screen.getByText('To finish: service type, plan, name')).toBeInTheDocument()
    expect(await nameInput()).toHaveAccessibleDescription('Enter a name')
    expect(writes()).toEqual([])
  })

  it('that no plan is chosen is told above the plans', async () => {
    const { user } = await renderApp(`${FORM}?type=pg&cloud=aws-eu-central-1`)
    const plans = await screen.findByRole('group', { name: 'Plan' })
    await user.click(createButton())
    const position = screen.getByText('Choose a plan').compareDocumentPosition(plans)
    expect(position).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
    expect(screen.getByText('To finish: plan, name')).toBeInTheDocument()
  })

  it.each([
    ['Orders', 'Use lowercase letters'],
    ['1orders', 'Use lowercase letters'],
    [`o${'r'.repeat(64)}`, 'Use lowercase letters'],
    ['orders-pg', 'This project already has a service named orders-pg'],
  ])('the name %s is refused', async (name, reason) => {
    const { user, writes } = await renderApp(PG)
    await create(user, name)
    const input = await nameInput()
    expect(input).toHaveAccessibleDescription(expect.stringContaining(reason))
    expect(input).toHaveValue(name)
    expect(writes()).toEqual([])
  })

  it('a region that cannot work is refused, and one chosen for another cloud too', async () => {
    const { user, writes } = await renderApp(PG)
    await addRegion(user, 'aws-eu-west-1')
    const cloud = screen.getByLabelText('Cloud region')
    await fill(user, cloud, 'google-europe-west1')
    await user.tab()
    await create(user)
    expect(screen.getByLabelText('Backup location')).toHaveAccessibleDescription(
      expect.stringContaining('Different provider'),
    )
    expect(writes()).toEqual([])
  })

  it('a region on a plan that cannot be forked is possible, and its copies of no use', async () => {
    const { user } = await renderApp(PG.replace('business-4', 'hobbyist'))
    const words = 'Services on the plan hobbyist cannot be forked'
    await screen.findByLabelText('Keep copies of the backups in another region')
    expect(screen.queryByText(words)).not.toBeInTheDocument()
    await addRegion(user, 'aws-eu-west-1')
    expect(screen.getByText(words)).toBeInTheDocument()
    await user.click(await screen.findByRole('radio', { name: 'business-4' }))
    expect(screen.queryByText(words)).not.toBeInTheDocument()
  })

  it('an option is held to its limits', async () => {
    const { user, writes } = await renderApp(PG)
    const input = await addOption(user, 'backup_hour', 'backup hour')
    await fill(user, input, '99')
    await create(user)
    expect(input).toHaveAccessibleDescription(expect.stringContaining('Must be between 0 and 23'))
    await waitFor(() => expect(input).toHaveFocus())
    expect(writes()).toEqual([])
  })
})

describe('plans', () => {
  const plan = (name: string, regions: object) => ({
    service_plan: name,
    service_type: 'pg',
    node_count: 2,
    backup_config: { interval: 24, max_count: 15, recovery_mode: 'pitr' },
    regions,
  })
  const offer = (price?: string) => ({
    ...(price === undefined ? {} : { price_usd: price }),
    node_cpu_count: 2,
    node_memory_mb: 4096,
    disk_space_mb: 81_920,
  })
  const answers = {
    [`${PROJECT}/service-types/pg/plans`]: {
      service_plans: [
        plan('startup-4', { 'aws-eu-west-1': offer('0.2') }),
        plan('business-4', { 'aws-eu-central-1': offer('0.4110') }),
        plan('business-8', { 'aws-eu-central-1': offer() }),
      ],
    },
  }

  it('tell their size, their backups and their price by the hour and the month', async () => {
    const { user } = await renderApp(PG, { answers })
    expect(await screen.findByRole('radio', { name: 'business-4' })).toHaveAccessibleDescription(
      /^2 nodes · 2 CPU · 4 GiB RAM · 80 GiB disk per node ?Backups daily, 15 kept, any point in time ?USD 0.4110 per hour ?USD 300.03 per month$/,
    )
    const summary = await part('Summary')
    expect(summary.getByText('USD 0.4110 per hour')).toBeInTheDocument()
    expect(summary.getByText('USD 300.03 per month of 730 hours')).toBeInTheDocument()
    await user.click(screen.getByRole('radio', { name: 'business-8' }))
    expect(summary.getByText('Price unknown')).toBeInTheDocument()
    expect(summary.getByText(/lists no price for business-8/)).toBeInTheDocument()
  })

  it('that the cloud does not offer cannot be chosen, and say so', async () => {
    const { user, writes } = await renderApp(PG, { answers })
    const other = await screen.findByRole('radio', { name: 'startup-4' })
    expect(other).toHaveAccessibleDescription(/Not offered in aws-eu-central-1/)
    await user.click(other)
    expect(other).not.toBeChecked()

    const cloud = screen.getByLabelText('Cloud region')
    await fill(user, cloud, 'aws-eu-west-1')
    await user.tab()
    expect(
      screen.getByText(
        'The plan business-4 is not offered in aws-eu-west-1: choose another plan or cloud',
      ),
    ).toBeInTheDocument()
    await create(user)
    expect(writes()).toEqual([])
  })
})

describe('a refusal', () => {
  it.each([
    ['plan', "Invalid plan 'business-4' for service type 'pg'", 400, async () => part('Plan')],
    [
      'cloud',
      "Cannot use 'aws-eu-central-1' for the authorized tenant",
      400,
      async () => part('Cloud'),
    ],
    ['name', 'Service name is already in use in this project', 409, async () => part('Name')],
  ])('of the %s is told there, in Aiven’s words', async (_, message, status, where) => {
    const { user, fault } = await renderApp(PG)
    const body = { message, errors: [{ message, status }] }
    await fault({ method: 'POST', path: '/service$', times: 1, status, body })
    await create(user)
    const alert = await screen.findByRole('alert')
    expect(alert).toHaveTextContent(`The service was not created${message}`)
    expect(alert).toHaveTextContent('Nothing was created.')
    expect((await where()).getByText(message)).toBeInTheDocument()
    expect(await nameInput()).toHaveValue('orders-new')
  })

  it('of an option is told at its input', async () => {
    const { user, fault } = await renderApp(PG)
    const input = await addOption(user, 'backup_hour', 'backup hour')
    await fill(user, input, '3')
    const message = "Invalid 'user_config': Invalid input for backup_hour: not at this hour"
    await fault({ method: 'POST', path: '/service$', times: 1, status: 400, body: { message } })
    await create(user)
    expect(await screen.findByRole('alert')).toHaveTextContent(message)
    expect(input).toHaveAccessibleDescription(expect.stringContaining('not at this hour'))
    await waitFor(() => expect(input).toHaveFocus())
  })

  it('of the region is told at its picker, and the cloud is left alone', async () => {
    const { user } = await renderApp(PG)
    await addRegion(user, 'aws-af-south-1')
    await create(user)
    expect(await screen.findByRole('alert')).toHaveTextContent(/project may use/)
    const region = screen.getByLabelText('Backup location')
    expect(region).toHaveAccessibleDescription(
      expect.stringContaining("Cannot use 'aws-af-south-1' for the authorized tenant"),
    )
    expect(screen.getByLabelText('Cloud region')).toBeValid()
  })

  it('for want of a permission names it; the form can be filled in all the same', async () => {
    const { user } = await renderApp(PG, { as: 'sandbox-read-only' })
    expect(await screen.findByText(/Creating may be refused/)).toBeInTheDocument()
    expect(screen.getByLabelText('Plan', { selector: 'input' })).toHaveValue('business-4')
    expect((await part('Summary')).getByText('Price unknown')).toBeInTheDocument()
    await fill(user, await nameInput(), 'orders-new')
    await user.click(createButton())
    const alert = await screen.findByRole('alert')
    expect(alert).toHaveTextContent('project:services:write')
    expect(await nameInput()).toHaveValue('orders-new')
  })
})

describe('without an answer', () => {
  it('the service is looked for; it is not there, and all that was typed is kept', async () => {
    const { user, fault, writes } = await renderApp(PG)
    await fault({ method: 'POST', path: '/service$', times: 1, drop: true })
    await create(user)
    const alert = await screen.findByRole('alert')
    expect(alert).toHaveTextContent('The service was not created')
    expect(alert).toHaveTextContent('there is no service orders-new')
    expect(await nameInput()).toHaveValue('orders-new')
    expect(writes()).toHaveLength(1)

    await user.click(createButton())
    expect(await screen.findByText('Rebuilding')).toBeInTheDocument()
    expect(writes()).toHaveLength(2)
  })

  it('what someone else made meanwhile is told as theirs, not opened as created', async () => {
    const { user, api, fault } = await renderApp(PG)
    await fill(user, await nameInput(), 'orders-new')
    await user.tab()
    await screen.findByText('Available in acme-production')
    await fault({ method: 'GET', path: '/service/orders-new$', status: 404, times: 1 })
    await api('POST', `${PROJECT}/service`, { ...REQUEST, plan: 'startup-4' })
    await fault({ method: 'POST', path: '/service$', times: 1, drop: true })
    await user.click(createButton())
    const alert = await screen.findByRole('alert')
    expect(alert).toHaveTextContent('orders-new exists with a different plan (pg, startup-4')
    expect(alert).toHaveTextContent('It may be someone else’s')
  })

  it('nothing is sent again until it is known whether it is there', async () => {
    const { user, fault, clearFaults, writes } = await renderApp(PG)
    await fill(user, await nameInput(), 'orders-new')
    await user.tab()
    await screen.findByText('Available in acme-production')
    await fault({ method: 'POST', path: '/service$', times: 1, drop: true })
    await fault({ path: '/service/orders-new$', status: 503 })
    await user.click(createButton())
    expect(
      await screen.findByText('Could not confirm whether orders-new was created'),
    ).toBeInTheDocument()
    await user.click(createButton())
    expect(writes()).toHaveLength(1)

    await clearFaults()
    await user.click(screen.getByText('Check again'))
    expect(await screen.findByRole('alert')).toHaveTextContent('there is no service orders-new')
    expect(writes()).toHaveLength(1)
  })
})

describe('leaving', () => {
  const leave = async (user: UserEvent) => {
    const breadcrumb = screen.getByRole('navigation', { name: 'Breadcrumb' })
    await user.click(within(breadcrumb).getByText('Current services'))
  }

  it('asks where something was typed', async () => {
    const { user } = await renderApp(PG)
    await fill(user, await nameInput(), 'orders-new')
    await leave(user)
    expect(await screen.findByText('Leave this form?')).toBeInTheDocument()
    await user.click(screen.getByText('Stay'))
    expect(await nameInput()).toHaveValue('orders-new')
    await leave(user)
    await user.click(await screen.findByText('Leave'))
    expect(await screen.findByText('14 services')).toBeInTheDocument()
  })

  it('does not ask for what a link brings back', async () => {
    const { user } = await renderApp(PG)
    await user.click(await screen.findByRole('radio', { name: 'startup-4' }))
    await leave(user)
    expect(await screen.findByText('14 services')).toBeInTheDocument()
  })
})

describe('an answer that comes after the form was left', () => {
  /** Presses Create, leaves while Aiven has not answered, and types a name in another dialog. */
  async function leaveWhileSending(refusal?: string) {
    let answer = () => {}
    const held = new Promise<void>((resolve) => {
      answer = resolve
    })
    const app = await renderApp(PG, {
      intercept: async (method, path) => {
        if (method !== 'POST' || path !== `${PROJECT}/service`) return undefined
        await held
        return refusal === undefined
          ? undefined
          : Response.json({ message: refusal }, { status: 400 })
      },
    })
    const { user, writes, open } = app
    await create(user)
    await waitFor(() => expect(writes()).toHaveLength(1))
    await user.click(await screen.findByText('Cancel'))
    expect(await screen.findByText(/The request is in progress/)).toBeInTheDocument()
    await user.click(screen.getByText('Leave'))
    expect(await screen.findByText('14 services')).toBeInTheDocument()

    await open('/projects/acme-production/services/billing-pg/backups?dialog=fork')
    const fork = within(await screen.findByRole('dialog', { name: 'New database fork' }))
    await fill(user, fork.getByLabelText('Name'), 'typed-elsewhere')
    return { ...app, fork, answer }
  }

  it('moves nobody and loses nothing: a notice tells it, with the way to the service', async () => {
    const { user, fork, answer } = await leaveWhileSending()
    answer()
    const notices = within(screen.getByRole('status', { name: 'Notices', hidden: true }))
    expect(await notices.findByText('orders-new was created')).toBeInTheDocument()
    expect(fork.getByLabelText('Name')).toHaveValue('typed-elsewhere')

    await user.click(fork.getByText('Cancel'))
    await user.click(await screen.findByText('Leave'))
    await user.click(notices.getByText('Open orders-new'))
    expect(await screen.findByRole('heading', { name: 'orders-new' })).toBeInTheDocument()
    expect(notices.queryByText('orders-new was created')).not.toBeInTheDocument()
  })

  it('is told where it is a refusal, too, until it is dismissed', async () => {
    const { user, fork, answer } = await leaveWhileSending('The plan is sold out')
    answer()
    expect(await screen.findByText('orders-new was not created')).toBeInTheDocument()
    expect(screen.getByText('The plan is sold out')).toBeInTheDocument()
    expect(fork.getByLabelText('Name')).toHaveValue('typed-elsewhere')
    await user.click(screen.getByLabelText('Dismiss: orders-new was not created'))
    expect(screen.queryByText('The plan is sold out')).not.toBeInTheDocument()
  })
})

it('what was left while its name was still looked up is not sent', async () => {
  let answer = () => {}
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  const { user, writes, sent } = await renderApp(PG, {
    intercept: async (_, path) => {
      if (path === `${PROJECT}/service/orders-new`) await held
      return undefined
    },
  })
  await create(user)
  await user.click(await screen.findByText('Cancel'))
  expect(await screen.findByText(/Nothing was sent/)).toBeInTheDocument()
  await user.click(screen.getByText('Leave'))
  expect(await screen.findByText('14 services')).toBeInTheDocument()
  const before = sent.length
  answer()
  await user.click(await screen.findByText('orders-pg'))
  await waitFor(() => expect(sent.length).toBeGreaterThan(before))
  expect(writes()).toEqual([])
})

it('another type shows its own options, and what was typed for the first one is kept', async () => {
  const { user } = await renderApp(PG)
  const input = await addOption(user, 'backup_hour', 'backup hour')
  await fill(user, input, '3')

  await user.click(screen.getByRole('radio', { name: 'Apache Kafka' }))
  expect(await screen.findByText(/^All options use their defaults/)).toBeInTheDocument()
  expect(
    screen.queryByRole('heading', { name: 'Secondary backup location' }),
  ).not.toBeInTheDocument()
  await user.click(screen.getByRole('radio', { name: 'PostgreSQL' }))
  expect(await screen.findByLabelText('backup hour', { selector: 'input' })).toHaveValue('3')
})

it('says at its head that this user may only read the project', async () => {
  await renderApp('/projects/acme-production/create-service', { as: 'sandbox-read-only' })
  expect(await screen.findByText('Read-only')).toBeInTheDocument()
})
