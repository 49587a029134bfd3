// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { renderApp } from './render-app'

/* Another tab signs in as someone else while a form is open here. */

type App = Awaited<ReturnType<typeof renderApp>>

const PAGES = '/projects/acme-production/services'
const OTTO = 'otto@acme.example'
const UNCHANGED = 'nothing was changed, and what you typed is kept'

/** Whatever holds this button: a dialog, or the page. */
async function around(button: string | RegExp) {
  const found = await screen.findByText(button, { selector: 'button' })
  return within(found.closest<HTMLElement>('dialog, main') ?? found)
}

async function changeHour({ user }: App) {
  const edit = await around('Review changes')
  const hour = await edit.findByLabelText(/backup hour/, { selector: 'input' })
  fireEvent.change(hour, { target: { value: '7' } })
  await user.click(edit.getByText('Review changes'))
}

const FORMS = [
  {
    what: 'the configuration',
    page: `${PAGES}/orders-pg/overview?edit=configuration`,
    enter: changeHour,
    send: 'Save advanced configuration',
    refusal: 'Not saved',
    body: { user_config: { backup_hour: 7 } },
  },
  {
    what: 'the settings of the backups',
    page: `${PAGES}/orders-pg/backups?dialog=backup-settings`,
    enter: changeHour,
    send: 'Save configuration',
    refusal: 'Not saved',
    body: { user_config: { backup_hour: 7 } },
  },
  {
    what: 'the objective',
    page: `${PAGES}/orders-pg/backups?edit=objective`,
    enter: async ({ user }: App) => {
      const edit = await around('Review changes')
      fireEvent.change(edit.getByLabelText('Hours'), { target: { value: '9' } })
      await user.click(edit.getByText('Review changes'))
    },
    send: 'Save RPO',
    refusal: 'The RPO was not saved',
    body: { tags: { offsite_rpo: '9h' } },
  },
  {
    what: 'a fork',
    page: `${PAGES}/orders-pg/backups?dialog=fork`,
    enter: async () => {
      const fork = await around('Create fork')
      fireEvent.change(fork.getByLabelText('Name'), { target: { value: 'typed-by-me' } })
    },
    send: 'Create fork',
    refusal: 'The fork was not created',
    body: { service_name: 'typed-by-me' },
  },
  {
    what: 'a new service',
    page: '/projects/acme-production/create-service?type=pg&cloud=aws-eu-central-1&plan=startup-4',
    enter: async () => {
      const form = await around('Create service')
      const name = await form.findByLabelText('Service name', { selector: 'input' })
      fireEvent.change(name, { target: { value: 'typed-by-me' } })
    },
    send: 'Create service',
    refusal: 'The service was not created',
    body: { service_name: 'typed-by-me' },
  },
  {
    what: 'many services',
    page: '/coverage?q=billing-pg',
    enter: async ({ user }: App) => {
      await user.click(await screen.findByRole('checkbox', { name: /^Select all/ }))
      await user.click(screen.getByText('Add secondary backup location', { selector: 'button' }))
    },
    send: 'Add to 1 service',
    again: 'Continue',
    unchanged: 'services that are not set yet were not changed',
    refusal: 'Paused',
    body: { user_config: { additional_backup_regions: [expect.any(String)] } },
  },
] as const

describe.each(FORMS)('$what', ({ page, enter, send, refusal, body, ...form }) => {
  it('goes on from where it is as who has signed in, with what was typed', async () => {
    const app = await renderApp(page)
    const { user, writes, signInElsewhere } = app
    await enter(app)
    const place = await around(send)
    await signInElsewhere('sandbox-operator')
    await user.click(place.getByText(send, { selector: 'button' }))

    const words = await place.findByText(
      `${OTTO} has signed in in another tab: ${'unchanged' in form ? form.unchanged : UNCHANGED}.`,
    )
    const notice = within(words.closest<HTMLElement>('[role=status]') ?? words)
    expect(notice.getByText(refusal)).toBeInTheDocument()
    expect(screen.queryByText(/Could not confirm/)).toBeNull()
    const refused = writes().length

    await user.click(notice.getByRole('button', { name: `Continue as ${OTTO}`, hidden: true }))
    expect(place.queryByText(/has signed in in another tab/)).toBeNull()
    await user.click(place.getByText('again' in form ? form.again : send, { selector: 'button' }))
    await waitFor(() => expect(writes()).toHaveLength(refused + 1))
    expect(writes().at(-1)).toMatchObject({ body })
    await waitFor(() => expect(screen.queryByText(send, { selector: 'button' })).toBeNull())
  })
})
