// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { tolerateForeignChanges } from './foreign-changes'

// oxlint-disable-next-line typescript/unbound-method
const { insertBefore, removeChild } = Node.prototype
beforeEach(tolerateForeignChanges)
afterEach(() => {
  cleanup()
  Object.assign(Node.prototype, { insertBefore, removeChild })
  Reflect.deleteProperty(Text.prototype, 'nodeValue')
})

/** With all that the check of bare texts forbids, as a component of someone else may have it. */
function Example() {
  const [count, setCount] = useState(0)
  return (
    <div>
      {count % 2 === 1 && <b>odd</b>}
      pressed {count} times
      {count % 2 === 0 && ', even'}
      <input aria-label="Name" />
      <button type="button" onClick={() => setCount(count + 1)}>
        Press
      </button>
    </div>
  )
}

it.each([
  ['wraps', (text: Text, font: HTMLElement) => (text.replaceWith(font), font.append(text))],
  [
    'replaces',
    (text: Text, font: HTMLElement) => (
      font.append(text.data.toUpperCase()),
      text.replaceWith(font)
    ),
  ],
])('a translator that %s texts does no harm', async (_, translate) => {
  const { container } = render(<Example />)
  const texts = Array.from(container.firstElementChild?.childNodes ?? []).filter(
    (node) => node instanceof Text,
  )
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'typed' } })
  await act(async () => {
    for (const text of texts) translate(text, document.createElement('font'))
  })
  const shown = () => container.textContent.toLowerCase()
  expect(shown()).toBe('pressed 0 times, evenpress')
  for (const words of ['oddpressed 1 timespress', 'pressed 2 times, evenpress']) {
    fireEvent.click(screen.getByRole('button'))
    expect(shown()).toBe(words)
  }
  expect(screen.getByLabelText('Name')).toHaveValue('typed')
})
