// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SERVICE_TYPES, type ServiceType } from '~/backup/service-types'
import { renderApp } from './render-app'

/*
 * A type that Aiven adds tomorrow: known by an entry in the table of types alone, and unknown, never
 * unprotected, without one.
 */

const PROJECT = '/v1/project/acme-production'

/** The only way to add one while the program runs; the table itself is read-only. */
const table = SERVICE_TYPES as Record<string, ServiceType>

const ENTRY: ServiceType = {
  ...SERVICE_TYPES.pg,
  name: 'Graphite Store',
  copyMethod: 'twin-snapshots',
  terraform: 'aiven_graphite',
}

const service = {
  service_name: 'graphs',
  service_type: 'graphite',
  plan: 'business-4',
  state: 'RUNNING',
  cloud_name: 'aws-eu-central-1',
  create_time: '2026-01-01T00:00:00Z',
  update_time: '2026-01-01T00:00:00Z',
  user_config: { additional_backup_regions: ['aws-eu-west-1'] },
  backups: [
    {
      backup_name: 'one',
      backup_time: '2026-06-10T12:00:00Z',
      storage_location: 'aws-eu-central-1',
      additional_regions: [{ cloud: 'aws-eu-west-1' }],
    },
  ],
}

const answers = {
  [`${PROJECT}/service`]: { services: [service] },
  [`${PROJECT}/service-types`]: { graphite: { description: 'Graphs' }, pg: {} },
  [`${PROJECT}/service-types/graphite`]: { user_config_schema: { properties: {} } },
  [`${PROJECT}/service-types/graphite/plans`]: { service_plans: [] },
}

describe('with an entry in the table', () => {
  beforeEach(() => {
    table['graphite'] = ENTRY
  })
  afterEach(() => {
    delete table['graphite']
  })

  it('is on the list by its name, and judged', async () => {
    await renderApp('/projects/acme-production/services', { answers })
    const row = await screen.findByRole('row', { name: /^graphs/ })
    expect(row).toHaveTextContent(/Graphite Store.*Protected/)
  })

  it('is in coverage', async () => {
    await renderApp('/coverage?project=acme-production', { answers })
    const row = await screen.findByRole('row', { name: /graphs/ })
    expect(row).toHaveTextContent('Protected')
    expect(screen.getByText(/^100 % protected/)).toBeInTheDocument()
  })

  it('can be created, with what its entry says of the copies', async () => {
    const { user } = await renderApp(
      '/projects/acme-production/create-service?type=graphite&cloud=aws-eu-central-1',
      { answers },
    )
    expect(await screen.findByRole('radio', { name: /Graphite Store/ })).toBeChecked()
    expect(user).toBeDefined()
  })

  it('is recovered in an outage of its region', async () => {
    await renderApp('/outage?region=aws-eu-central-1', { answers })
    const recoverable = within(await screen.findByRole('table', { name: 'Recoverable' }))
    expect(recoverable.getByRole('row', { name: /graphs/ })).toHaveTextContent('aws-eu-west-1')
  })
})

describe('without one', () => {
  it('is unknown on the list, not unprotected', async () => {
    await renderApp('/projects/acme-production/services', { answers })
    const row = await screen.findByRole('row', { name: /^graphs/ })
    expect(row).toHaveTextContent(/graphite.*Unknown/)
    expect(row).not.toHaveTextContent('Not protected')
  })

  it('is unknown in an outage of its region', async () => {
    await renderApp('/outage?region=aws-eu-central-1', { answers })
    const unknown = within(await screen.findByRole('table', { name: 'Unknown' }))
    expect(unknown.getByRole('row', { name: /graphs/ })).toHaveTextContent(
      'Offsite does not know the service type graphite',
    )
  })
})
