// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import '~/test/dom'
import { TextField } from './Field'
import { ListPicker } from './ListPicker'
import { UserText } from './UserText'

function Name() {
  const [name, setName] = useState('')
  return (
    <TextField label="Name" word value={name} onChange={({ target }) => setName(target.value)} />
  )
}

function Region() {
  const [text, setText] = useState('')
  const rest = { listLabel: 'Regions', groups: [], empty: 'None', onPick: setText }
  return <ListPicker label="Region" text={text} onTextChange={setText} {...rest} />
}

it('takes off what a paste brings along into a name', async () => {
  render(<Name />)
  const user = userEvent.setup()
  await user.click(screen.getByLabelText('Name'))
  await user.paste('\u00A0orders\u200B-pg\n')
  expect(screen.getByLabelText('Name')).toHaveValue('orders-pg')
  // What is typed is told to be wrong, and not taken away.
  await user.keyboard(' x')
  expect(screen.getByLabelText('Name')).toHaveValue('orders-pg x')
})

it('takes it off what is searched for too, but for the blanks between words', async () => {
  render(<Region />)
  const user = userEvent.setup()
  await user.click(screen.getByLabelText('Region'))
  await user.paste('\uFEFF frankfurt \u00A0 aws\t')
  expect(screen.getByLabelText('Region')).toHaveValue('frankfurt aws')
})

it('sets text of others apart, and shows what turns it around', () => {
  render(
    <p>
      <UserText text={'billing\u202Egp-'} />
    </p>,
  )
  expect(screen.getByText('billing⟨U+202E⟩gp-').localName).toBe('bdi')
})
