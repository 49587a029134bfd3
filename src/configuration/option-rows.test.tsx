// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { makeOptions } from '~/test/options'
import { renderApp } from '~/test/render-app'

const SERVICE = '/v1/project/acme-production/service/search-os'
const PAGE = '/projects/acme-production/services/search-os/overview?edit=configuration'

/** More than are drawn at once. */
const many = makeOptions('opensearch')
  .filter(({ field, path }) => field.kind === 'number' && path.length <= 2)
  .slice(-32)
const last = many.at(-1)

/** The sandbox's own answer, with all of them set. */
function setAll(answer: { service: object }) {
  const config: Record<string, unknown> = {}
  for (const { path, field } of many) {
    const value = field.kind === 'number' ? Number(field.min ?? 1) : undefined
    const [group = '', key] = path
    config[group] =
      key === undefined ? value : { ...(config[group] as object | undefined), [key]: value }
  }
  return { service: { ...answer.service, user_config: config } }
}

const rows = () =>
  [...document.querySelectorAll<HTMLElement>('dialog [data-field]')].map(
    (row) => row.dataset['field'],
  )

async function openAll(refusal?: object) {
  const app = await renderApp(PAGE, {
    answers: { [SERVICE]: setAll },
    intercept: (method) =>
      method === 'PUT' && refusal ? Response.json(refusal, { status: 400 }) : undefined,
  })
  await screen.findByText('Review changes')
  return app
}

/** The input in the row of the last option. */
async function lastInput() {
  await waitFor(() => expect(rows()).toContain(last?.key))
  return screen.getByLabelText(last?.name ?? '', { selector: 'input' })
}

it('all options of a service are drawn, from the first on and in their order', async () => {
  await openAll()
  const first = rows()
  const keys = many.map(({ key }) => key)
  expect(first).toEqual(keys.slice(0, first.length))
  await waitFor(() => expect(rows()).toEqual(keys))
})

it('a problem far down is in sight and has the focus when the options come back', async () => {
  const message = `Invalid 'user_config': Invalid input for ${last?.key}: too few`
  const { user } = await openAll({ message, errors: [{ message, status: 400 }] })
  const input = await lastInput()
  await user.clear(input)
  await user.type(input, '7')
  await user.click(screen.getByText('Review changes'))
  await user.click(await screen.findByText('Save advanced configuration'))
  await waitFor(async () => expect(await lastInput()).toHaveFocus())
  expect(await lastInput()).toHaveValue('7')
  expect(await lastInput()).toHaveAccessibleDescription(/too few/)
})

it('an option that is added while the others are drawn comes first, and none is missing', async () => {
  const { user } = await openAll()
  await lastInput()
  await user.click(screen.getByText('Add configuration option'))
  await user.click(within(screen.getByRole('listbox', { hidden: true })).getByText('ip_filter'))
  await waitFor(() => expect(rows()).toHaveLength(many.length + 1))
  expect(rows()[0]).toBe('ip_filter')
})
