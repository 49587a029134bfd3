// @vitest-environment jsdom
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import '~/test/dom'
import { TextField } from '~/ui/Field'
import { useCheckedForm } from './use-checked-form'
import { useFormValues } from './use-form-values'

afterEach(cleanup)

interface Entered {
  name: string
  plan: string
}

type Send = (sent: Entered) => Promise<'name' | undefined> | undefined

interface FormProps {
  opensWith?: Entered
  taken?: string
  onSend?: Send
}

function Form({ opensWith = { name: '', plan: '' }, taken = '', onSend }: FormProps) {
  const entered = useFormValues(() => opensWith)
  const schema = z.object({
    name: z.string().check(
      z.trim(),
      z.minLength(1, 'Enter a name'),
      z.refine((name) => name !== taken, 'This name is taken'),
    ),
    plan: z.string().check(z.minLength(1, 'Choose a plan')),
  })
  const form = useCheckedForm<Entered, 'name' | 'plan'>(entered, {
    schema,
    fields: ['name', 'plan'],
  })
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit((sent) => onSend?.(sent))
      }}
    >
      <TextField label="Name" {...form.text('name')} />
      <TextField label="Plan" {...form.text('plan')} />
      <p>{form.dirty ? 'Changed' : 'As it was'}</p>
      <button type="submit">Send</button>
      <button type="button" onClick={form.reset}>
        Begin anew
      </button>
    </form>
  )
}

function open(props: FormProps = {}) {
  const { rerender } = render(<Form {...props} />)
  return {
    user: userEvent.setup(),
    name: screen.getByLabelText('Name'),
    plan: screen.getByLabelText('Plan'),
    send: screen.getByRole('button', { name: 'Send' }),
    change: (next: FormProps) => rerender(<Form {...next} />),
  }
}

describe('a problem is told', () => {
  it('not while somebody types, but once the field is left, and goes when it is solved', async () => {
    const { user, name } = open({ taken: 'orders' })
    await user.type(name, 'orders')
    expect(name).toBeValid()
    await user.tab()
    expect(name).toHaveAccessibleDescription('This name is taken')
    await user.type(name, '-2')
    expect(name).toBeValid()
  })

  it('not of a field that was only passed through', async () => {
    const { user, name } = open()
    await user.click(name)
    await user.tab()
    expect(name).toBeValid()
  })

  it('of all fields once sending was tried, and the first of them gets the focus', async () => {
    const onSend = vi.fn<Send>()
    const { user, name, plan, send } = open({ onSend })
    await user.click(send)
    expect(name).toHaveAccessibleDescription('Enter a name')
    expect(plan).toHaveAccessibleDescription('Choose a plan')
    await waitFor(() => expect(name).toHaveFocus())
    await user.type(name, 'orders')
    await user.click(send)
    await waitFor(() => expect(plan).toHaveFocus())
    expect(onSend).not.toHaveBeenCalled()
  })

  it('as it is now: what the form is judged by may change while it is open', async () => {
    const { user, name, change } = open()
    await user.type(name, 'orders')
    await user.tab()
    expect(name).toBeValid()
    change({ taken: 'orders' })
    expect(name).toHaveAccessibleDescription('This name is taken')
  })
})

it('a poll behind the form overwrites nothing', async () => {
  const { user, name, plan, change } = open({ opensWith: { name: 'orders', plan: 'business-4' } })
  await user.type(name, '-2')
  change({ opensWith: { name: 'billing', plan: 'startup-4' } })
  expect(name).toHaveValue('orders-2')
  expect(plan).toHaveValue('business-4')
})

it('what was changed and changed back is as it was', async () => {
  const { user, name } = open({ opensWith: { name: 'orders', plan: 'business-4' } })
  await user.type(name, '2')
  expect(screen.getByText('Changed')).toBeInTheDocument()
  await user.type(name, '{Backspace}')
  expect(screen.getByText('As it was')).toBeInTheDocument()
})

describe('sending', () => {
  it('hands over what the schema makes of it, once, until that is done', async () => {
    let finish = () => {}
    const onSend = vi.fn<Send>(
      () =>
        new Promise<undefined>((resolve) => {
          finish = () => resolve(undefined)
        }),
    )
    const { user, name, plan, send } = open({ onSend })
    await user.type(name, ' orders ')
    await user.type(plan, 'business-4')
    await user.dblClick(send)
    expect(onSend.mock.calls).toEqual([[{ name: 'orders', plan: 'business-4' }]])
    finish()
    await waitFor(async () => {
      await user.click(send)
      expect(onSend).toHaveBeenCalledTimes(2)
    })
  })

  it('brings the focus to a field that turned out wrong', async () => {
    const { user, name, plan, send } = open({ onSend: async () => 'name' as const })
    await user.type(name, 'orders')
    await user.type(plan, 'business-4')
    await user.click(send)
    await waitFor(() => expect(name).toHaveFocus())
    expect(name).toHaveValue('orders')
  })

  it('that went well can be followed by a new beginning', async () => {
    const { user, name, send } = open()
    await user.type(name, 'orders')
    await user.click(send)
    await user.click(screen.getByRole('button', { name: 'Begin anew' }))
    expect(name).toHaveValue('')
    expect(name).toBeValid()
  })
})
