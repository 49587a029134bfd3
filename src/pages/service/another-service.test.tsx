// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { renderApp } from '~/test/render-app'

/* From one service straight to another, which the console has read before: nothing comes along. */

const PROJECT = '/v1/project/acme-production'
const at = (service: string, rest: string) =>
  `/projects/acme-production/services/${service}/${rest}`

type App = Awaited<ReturnType<typeof renderApp>>

const heading = (name: string) => screen.findByRole('heading', { level: 1, name })

async function createFork({ api }: App, name: string, tags = {}) {
  await api('POST', `${PROJECT}/service`, {
    service_name: name,
    service_type: 'pg',
    plan: 'business-8',
    cloud: 'aws-eu-west-1',
    user_config: { service_to_fork_from: 'orders-pg' },
    tags,
  })
}

/** A fork's overview, which reads its source as well, to say where it was made from. */
async function openFork(search = '') {
  const app = await renderApp('/nowhere')
  await createFork(app, 'orders-pg-fork')
  app.go(at('orders-pg-fork', `overview${search}`))
  const lineage = within(await screen.findByRole('region', { name: 'Lineage' }))
  await lineage.findByText(/the copies of orders-pg are there/)
  return { ...app, source: lineage.getByRole('link', { name: 'orders-pg', hidden: true }) }
}

async function changeHour({ user }: App, save: string) {
  const input = await screen.findByRole('textbox', { name: 'backup hour' })
  fireEvent.change(input, { target: { value: '7' } })
  await user.click(screen.getByRole('button', { name: 'Review changes' }))
  await user.click(await screen.findByRole('button', { name: save }))
}

describe('from one service to another', () => {
  it('its secrets stay behind', async () => {
    const { user, source } = await openFork()
    await user.click(screen.getByRole('button', { name: 'Show secrets' }))
    expect(await screen.findByText(/^postgres:\/\/avnadmin:AVNS_/)).toBeInTheDocument()
    await user.click(source)
    await heading('orders-pg')
    expect(document.body).not.toHaveTextContent('AVNS_')
    expect(screen.getByRole('button', { name: 'Show secrets' })).toBeInTheDocument()
  })

  it('what was saved in its configuration stays behind', async () => {
    const app = await openFork('?edit=configuration&option=backup_hour')
    await changeHour(app, 'Save advanced configuration')
    expect(await screen.findByText('Advanced configuration saved')).toBeInTheDocument()
    await app.user.click(app.source)
    await heading('orders-pg')
    expect(screen.queryByText('Advanced configuration saved')).not.toBeInTheDocument()
  })

  it('what was saved in its backup settings stays behind', async () => {
    const app = await renderApp(at('billing-pg', 'backups'))
    await screen.findByRole('table', { name: 'Backups' })
    app.go(at('orders-pg', 'backups?dialog=backup-settings'))
    await changeHour(app, 'Save configuration')
    expect(await screen.findByText('Backup settings saved')).toBeInTheDocument()
    app.go(at('billing-pg', 'backups'))
    await heading('billing-pg')
    expect(screen.queryByText('Backup settings saved')).not.toBeInTheDocument()
  })

  it('a copy that was awaited there has not arrived here', async () => {
    const app = await renderApp(at('orders-pg', 'overview'))
    expect(await screen.findByText('Protected')).toBeInTheDocument()
    await app.api('PUT', `${PROJECT}/service/billing-pg`, {
      user_config: { additional_backup_regions: ['aws-eu-west-1'] },
    })
    app.go(at('billing-pg', 'overview'))
    expect(await screen.findByText('Waiting for first copy')).toBeInTheDocument()
    app.go(at('orders-pg', 'overview'))
    expect(await screen.findByText('Protected')).toBeInTheDocument()
    expect(document.title).toBe('Overview · orders-pg · Offsite')
  })

  it('each restore drill gets its own times', async () => {
    const app = await renderApp('/nowhere')
    for (const name of ['first-drill', 'second-drill']) {
      await createFork(app, name, {
        offsite_drill: name,
        offsite_drill_source: 'orders-pg',
        offsite_drill_location: 'secondary',
      })
    }
    const noted = () => app.writes().map(({ path, body }) => [path, Object.keys(tagsIn(body))])
    // Both are read while they are restored, and the first one alone is watched until it runs.
    app.go(at('second-drill', 'drill'))
    await heading('second-drill')
    await screen.findByText(/for \d+ s so far/)
    app.go(at('first-drill', 'drill'))
    await heading('first-drill')
    await screen.findByText(/for \d+ s so far/)
    await app.api('POST', '/sandbox/clock', { advance: 'PT10M' })
    await app.user.click(screen.getByRole('button', { name: /Refresh/ }))
    const both = ['offsite_drill_not_running', 'offsite_drill_running']
    const first = [`${PROJECT}/service/first-drill/tags`, both]
    await waitFor(() => expect(noted()).toEqual([first]))

    app.go(at('second-drill', 'drill'))
    await heading('second-drill')
    await app.user.click(await screen.findByRole('button', { name: /Refresh/ }))
    const second = [`${PROJECT}/service/second-drill/tags`, expect.any(Array)]
    await waitFor(() => expect(noted()).toEqual([first, second]))
  })
})

function tagsIn(body: unknown): object {
  return (body as { tags: object }).tags
}

it('a tab of the same service keeps what all its tabs share', async () => {
  const { user } = await renderApp(at('orders-pg', 'overview'))
  const name = await heading('orders-pg')
  await user.click(screen.getByRole('link', { name: 'Backups' }))
  await screen.findByRole('table', { name: 'Backups' })
  expect(name).toBeInTheDocument()
})
