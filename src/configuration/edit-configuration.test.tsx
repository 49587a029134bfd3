// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { renderApp } from '~/test/render-app'
import { exampleService } from '~/test/services'

const overview = (service: string, search = '') =>
  `/projects/acme-production/services/${service}/overview${search}`
/** Where the dialog is open, with the region as an option to add. */
const addRegion = (service: string) =>
  overview(service, '?edit=configuration&option=additional_backup_regions')

const SERVICE = '/v1/project/acme-production/service'
const REGIONS = 'additional backup regions'

/** The dialog, once its form is there. */
async function dialog() {
  return dialogOf(await screen.findByText(/^(Review changes|Back to editing)$/))
}

function dialogOf(part: HTMLElement) {
  return within(part.closest('dialog') ?? part)
}

/** From what is typed through the review to the save. */
async function save(user: UserEvent) {
  const edit = await dialog()
  const review = edit.queryByText('Review changes')
  if (review) await user.click(review)
  await user.click(await edit.findByText('Save advanced configuration'))
}

/** The input of an option in the dialog. */
async function inputOf(option: string) {
  return (await dialog()).findByLabelText(option, { selector: 'input' })
}

describe('the region', () => {
  it('is added, sent alone and only once, and shown as the server answered', async () => {
    const { user, writes, search } = await renderApp(addRegion('billing-pg'))
    const input = await inputOf(REGIONS)
    await user.type(input, 'stockholm amazon')
    const edit = await dialog()
    await user.click(await edit.findByText('aws-eu-north-1'))
    expect(input).toHaveValue('aws-eu-north-1')
    expect(edit.getByText(/^Stockholm, 1,190 km from the primary backups/)).toBeInTheDocument()
    expect(edit.getByText('The region can be changed once every 24 hours.')).toBeInTheDocument()
    expect(edit.getByText('1 change')).toBeInTheDocument()

    await user.click(edit.getByText('Review changes'))
    const last = edit.getByText('Save advanced configuration')
    // The second click comes before anything is drawn.
    act(() => {
      last.click()
      last.click()
    })
    expect(await screen.findByText('Advanced configuration saved')).toBeInTheDocument()
    expect(screen.getByText(`${REGIONS}: Not set → aws-eu-north-1`)).toBeInTheDocument()
    expect(writes()).toEqual([
      {
        method: 'PUT',
        path: `${SERVICE}/billing-pg`,
        body: { user_config: { additional_backup_regions: ['aws-eu-north-1'] } },
      },
    ])
    expect(search()).toBe('')
    expect(screen.queryByText('Edit advanced configuration')).not.toBeInTheDocument()
    expect(screen.getByText('Waiting for first copy')).toBeInTheDocument()
  })

  it('is the first that can be used on Enter; what was only searched for is not one', async () => {
    const { user } = await renderApp(addRegion('billing-pg'))
    const input = await inputOf(REGIONS)
    await user.type(input, 'ireland')
    await user.tab()
    const edit = await dialog()
    expect(await edit.findByText('Choose a region from the list or type its name')).toBeVisible()
    await user.type(input, '{Enter}')
    expect(input).toHaveValue('aws-eu-west-1')
  })

  it('is removed by sending an empty list', async () => {
    const { user, writes } = await renderApp(overview('orders-pg', '?edit=configuration'))
    await inputOf(REGIONS)
    const edit = await dialog()
    await user.click(edit.getByLabelText(`Remove ${REGIONS}`))
    expect(edit.getByText('Will be turned off')).toBeInTheDocument()
    await user.click(edit.getByText('Review changes'))
    await user.click(
      await edit.findByLabelText(/^I understand I’ll lose access to \d+ copies in aws-eu-west-1$/),
    )
    await save(user)
    expect(await screen.findByText(`${REGIONS}: aws-eu-west-1 → Not set`)).toBeInTheDocument()
    expect(writes().map(({ body }) => body)).toEqual([
      { user_config: { additional_backup_regions: [] } },
    ])
    expect(screen.getByText('Not protected')).toBeInTheDocument()
  })

  it('that cannot work is refused before anything is sent', async () => {
    const { user, writes } = await renderApp(addRegion('billing-pg'))
    const input = await inputOf(REGIONS)
    for (const [region, reason] of [
      ['google-europe-west1', 'Different provider: the copy must stay with Amazon Web Services'],
      ['aws-eu-central-1', 'The service itself runs here'],
      ['EU West 1', 'Choose a region from the list'],
    ] as const) {
      await user.clear(input)
      await user.type(input, region)
      await user.click((await dialog()).getByText('Review changes'))
      expect(input).toHaveAccessibleDescription(expect.stringContaining(reason))
      expect(input).not.toHaveAccessibleDescription(expect.stringContaining('Aiven decides'))
      await waitFor(() => expect(input).toHaveFocus())
    }
    expect(writes()).toEqual([])
  })

  it.each([
    [
      'forbids',
      'billing-pg',
      ' aws-af-south-1 ',
      /Cannot use 'aws-af-south-1' for the authorized tenant/,
      /A region must be one that the project may use/,
    ],
    [
      'does not let be changed yet',
      'catalog-mysql',
      'google-europe-west4',
      /can be changed once in 24 hours, next at 20/,
      /you can change it again by \d/,
    ],
  ])(
    'that Aiven %s is told at its field, with what is known',
    async (_, name, region, own, known) => {
      const { user } = await renderApp(addRegion(name))
      await user.clear(await inputOf(REGIONS))
      await user.type(await inputOf(REGIONS), region)
      const edit = await dialog()
      await user.click(edit.getByText('Review changes'))
      for (const box of edit.queryAllByLabelText(/^I understand/)) await user.click(box)
      await save(user)
      const alert = await screen.findByRole('alert')
      expect(alert).toHaveTextContent(`Not saved: ${REGIONS} was refused`)
      expect(alert).toHaveTextContent(own)
      expect(alert).toHaveTextContent(known)
      expect(alert).toHaveTextContent('Nothing was changed.')
      const input = await inputOf(REGIONS)
      expect(input).toHaveAccessibleDescription(own)
      expect(input).toHaveValue(region.trim())
      expect(input).toBeInvalid()
      await waitFor(() => expect(input).toHaveFocus())
    },
  )

  it('is told where the feature is not enabled for the organization', async () => {
    const { user, fault } = await renderApp(addRegion('billing-pg'))
    const refusal = { message: 'Not enabled', error_code: 'feature_not_enabled', status: 403 }
    const body = { message: 'Not enabled', errors: [refusal] }
    await fault({ method: 'PUT', path: '/service/', times: 1, status: 403, body })
    await user.type(await inputOf(REGIONS), 'aws-eu-west-1')
    await save(user)
    expect(await screen.findByRole('alert')).toHaveTextContent(/account team turns them on/)
    expect(await inputOf(REGIONS)).toHaveAccessibleDescription(/Not enabled/)
  })
})

describe('the review', () => {
  it('shows what changes, what follows and what is sent, and keeps what is typed', async () => {
    const { user, writes } = await renderApp(addRegion('billing-pg'))
    await user.type(await inputOf(REGIONS), 'aws-eu-west-1')
    const edit = await dialog()
    await user.click(edit.getByText('Review changes'))
    expect(edit.getByText('Review: Edit advanced configuration')).toHaveFocus()
    expect(edit.getByRole('table', { name: 'Changes' })).toHaveTextContent(
      `${REGIONS}additional_backup_regionsNot setaws-eu-west-1`,
    )
    expect(
      edit.getByText(/^Copies in aws-eu-west-1 start after the next backup, about/),
    ).toHaveTextContent(/about .*\(in /)
    expect(edit.getByText(/^The region can be changed again after/)).toBeInTheDocument()
    expect(edit.getByText(/^PUT \/v1/)).toHaveTextContent(
      `PUT ${SERVICE}/billing-pg { "user_config": { "additional_backup_regions": [ "aws-eu-west-1" ] } }`,
    )
    await user.click(edit.getByText('Back to editing'))
    expect(edit.getByText('Edit advanced configuration')).toHaveFocus()
    expect(await inputOf(REGIONS)).toHaveValue('aws-eu-west-1')
    expect(writes()).toEqual([])
  })

  it('shows the same with other tools, and never a secret that was typed', async () => {
    const key = 'opensearch.email_sender_password'
    const search = `?edit=configuration&option=${key}`
    const { user, writes } = await renderApp(overview('search-os', search))
    const edit = await dialog()
    const input = edit.getByLabelText('opensearch email sender password', {
      selector: 'input, textarea',
    })
    await user.type(input, 'Hunter22hunter22')
    await user.click(edit.getByText('Review changes'))
    expect(edit.getByText('Equivalent commands')).toBeInTheDocument()
    expect(edit.getByText(/^PUT \/v1/)).toHaveTextContent('"email_sender_password": "<SECRET>"')
    expect(document.body).not.toHaveTextContent('Hunter22')
    await save(user)
    expect(await screen.findByText('Advanced configuration saved')).toBeInTheDocument()
    expect(writes().map(({ body }) => body)).toEqual([
      { user_config: { opensearch: { email_sender_password: 'Hunter22hunter22' } } },
    ])
  })

  it('asks before copies are given up, and says how many and how old', async () => {
    const { user, writes } = await renderApp(overview('orders-pg', '?edit=configuration'))
    await inputOf(REGIONS)
    const edit = await dialog()
    await user.click(edit.getByLabelText(`Remove ${REGIONS}`))
    await user.click(edit.getByText('Review changes'))
    expect(
      edit.getByText(
        /^You’ll lose access to \d+ copies in aws-eu-west-1; the newest is \d+ \w+ old, the oldest 1\d days/,
      ),
    ).toBeInTheDocument()
    expect(edit.getByText(/^Primary backups are not affected/)).toBeInTheDocument()
    await save(user)
    expect(edit.getByText('Confirm the loss first')).toBeInTheDocument()
    expect(writes()).toEqual([])
  })
})

describe('two windows', () => {
  const edited = async (user: UserEvent, hour: string) => {
    const input = await inputOf('backup hour')
    await user.clear(input)
    await user.type(input, hour)
  }

  it('that changed the same option are asked, and nothing is sent before', async () => {
    const { user, writes, api } = await renderApp(overview('billing-pg', '?edit=configuration'))
    await edited(user, '7')
    const edit = await dialog()
    await user.click(edit.getByText('Review changes'))
    await api('PUT', `${SERVICE}/billing-pg`, { user_config: { backup_hour: 21 } })
    await save(user)
    const question = await edit.findByText('Resolve conflicting changes')
    expect(question).toHaveFocus()
    expect(edit.getByText('When you opened it').nextElementSibling).toHaveTextContent('3')
    expect(edit.getByText('Theirs now').nextElementSibling).toHaveTextContent('21')
    expect(edit.getByText('Mine').nextElementSibling).toHaveTextContent('7')
    await user.click(edit.getByText('Continue'))
    expect(edit.getByText('Choose a value for each option first')).toBeInTheDocument()
    expect(writes()).toEqual([])

    await user.click(edit.getByLabelText('Keep mine: 7'))
    await user.click(edit.getByText('Continue'))
    expect(edit.getByRole('table', { name: 'Changes' })).toHaveTextContent('backup_hour217')
    await save(user)
    expect(await screen.findByText('backup hour: 21 → 7')).toBeInTheDocument()
    expect(writes().map(({ body }) => body)).toEqual([{ user_config: { backup_hour: 7 } }])
  })

  it('take over what the other one set when that is chosen', async () => {
    const { user, writes, api } = await renderApp(overview('billing-pg', '?edit=configuration'))
    await edited(user, '7')
    await api('PUT', `${SERVICE}/billing-pg`, { user_config: { backup_hour: 21 } })
    await save(user)
    const edit = dialogOf(await screen.findByText('Resolve conflicting changes'))
    await user.click(edit.getByLabelText('Take theirs: 21'))
    await user.click(edit.getByText('Continue'))
    expect(await inputOf('backup hour')).toHaveValue('21')
    expect((await dialog()).getByText('No changes')).toBeInTheDocument()
    expect(writes()).toEqual([])
  })

  it('that changed other options do not meet, and undo nothing', async () => {
    const { user, writes, api } = await renderApp(overview('billing-pg', '?edit=configuration'))
    await edited(user, '7')
    await api('PUT', `${SERVICE}/billing-pg`, { user_config: { backup_minute: 59 } })
    await save(user)
    expect(await screen.findByText('backup hour: 3 → 7')).toBeInTheDocument()
    expect(screen.getByText(/the service now reports this value/)).toBeInTheDocument()
    expect(writes().map(({ body }) => body)).toEqual([{ user_config: { backup_hour: 7 } }])
    expect(screen.getByText('backup_minute').closest('tr')).toHaveTextContent('59')
  })

  it('that made the same change send it once', async () => {
    const { user, writes, api } = await renderApp(overview('billing-pg', '?edit=configuration'))
    await edited(user, '7')
    await api('PUT', `${SERVICE}/billing-pg`, { user_config: { backup_hour: 7 } })
    await save(user)
    expect(await screen.findByText(/already made the same change/)).toBeInTheDocument()
    expect(writes()).toEqual([])
  })
})

describe('reading the service again', () => {
  it('that fails before the save sends nothing, and can be tried again', async () => {
    const { user, fault, writes } = await renderApp(overview('billing-pg', '?edit=configuration'))
    const input = await inputOf('backup hour')
    await user.clear(input)
    await user.type(input, '7')
    await fault({ method: 'GET', path: '/service/billing-pg$', times: 1, status: 500 })
    await save(user)
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Nothing was sent: the service could not be reloaded',
    )
    expect(writes()).toEqual([])
    await save(user)
    expect(await screen.findByText('backup hour: 3 → 7')).toBeInTheDocument()
  })

  it('after a save that it does not show is a warning', async () => {
    const service = exampleService({ service_name: 'billing-pg', user_config: { backup_hour: 3 } })
    const { user } = await renderApp(overview('billing-pg', '?edit=configuration'), {
      answers: { [`${SERVICE}/billing-pg`]: { service } },
    })
    const input = await inputOf('backup hour')
    await user.clear(input)
    await user.type(input, '7')
    await save(user)
    expect(await screen.findByText('Accepted, but not every change is visible')).toBeInTheDocument()
    expect(screen.getByText(/the service does not report it yet/)).toBeInTheDocument()
  })
})

describe('an option', () => {
  it('is found, typed, checked on leaving, and saved with nothing else', async () => {
    const { user, writes } = await renderApp(overview('billing-pg'))
    await user.click(await screen.findByText('Change'))
    const edit = await dialog()
    await user.click(await edit.findByText('Add configuration option'))
    await user.type(edit.getByLabelText('Search configuration options'), 'deadlock timeout')
    await user.click(await edit.findByText('pg.deadlock_timeout'))

    const input = await inputOf('pg deadlock timeout')
    await user.clear(input)
    await user.type(input, '7')
    await user.tab()
    expect(input).toHaveAccessibleDescription(/Must be between 500 and 1800000/)
    await user.clear(input)
    await user.type(input, '700')
    expect(input).not.toBeInvalid()
    await save(user)
    expect(await screen.findByText('pg deadlock timeout: Not set → 700')).toBeInTheDocument()
    expect(writes().map(({ body }) => body)).toEqual([
      { user_config: { pg: { deadlock_timeout: 700 } } },
    ])
  })

  it('can be saved again after the server failed, and nothing typed is lost', async () => {
    const { user, fault, writes } = await renderApp(overview('billing-pg', '?edit=configuration'))
    await fault({ method: 'PUT', path: '/service/', times: 1, status: 500 })
    const edit = await dialog()
    const input = await inputOf('backup hour')
    await user.clear(input)
    await user.type(input, '7')
    await save(user)
    expect(await edit.findByText('Not saved')).toBeInTheDocument()
    expect(edit.getByRole('table', { name: 'Changes' })).toHaveTextContent('backup_hour37')
    await save(user)
    expect(await screen.findByText('backup hour: 3 → 7')).toBeInTheDocument()
    expect(writes()).toHaveLength(2)
  })

  it('that was not changed is not sent: there is nothing to save', async () => {
    const { user, writes } = await renderApp(overview('billing-pg', '?edit=configuration'))
    const edit = await dialog()
    const input = await inputOf('backup hour')
    await user.clear(input)
    await user.type(input, '3')
    expect(edit.getByText('No changes')).toBeInTheDocument()
    await user.click(edit.getByText('Review changes'))
    expect(writes()).toEqual([])
    expect(edit.getByText('Nothing to save yet')).toBeInTheDocument()
  })
})

describe('a number beyond what JavaScript holds', () => {
  const key = 'pglookout.max_failover_replication_time_lag'
  const name = 'pglookout max failover replication time lag'
  const lag = (value: bigint) => ({
    user_config: { pglookout: { max_failover_replication_time_lag: value } },
  })

  it('is shown, edited and sent with all its digits', async () => {
    const { user, api, writes, go } = await renderApp('/projects/acme-production/services')
    await api('PUT', `${SERVICE}/billing-pg`, lag(9_223_372_036_854_775_807n))
    go(overview('billing-pg', '?edit=configuration'))
    const input = await inputOf(name)
    const edit = await dialog()
    expect(input).toHaveValue('9223372036854775807')
    expect(edit.getByText('No changes')).toBeInTheDocument()

    await user.type(input, '{ArrowUp}')
    expect(edit.getByText('No changes')).toBeInTheDocument()
    await user.type(input, '{Backspace}8')
    await user.click(edit.getByText('Review changes'))
    expect(input).toHaveAccessibleDescription(/Must be between 10 and 9223372036854775807/)
    await user.type(input, '{Backspace}7')
    expect(edit.getByText('No changes')).toBeInTheDocument()
    await user.type(input, '{ArrowDown}')
    expect(input).toHaveValue('9223372036854775806')

    await user.click(edit.getByText('Review changes'))
    expect(edit.getByRole('table', { name: 'Changes' })).toHaveTextContent(
      `${key}92233720368547758079223372036854775806`,
    )
    expect(edit.getByText(/^PUT \/v1/)).toHaveTextContent(': 9223372036854775806')
    await save(user)
    expect(
      await screen.findByText(`${name}: 9223372036854775807 → 9223372036854775806`),
    ).toBeInTheDocument()
    expect(writes().map(({ body }) => body)).toEqual([lag(9_223_372_036_854_775_806n)])
    expect(screen.getByText(key).closest('tr')).toHaveTextContent('9223372036854775806')
  })
})

describe('an option that is stored in a way that cannot be typed', () => {
  it('is no change, and is not sent with others', async () => {
    const odd = {
      backup_minute: '30',
      pg: { jit: 'true' },
      ip_filter: [{ network: '10.0.0.0/8', description: null }],
    }
    const { user, sent } = await renderApp(overview('billing-pg', '?edit=configuration'), {
      answers: {
        [`${SERVICE}/billing-pg`]: ({ service }: { service: { user_config: object } }) => ({
          service: { ...service, user_config: { ...service.user_config, ...odd } },
        }),
      },
    })
    const edit = await dialog()
    expect(await inputOf('backup minute')).toHaveValue('30')
    expect(await edit.findByRole('switch', { name: 'pg jit' })).toBeChecked()
    expect(edit.getByText('No changes')).toBeInTheDocument()

    const hour = await inputOf('backup hour')
    await user.clear(hour)
    await user.type(hour, '7')
    expect(edit.getByText('1 change')).toBeInTheDocument()
    await save(user)
    await screen.findByText('backup hour: 3 → 7')
    const bodies = sent.filter(({ method }) => method === 'PUT').map(({ body }) => body)
    expect(bodies).toEqual([{ user_config: { backup_hour: 7 } }])
  })
})

describe('the focus', () => {
  it('goes back to the button when nothing is added, and the search says what it finds', async () => {
    const { user } = await renderApp(overview('orders-pg', '?edit=configuration'))
    const edit = await dialog()
    await user.click(await edit.findByText('Add configuration option'))
    await user.type(edit.getByLabelText('Search configuration options'), 'autovacuum naptime')
    await waitFor(() =>
      expect(edit.getAllByRole('status').map((status) => status.textContent)).toContain('1 choice'),
    )
    await user.keyboard(' nowhere')
    await waitFor(() => expect(edit.getByText('No option matches.')).toHaveRole('status'))
    await user.tab()
    await user.keyboard('{Enter}')
    expect(edit.getByText('Add configuration option')).toHaveFocus()
  })

  it('stays with an option that is removed and kept', async () => {
    const { user } = await renderApp(overview('orders-pg', '?edit=configuration'))
    await inputOf('backup hour')
    const edit = await dialog()
    edit.getByLabelText(`Remove ${REGIONS}`).focus()
    await user.keyboard('{Enter}')
    expect(edit.getByText(`Keep ${REGIONS}`)).toHaveFocus()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(edit.getByLabelText(REGIONS, { selector: 'input' })).toHaveFocus())
  })

  it('goes to the button that adds when an added option is dropped', async () => {
    const { user } = await renderApp(addRegion('billing-pg'))
    await inputOf(REGIONS)
    const edit = await dialog()
    edit.getByLabelText(`Remove ${REGIONS}`).focus()
    await user.keyboard('{Enter}')
    expect(edit.queryByLabelText(REGIONS)).not.toBeInTheDocument()
    expect(edit.getByText('Add configuration option')).toHaveFocus()
  })
})

describe('leaving', () => {
  it('asks first when something would be lost, and keeps it', async () => {
    const { user, search } = await renderApp(overview('billing-pg', '?edit=configuration'))
    const edit = await dialog()
    const input = await inputOf('backup hour')
    await user.clear(input)
    await user.type(input, '7')
    await user.click(edit.getByText('Cancel'))
    expect(await screen.findByText('Discard your changes?')).toBeInTheDocument()
    await user.click(screen.getByText('Keep editing'))
    expect(input).toHaveValue('7')
    expect(search()).toBe('?edit=configuration')
    await user.click(edit.getByText('Cancel'))
    await user.click(await screen.findByText('Discard changes'))
    expect(await screen.findByText('Change')).toBeInTheDocument()
    expect(search()).toBe('')
    expect(screen.queryByText('Edit advanced configuration')).not.toBeInTheDocument()
  })

  it('asks nothing when nothing was changed', async () => {
    const { user, search } = await renderApp(overview('billing-pg', '?edit=configuration'))
    const edit = await dialog()
    await inputOf('backup hour')
    await user.click(edit.getByLabelText('Close'))
    expect(screen.queryByText('Edit advanced configuration')).not.toBeInTheDocument()
    expect(search()).toBe('')
  })

  it('is not needed when the session ends: signing in comes on top', async () => {
    const { user, endSession } = await renderApp(overview('billing-pg', '?edit=configuration'))
    const input = await inputOf('backup hour')
    await user.clear(input)
    await user.type(input, '7')
    endSession()
    await save(user)
    expect(await screen.findByText('Sign in again')).toBeInTheDocument()
    await user.click(screen.getByText('Continue as Ada Admin'))
    await save(user)
    expect(await screen.findByText('backup hour: 3 → 7')).toBeInTheDocument()
  })
})

it('cannot be opened by a user whose role is read-only, and the button says why', async () => {
  await renderApp(overview('billing-pg'), { as: 'sandbox-read-only' })
  const change = await screen.findByText('Change')
  await waitFor(() => expect(change).toHaveAttribute('aria-disabled', 'true'))
  expect(change).toHaveAccessibleDescription('Your role in acme-production is read-only')
  expect(screen.queryByText('Add secondary backup location')).not.toBeInTheDocument()
})
