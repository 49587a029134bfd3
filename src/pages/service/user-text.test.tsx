// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { EVENT_LIMIT } from '~/api/events'
import { renderApp } from '~/test/render-app'

const TURNED = 'billing\u202Egp-\u200B'
const SHOWN = 'billing⟨U+202E⟩gp-⟨U+200B⟩'
const SERVICE = '/projects/acme-production/services/billing-pg'

it('a description that turns its text around is shown as what it is', async () => {
  const event = {
    time: '2026-06-01T10:00:00Z',
    service_name: 'billing-pg',
    event_type: 'service_update',
  }
  await renderApp(`${SERVICE}/backups?events=all`, {
    answers: {
      [`/v1/project/acme-production/events?limit=${EVENT_LIMIT}`]: {
        events: [
          { ...event, id: '1', actor: TURNED, event_desc: `Changed the backup of ${TURNED}` },
        ],
      },
    },
  })
  expect((await screen.findByText(`Changed the backup of ${SHOWN}`)).localName).toBe('bdi')
  expect(screen.getByText(SHOWN).localName).toBe('bdi')
})

it('a refusal in the words of the API is, too', async () => {
  await renderApp('/projects/acme-production/services', {
    intercept: (method, path) =>
      path.endsWith('/project/acme-production/service')
        ? Response.json({ message: TURNED, errors: [] }, { status: 500 })
        : undefined,
  })
  expect((await screen.findByText(SHOWN)).localName).toBe('bdi')
})
