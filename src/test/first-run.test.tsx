// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { renderApp } from '~/test/render-app'

const PROJECTS = ['acme-production', 'acme-staging', 'acme-analytics']
const noServices = Object.fromEntries(
  PROJECTS.map((project) => [`/v1/project/${project}/service`, { services: [] }]),
)

describe('before there is anything to show, a page says what to do next', () => {
  it.each(['/', '/coverage', '/outage', '/history'])('%s without a project', async (path) => {
    const answers = { '/v1/project': { projects: [] } }
    await renderApp(path, { answers, watch: path === '/history' })
    expect(await screen.findByText('No projects')).toBeVisible()
    expect(screen.getByText(/Ask an administrator of your organization/)).toBeVisible()
  })

  it.each(['/coverage', '/outage', '/history'])('%s without a service', async (path) => {
    await renderApp(path, { answers: noServices, watch: path === '/history' })
    expect(await screen.findByRole('link', { name: /^Create service in acme-/ })).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/projects\/acme-\w+\/create-service$/),
    )
  })

  it('a project without a service', async () => {
    await renderApp('/projects/acme-staging/services', { answers: noServices })
    expect(await screen.findByText('No services yet')).toBeVisible()
    expect(screen.getByRole('link', { name: 'Create service' })).toBeVisible()
  })
})
