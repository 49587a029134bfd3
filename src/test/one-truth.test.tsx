// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { expect, describe, it } from 'vitest'
import type { FleetSource } from '~/fleet/fleet-service'
import { renderApp } from './render-app'

/* What no page may say while something is unknown: loading, empty, none match, forbidden, failed, off. */

const PROJECT = '/v1/project/acme-production'
const PROJECTS = ['acme-production', 'acme-staging', 'acme-analytics']
const at = (service: string) => `/projects/acme-production/services/${service}/backups`

/** The list of the project with one of its services changed. */
function withService(name: string, changes: Partial<FleetSource>) {
  return {
    [`${PROJECT}/service`]: ({ services }: { services: FleetSource[] }) => ({
      services: services.map((one) => (one.service_name === name ? { ...one, ...changes } : one)),
    }),
    [`${PROJECT}/service/${name}`]: ({ service }: { service: FleetSource }) => ({
      service: { ...service, ...changes },
    }),
  }
}

const everyProjectFails = async (_: string, path: string) =>
  PROJECTS.some((project) => path === `/v1/project/${project}/service`)
    ? Response.json({ message: 'Out of order' }, { status: 500 })
    : undefined

describe('nothing that is unknown', () => {
  it.each(['/coverage', '/outage?region=aws-eu-central-1'])(
    'when every project fails, %s does not say that there are no services',
    async (path) => {
      await renderApp(path, { intercept: everyProjectFails })
      expect(await screen.findByText('No project could be read')).toBeInTheDocument()
      expect(screen.queryByText('No services')).not.toBeInTheDocument()
    },
  )

  it('a search without a hit says nothing of what services can have', async () => {
    await renderApp('/coverage?q=nothing-like-it')
    expect(await screen.findByText('No services match', { selector: 'p' })).toBeInTheDocument()
    expect(screen.queryByText(/None of these services/)).not.toBeInTheDocument()
    expect(screen.queryByText(/% protected/)).not.toBeInTheDocument()
  })

  it('a report that fails is not told as a missing permission', async () => {
    await renderApp(at('orders-pg'), {
      intercept: async (_, path) =>
        path.endsWith('/orders-pg/backups')
          ? Response.json({ message: 'Out of order' }, { status: 500 })
          : undefined,
    })
    const part = within(await screen.findByRole('region', { name: 'Recoverable now' }))
    expect((await part.findAllByText('Could not be loaded')).length).toBeGreaterThan(1)
    expect(part.queryByText(/permission/)).not.toBeInTheDocument()
  })

  it('a service that is off shows no recovery point of now, no ratio and no next backup', async () => {
    await renderApp(at('archive-mysql'))
    const part = within(await screen.findByRole('region', { name: 'Recoverable now' }))
    expect(part.getByText('None while the service is powered off')).toBeInTheDocument()
    expect(part.queryByText('Now')).not.toBeInTheDocument()
    expect(part.queryByText('Age compared with RPO')).not.toBeInTheDocument()
    expect(part.getByText(/^At least this recent: the service is powered off/)).toBeInTheDocument()
  })

  it.each(['1h', undefined])(
    'a recovery point in the future is not called protected, on any page: objective %s',
    async (tag) => {
      const copy = { additional_regions: [{ cloud: 'aws-eu-west-1' }] }
      const place = { storage_location: 'aws-eu-central-1' }
      const ahead = { backup_name: 'ahead', backup_time: '2027-06-10T00:00:00Z', ...copy, ...place }
      const changes = {
        backups: [ahead],
        tags: tag === undefined ? null : { offsite_rpo: tag },
      }
      const answers = {
        ...withService('orders-pg', changes),
        [`${PROJECT}/service/orders-pg/backups`]: { backups: [ahead] },
      }
      const { open } = await renderApp('/projects/acme-production/services', { answers })
      const row = await screen.findByRole('row', { name: /^orders-pg/ })
      expect(row).toHaveTextContent('Unknown')
      await open('/coverage?q=orders-pg')
      await waitFor(() =>
        expect(screen.getByRole('row', { name: /orders-pg/ })).toHaveTextContent('Unknown'),
      )
      const pages = ['overview', 'backups', 'backups?dialog=fork&location=secondary'].map(
        (tab) => `/projects/acme-production/services/orders-pg/${tab}`,
      )
      for (const page of ['/outage?region=aws-eu-central-1', ...pages]) {
        await open(page)
        expect((await screen.findAllByText(/the clocks disagree/)).length).toBeGreaterThan(0)
        expect(screen.queryByText('Protected')).not.toBeInTheDocument()
        expect(screen.queryByText(/\b0 s old/)).not.toBeInTheDocument()
      }
    },
  )
})

describe('what does not survive the region of the service', () => {
  it('does not protect it: copies where the service and its primary backups are', async () => {
    const copy = { additional_regions: [{ cloud: 'aws-eu-central-1' }] }
    const backup = { backup_name: 'a', backup_time: '2026-06-10T12:00:00Z', ...copy }
    const answers = withService('orders-pg', {
      user_config: { additional_backup_regions: ['aws-eu-central-1'] },
      backups: [{ ...backup, storage_location: 'aws-eu-central-1' }],
    })
    await renderApp('/projects/acme-production/services', { answers })
    const row = await screen.findByRole('row', { name: /^orders-pg/ })
    expect(row).toHaveTextContent('Not protected')
  })

  it('is said of a service that only its primary backups protect', async () => {
    await renderApp('/projects/acme-production/services')
    expect(await screen.findByRole('row', { name: /^geo-pg/ })).toHaveTextContent(
      /Protected.*Only the primary backups in aws-eu-central-1 would remain/,
    )
  })
})

describe('the page of a service', () => {
  it('tells a pause once for the location, not for each copy', async () => {
    await renderApp(at('inventory-mysql'))
    const table = within(await screen.findByRole('table', { name: 'Backups' }))
    expect(table.queryByText('Paused')).not.toBeInTheDocument()
    expect(table.getAllByText('Copied').length).toBeGreaterThan(1)
    const part = within(screen.getByRole('region', { name: 'Recoverable now' }))
    expect(part.getByText('Paused')).toBeInTheDocument()
  })

  it('reads everything again on Refresh, the backups too', async () => {
    const { user, sent } = await renderApp(at('orders-pg'))
    await screen.findByRole('table', { name: 'Backups' })
    sent.length = 0
    await user.click(screen.getByRole('button', { name: 'Refresh' }))
    const paths = () => sent.map(({ path }) => path)
    await waitFor(() => expect(paths()).toContain(`${PROJECT}/service/orders-pg`))
    expect(paths()).toContain(`${PROJECT}/service/orders-pg/backups`)
    expect(paths().some((path) => path.endsWith('/report'))).toBe(true)
  })
})

describe('forks that were made for a while', () => {
  const fork = {
    service_name: 'orders-pg-recovery-eu-west-1',
    service_type: 'pg',
    plan: 'business-8',
    state: 'RUNNING',
    cloud_name: 'aws-eu-west-1',
    create_time: '2026-06-10T12:00:00Z',
    update_time: '2026-06-10T12:00:00Z',
    user_config: { service_to_fork_from: 'orders-pg' },
    backups: [],
  }
  const answers = {
    [`${PROJECT}/service`]: ({ services }: { services: FleetSource[] }) => ({
      services: [...services, fork],
    }),
  }

  it('are not counted in coverage, and shown when asked for', async () => {
    const { user, search } = await renderApp('/coverage?project=acme-production', { answers })
    expect(await screen.findByText('14 of 27 services')).toBeInTheDocument()
    await user.click(screen.getByLabelText('Show 1 fork made by drills and recoveries'))
    expect(await screen.findByText('15 of 28 services')).toBeInTheDocument()
    await waitFor(() => expect(search()).toContain('forks=true'))
    const row = screen.getByRole('row', { name: /orders-pg-recovery/ })
    expect(row).toHaveTextContent('recovery fork')
    // The figures count what is to be protected.
    expect(screen.getByText(/6 of 12 services that support a secondary/)).toBeInTheDocument()
  })
})

describe('before evidence is made', () => {
  it('what the list does not decide is checked', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    const { user } = await renderApp('/coverage', {
      answers: withService('orders-pg', { tags: { offsite_rpo: '1h' } }),
      intercept: async (_, path) => {
        if (path.endsWith('/orders-pg/backups')) await held
        return undefined
      },
    })
    expect(await screen.findByText('1 service not checked yet')).toBeInTheDocument()
    expect(screen.getByText(/^At least/)).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Export' }))
    expect((await screen.findAllByText(/1 service not checked yet: check/))[0]).toBeInTheDocument()
    release()
    await waitFor(() =>
      expect(screen.queryByText('1 service not checked yet')).not.toBeInTheDocument(),
    )
  })
})
