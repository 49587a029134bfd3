// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { renderApp } from '~/test/render-app'
import { savesData } from '~/ui/saves-data'

const seen = vi.hoisted(() => [] as string[])

vi.mock(import('~/configuration'), async (load) => {
  seen.push('the code of the dialog')
  return load()
})

afterEach(() => {
  Reflect.deleteProperty(navigator, 'connection')
})

it('the code of the dialog is loaded once the list is there, never before', async () => {
  const list = '/v1/project/acme-production/service'
  await renderApp('/projects/acme-production/services', {
    answers: {
      [list]: (answer: unknown) => {
        seen.push('the list')
        return answer
      },
    },
  })
  expect(await screen.findByText('billing-pg')).toBeInTheDocument()
  await waitFor(() => expect(seen).toContain('the code of the dialog'))
  expect(seen[0]).toBe('the list')
})

it.each([
  [{ saveData: true }, true],
  [{ saveData: false }, false],
  [undefined, false],
])('a connection that tells %j saves data: %s', (connection, expected) => {
  Object.defineProperty(navigator, 'connection', { value: connection, configurable: true })
  expect(savesData()).toBe(expected)
})
