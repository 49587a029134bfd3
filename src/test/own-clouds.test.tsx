// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Cloud } from '~/api/clouds'
import { cloudNamed } from './clouds'
import { renderApp } from './render-app'

/* Clouds that organizations bring: they are on no public list, and their names tell no provider. */

const OWN = 'custom-aws-eu-central-1-x1'
const PROJECT = '/v1/project/acme-production'

type Json = Record<string, unknown>

const backups = [{ backup_name: 'b', backup_time: '2026-06-10T00:00:00Z', storage_location: OWN }]

/** orders-pg runs and is backed up in the own cloud. */
const moved = (service: Json): Json => ({ ...service, cloud_name: OWN, backups })

const services = {
  [`${PROJECT}/service`]: (answer: unknown) => ({
    services: (answer as { services: Json[] }).services.map((one) =>
      one['service_name'] === 'orders-pg' ? moved(one) : one,
    ),
  }),
  [`${PROJECT}/service/orders-pg`]: (answer: unknown) => ({
    service: moved((answer as { service: Json }).service),
  }),
  [`${PROJECT}/service/orders-pg/backups`]: { backups },
}

const listed = {
  ...services,
  [`${PROJECT}/clouds`]: (answer: unknown) => ({
    clouds: [
      ...(answer as { clouds: Cloud[] }).clouds,
      { ...cloudNamed('aws-eu-central-1'), cloud_name: OWN },
    ],
  }),
}

const OUTAGE = '/outage?region=aws-eu-central-1'

describe('a service in an own cloud', () => {
  it('is in the outage of its place, where the project’s list tells the place', async () => {
    await renderApp(OUTAGE, { answers: listed })
    await waitFor(() => {
      const lost = within(screen.getByRole('table', { name: /^Not recoverable/ }))
      expect(lost.getByRole('link', { name: 'orders-pg' })).toBeInTheDocument()
    })
    expect(screen.queryByText(/Location unknown/)).not.toBeInTheDocument()
  })

  it('is named as one of which nobody can say whether it is in an outage, where nothing tells', async () => {
    await renderApp(OUTAGE, { answers: services })
    const unplaced = within(await screen.findByRole('table', { name: 'Location unknown' }))
    expect(unplaced.getByRole('link', { name: 'orders-pg' })).toBeInTheDocument()
    expect(unplaced.getAllByRole('row')).toHaveLength(2)
  })
})
