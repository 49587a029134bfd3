// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { renderApp } from '~/test/render-app'

const at = (service: string, tab: string) => `/projects/acme-production/services/${service}/${tab}`

/** A part of the page, by its heading. */
async function section(title: string) {
  const heading = await screen.findByText(title, { selector: 'h3' })
  return within(heading.closest('section') ?? heading)
}

/** What the page says of a fact, such as “Host”. */
function fact(name: string): HTMLElement {
  const value = screen.getByText(name, { selector: 'dt' }).nextElementSibling
  if (!(value instanceof HTMLElement)) throw new Error(`${name} has no value`)
  return value
}

describe('the overview', () => {
  it('tells what the service is, and its secrets only when asked', async () => {
    const { user, sent } = await renderApp(at('orders-pg', 'overview'))
    const backup = await section('Secondary backup location')
    expect(backup.getByText('Protected')).toBeInTheDocument()
    expect(backup.getByText(/within the RPO of 1 day 2 h \(assumed/)).toBeInTheDocument()

    const configuration = await section('Advanced configuration')
    const row = (await configuration.findByText('additional_backup_regions')).closest('tr')
    expect(row).toHaveTextContent(/^additional backup regions.*aws-eu-west-1/)
    expect(configuration.getByText('pg.max_connections').closest('tr')).toHaveTextContent('400')

    const nodes = await section('Nodes')
    expect(nodes.getAllByText('running')).toHaveLength(2)
    expect(nodes.getByRole('columnheader', { name: 'Role' })).toBeInTheDocument()
    expect(fact('Plan')).toHaveTextContent(/^business-8 · 2 nodes/)
    expect(fact('Termination protection')).toHaveTextContent('Enabled')
    expect(fact('Maintenance window')).toHaveTextContent(/^Wednesday \d\d:\d\d:\d\d UTC/)
    expect(fact('Tags')).toHaveTextContent('team: orders')

    expect(fact('Host')).toHaveTextContent(/^orders-pg/)
    expect(document.body).not.toHaveTextContent(/AVNS_|<redacted>/)
    expect(sent.some(({ path }) => path.includes('include_secrets'))).toBe(false)
    await user.click(screen.getByText('Show secrets'))
    expect(await screen.findByText(/^AVNS_/)).toBeInTheDocument()
    expect(fact('Service URI')).toHaveTextContent(/^postgres:\/\/avnadmin:AVNS_/)
    await user.click(screen.getByText('Hide secrets'))
    expect(await screen.findByText('Show secrets')).toBeInTheDocument()
    expect(document.body).not.toHaveTextContent('AVNS_')
  })

  it('says where a role may not see the secrets', async () => {
    const { user } = await renderApp(at('orders-pg', 'overview'), { as: 'sandbox-read-only' })
    await user.click(await screen.findByText('Show secrets'))
    const problem = await screen.findByRole('alert')
    expect(problem).toHaveTextContent(/could not be loaded.*You don't have permission/)
  })

  it('says which secrets are not provided', async () => {
    const path = '/v1/project/acme-production/service/orders-pg?include_secrets=true'
    const hide = (answer: unknown): unknown =>
      JSON.parse(JSON.stringify(answer).replaceAll(/AVNS_\w+/g, '<redacted>'))
    const { user } = await renderApp(at('orders-pg', 'overview'), { answers: { [path]: hide } })
    await user.click(await screen.findByText('Show secrets'))
    expect(await screen.findAllByText('Your role cannot view it')).toHaveLength(2)
    expect(document.body).not.toHaveTextContent('<redacted>')
  })

  it('shows how far the nodes of a rebuild are', async () => {
    await renderApp(at('reports-pg', 'overview'))
    const nodes = await section('Nodes')
    expect(nodes.getAllByText(/^Restoring the base backup: \d+ %$/)).toHaveLength(2)
    expect(nodes.getAllByText('running')).toHaveLength(2)
    const [bar] = nodes.getAllByRole('progressbar')
    expect(bar).toHaveAttribute('value', expect.stringMatching(/^\d+$/))
    expect(screen.getByText('Rebuilding')).toBeInTheDocument()
  })

  it('has no column for roles where no node has one', async () => {
    await renderApp(at('events-kafka', 'overview'))
    const nodes = await section('Nodes')
    expect(nodes.getAllByText('running')).toHaveLength(3)
    expect(nodes.queryByRole('columnheader', { name: 'Role' })).not.toBeInTheDocument()
  })

  it('says that there is no such service', async () => {
    await renderApp(at('nothing-pg', 'overview'))
    expect(
      await screen.findByText('There is no service nothing-pg in acme-production'),
    ).toBeInTheDocument()
    expect(screen.getByText(/Service nothing-pg does not exist/)).toBeInTheDocument()
    expect(screen.queryByText('Advanced configuration')).not.toBeInTheDocument()
  })

  it('stays usable where the options cannot be read, and asks again', async () => {
    const { user, fault, clearFaults } = await renderApp('/projects/acme-production/services')
    await fault({ path: '/service-types/', malformed: true })
    await user.click(await screen.findByText('billing-pg'))
    const configuration = await section('Advanced configuration')
    expect(
      await configuration.findByText(/that Offsite cannot read, so they are not shown/),
    ).toBeInTheDocument()
    expect(fact('Plan')).toHaveTextContent('business-4')
    await clearFaults()
    await user.click(configuration.getByText('Retry'))
    expect(await configuration.findByText('pg.max_connections')).toBeInTheDocument()
  })
})

describe('the backups', () => {
  it('are told one by one, with where they are', async () => {
    await renderApp(at('orders-pg', 'backups'))
    const table = within(await screen.findByRole('table', { name: 'Backups' }))
    const [, newest] = table.getAllByRole('row')
    expect(newest).toHaveTextContent(/GiB/)
    expect(newest).toHaveTextContent(/Frankfurt, Germanyaws-eu-central-1/)
    expect(newest).toHaveTextContent(/Irelandaws-eu-west-1Copied/)
    expect(fact('Primary backup location')).toHaveTextContent('aws-eu-central-1')
    expect(fact('Secondary backup location')).toHaveTextContent(/^Protected.*aws-eu-west-1/)
    expect(fact('Next scheduled backup')).toHaveTextContent(/\(in /)
    const [primary, secondary] = screen.getAllByText('Point-in-time window', { selector: 'dt' })
    expect(primary?.nextElementSibling).toHaveTextContent(/ to now$/)
    expect(secondary?.nextElementSibling).toHaveTextContent(/\d{4}, .* to .*\d{4}/)
  })

  it.each([
    ['geo-pg', /copies are in aws-eu-west-1, where the service itself now runs/],
    ['legacy-pg', /backups were left with another provider, in aws-eu-central-1/],
    ['catalog-mysql', /Copies are also listed in google-europe-west4.*do not count/],
    ['inventory-mysql', /“Object storage maintenance in the target region”/],
  ])('of %s: %s', async (service, notice) => {
    await renderApp(at(service, 'backups'))
    expect((await screen.findAllByText(notice))[0]).toBeInTheDocument()
  })

  it.each([
    [
      'geo-pg',
      /^Protectedby its primary backups in .*aws-eu-central-1.*Set to Irelandaws-eu-west-1/,
    ],
    ['legacy-pg', /^Protectedby its primary backups in .*aws-eu-central-1.*No region can be added/],
  ])('of %s protect it from the primary location, and say so', async (service, words) => {
    await renderApp(at(service, 'backups'))
    await screen.findByText('by its primary backups in')
    expect(fact('Secondary backup location')).toHaveTextContent(words)
    expect(
      screen.queryByRole('link', { name: 'Add secondary backup location' }),
    ).not.toBeInTheDocument()
  })

  it('of a service that was moved may be copied too', async () => {
    const forget = ({ service }: { service: object }) => ({
      service: { ...service, user_config: {} },
    })
    const path = '/v1/project/acme-production/service/geo-pg'
    await renderApp(at('geo-pg', 'backups'), { answers: { [path]: forget } })
    expect(
      await screen.findByRole('link', { name: 'Add secondary backup location' }),
    ).toBeInTheDocument()
    expect(fact('Secondary backup location')).toHaveTextContent(/^Protectedby its primary/)
  })

  it('are what the service itself tells where they may not be read', async () => {
    await renderApp(at('orders-pg', 'backups'), { as: 'sandbox-read-only' })
    expect(
      await screen.findByText('You don’t have full access to this service’s backups'),
    ).toBeInTheDocument()
    expect(
      screen.getAllByText(/permission to change the service’s configuration/).length,
    ).toBeGreaterThan(0)
    expect(screen.queryByText('Retry')).not.toBeInTheDocument()
    expect(screen.getByRole('table', { name: 'Backups' })).toHaveTextContent('Copied')
    expect(fact('Secondary backup location')).toHaveTextContent(/^Protected/)
    expect(fact('Next scheduled backup')).toHaveTextContent(
      'You don’t have permission to view this',
    )
    const windows = screen.getAllByText('Point-in-time window', { selector: 'dt' })
    expect(windows).toHaveLength(2)
    for (const { nextElementSibling: window } of windows) {
      expect(window).toHaveTextContent('You don’t have permission to view this')
    }
  })

  it('are none where Aiven lists none', async () => {
    await renderApp('/projects/acme-analytics/services/metrics-thanos/backups')
    expect(await screen.findByText('No backups are listed')).toBeInTheDocument()
    expect(fact('Secondary backup location')).toHaveTextContent(/^Not supported/)
    expect(fact('Primary backup location')).toHaveTextContent('Unknown: no backup says where it is')
  })
})
