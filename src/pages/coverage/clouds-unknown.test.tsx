// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderApp } from '~/test/render-app'

const FAILED = 'The list of clouds could not be loaded'

const findOption = (name: RegExp) => screen.findByRole('option', { name })

it('says that distances are unknown where the list of clouds could not be loaded', async () => {
  let broken = true
  const { user } = await renderApp('/coverage', {
    intercept: (_, path) =>
      broken && path === '/v1/clouds'
        ? Response.json({ message: 'Out of order' }, { status: 500 })
        : undefined,
  })
  const notice = await screen.findByRole('alert')
  expect(notice).toHaveTextContent(FAILED)
  expect(notice).toHaveTextContent('Distances and places are unknown until then')
  expect(await findOption(/^Copy too close \(unknown\)$/)).toBeInTheDocument()
  expect(await findOption(/^Any warning \(at least \d+\)$/)).toBeInTheDocument()
  const table = screen.getByRole('menuitem', { name: 'Table (CSV)', hidden: true })
  expect(table).toHaveAccessibleDescription(FAILED)

  broken = false
  await user.click(within(notice).getByRole('button', { name: 'Retry' }))
  expect(await findOption(/^Copy too close \(\d+\)$/)).toBeInTheDocument()
  expect(screen.queryByRole('alert')).not.toBeInTheDocument()
})

it('counts no distance while the list of clouds is loading', async () => {
  let answer: (() => void) | undefined
  const held = new Promise<undefined>((resolve) => {
    answer = () => resolve(undefined)
  })
  await renderApp('/coverage', {
    intercept: (_, path) => (path === '/v1/clouds' ? held : undefined),
  })
  expect(await findOption(/^Copy too close \(unknown\)$/)).toBeInTheDocument()
  expect(screen.queryByRole('alert')).not.toBeInTheDocument()
  answer?.()
  expect(await findOption(/^Copy too close \(\d+\)$/)).toBeInTheDocument()
})
