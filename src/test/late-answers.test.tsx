// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { renderApp } from './render-app'

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

const FORMS: Form[] = [
  {
    what: 'the advanced configuration',
    page: `${PAGES}/orders-pg/overview?edit=configuration&option=backup_hour`,
    enter: changeHour,
    send: 'Save advanced configuration',
    method: 'PUT',
    subject: 'The configuration of orders-pg',
  },
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

describe.each(FORMS)('$what', ({ page, enter, send, method, subject }) => {
  /** Sends, to an API that answers when the test says so. */
  async function sendAndHold(refusal?: string) {
    let answer = () => {}
    const held = new Promise<void>((resolve) => {
      answer = resolve
    })
    const app = await renderApp(page, {
      intercept: async (sent) => {
        if (sent !== method) return undefined
        await held
        return refusal === undefined
          ? undefined
          : Response.json({ message: refusal }, { status: 400 })
      },
    })
    await enter(app.user)
    await app.user.click(await screen.findByText(send))
    await waitFor(() => expect(app.writes()).toHaveLength(1))
    return { ...app, answer }
  }

  async function leaveWhileSending(refusal?: string) {
    const app = await sendAndHold(refusal)
    const { user, open } = app
    const review = await dialogWith(send)
    await user.click(review.getByLabelText('Close'))
    expect(screen.queryByText(/Nothing (has been|is) sent/)).not.toBeInTheDocument()
    const leave = screen.queryByText('Leave')
    if (leave) await user.click(leave)
    await waitFor(() => expect(screen.queryByText(send)).not.toBeInTheDocument())

    await open(`${PAGES}/billing-pg/backups?dialog=fork`)
    const fork = within(await screen.findByRole('dialog', { name: 'New database fork' }))
    fireEvent.change(fork.getByLabelText('Name'), { target: { value: 'typed-elsewhere' } })
    return { ...app, fork }
  }

  it('cannot be edited while it is sent: what is typed then would be lost', async () => {
    const { user, answer } = await sendAndHold('Out of order')
    const back = screen.getByRole('button', { name: 'Back to editing' })
    await user.click(back)
    expect(back).toHaveAccessibleDescription('Wait for the save to finish')
    expect(screen.getByRole('button', { name: send })).toBeInTheDocument()
    answer()
    await screen.findByText(/Out of order/)
    await user.click(await screen.findByRole('button', { name: 'Back to editing' }))
    expect(await screen.findByRole('button', { name: 'Review changes' })).toBeInTheDocument()
  })

  it.each([
    [undefined, 'was saved'],
    ['Out of order', 'was not saved'],
  ])('answered late, by %s: is told where the person is by then', async (refusal, words) => {
    const { fork, answer, search } = await leaveWhileSending(refusal)
    answer()
    const notices = within(screen.getByRole('status', { name: 'Notices', hidden: true }))
    expect(await notices.findByText(`${subject} ${words}`)).toBeInTheDocument()
    expect(fork.getByLabelText('Name')).toHaveValue('typed-elsewhere')
    expect(search()).toBe('?dialog=fork')
  })
})
