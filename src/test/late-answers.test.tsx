// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { renderApp } from './render-app'
import { exampleService } from './services'

/* A form is left while Aiven has not answered: what comes then moves nobody, loses nothing, and is told. */

const PAGES = '/projects/acme-production/services'

async function dialogWith(text: string | RegExp) {
  const shown = await screen.findByText(text)
  return within(shown.closest('dialog') ?? shown)
}

async function changeHour(user: UserEvent) {
  const edit = await dialogWith('Review changes')
  const input = await edit.findByLabelText('backup hour', { selector: 'input' })
  fireEvent.change(input, { target: { value: '7' } })
  await user.click(edit.getByText('Review changes'))
}

interface Form {
  what: string
  page: string
  /** Goes as far as to the review. */
  enter: (user: UserEvent) => Promise<void>
  send: string
  method: string
  subject: string
}

const CONFIGURATION: Form = {
  what: 'the advanced configuration',
  page: `${PAGES}/orders-pg/overview?edit=configuration&option=backup_hour`,
  enter: changeHour,
  send: 'Save advanced configuration',
  method: 'PUT',
  subject: 'The configuration of orders-pg',
}

const FORMS: Form[] = [
  CONFIGURATION,
  {
    what: 'the settings of the backups',
    page: `${PAGES}/orders-pg/backups?dialog=backup-settings`,
    enter: changeHour,
    send: 'Save configuration',
    method: 'PUT',
    subject: 'The configuration of orders-pg',
  },
  {
    what: 'the objective',
    page: `${PAGES}/orders-pg/backups?edit=objective`,
    enter: async (user) => {
      const edit = await dialogWith('Review changes')
      fireEvent.change(edit.getByLabelText('Hours'), { target: { value: '9' } })
      await user.click(edit.getByText('Review changes'))
    },
    send: 'Save RPO',
    method: 'PATCH',
    subject: 'The RPO of orders-pg',
  },
]

/** Sends a form, to an API that answers when the test says so. */
async function sendAndHold({ page, enter, send, method }: Form, answerWith?: () => Response) {
  let answer = () => {}
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  const app = await renderApp(page, {
    intercept: async (sent) => {
      if (sent !== method) return undefined
      await held
      return answerWith?.()
    },
  })
  await enter(app.user)
  await app.user.click(await screen.findByText(send))
  await waitFor(() => expect(app.writes()).toHaveLength(1))
  return { ...app, answer }
}

const refuse = () => Response.json({ message: 'Out of order' }, { status: 400 })

/** Leaves the form while it is sent, and types into another one. */
async function leaveWhileSending(form: Form, answerWith?: () => Response) {
  const app = await sendAndHold(form, answerWith)
  const { user, open } = app
  const review = await dialogWith(form.send)
  await user.click(review.getByLabelText('Close'))
  expect(screen.queryByText(/Nothing (has been|is) sent/)).not.toBeInTheDocument()
  const leave = screen.queryByText('Leave')
  if (leave) await user.click(leave)
  await waitFor(() => expect(screen.queryByText(form.send)).not.toBeInTheDocument())

  await open(`${PAGES}/billing-pg/backups?dialog=fork`)
  const fork = within(await screen.findByRole('dialog', { name: 'New database fork' }))
  fireEvent.change(fork.getByLabelText('Name'), { target: { value: 'typed-elsewhere' } })
  const notices = within(screen.getByRole('status', { name: 'Notices', hidden: true }))
  return { ...app, fork, notices }
}

describe.each(FORMS)('$what', (form) => {
  it('cannot be edited while it is sent: what is typed then would be lost', async () => {
    const { user, answer } = await sendAndHold(form, refuse)
    const back = screen.getByRole('button', { name: 'Back to editing' })
    await user.click(back)
    expect(back).toHaveAccessibleDescription('Wait for the save to finish')
    expect(screen.getByRole('button', { name: form.send })).toBeInTheDocument()
    answer()
    await screen.findByText(/Out of order/)
    await user.click(await screen.findByRole('button', { name: 'Back to editing' }))
    expect(await screen.findByRole('button', { name: 'Review changes' })).toBeInTheDocument()
  })

  it.each([
    ['a yes', undefined, 'was saved'],
    ['a no', refuse, 'was not saved'],
  ])('answered late, by %s: is told where the person is by then', async (_, answerWith, words) => {
    const { fork, answer, search, notices } = await leaveWhileSending(form, answerWith)
    answer()
    expect(await notices.findByText(`${form.subject} ${words}`)).toBeInTheDocument()
    expect(fork.getByLabelText('Name')).toHaveValue('typed-elsewhere')
    expect(search()).toBe('?dialog=fork')
  })
})

it('a change that the late answer does not show is not called saved', async () => {
  const unchanged = exampleService({ service_name: 'orders-pg' })
  const { answer, notices } = await leaveWhileSending(CONFIGURATION, () =>
    Response.json({ service: unchanged }),
  )
  answer()
  expect(await notices.findByText('Accepted, but not every change is visible')).toBeVisible()
  expect(notices.getByText(/the service does not report it yet/)).toBeInTheDocument()
  expect(notices.getByRole('link', { name: 'Open orders-pg', hidden: true })).toBeInTheDocument()
  expect(notices.queryByText(/was saved/)).not.toBeInTheDocument()
})
