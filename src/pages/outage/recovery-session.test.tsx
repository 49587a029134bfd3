// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { renderApp } from '~/test/render-app'

/* Whose recovery it is: what one user has started or left waiting is not for the next. */

const FRANKFURT = '/outage?region=aws-eu-central-1'
const CREATE = '/v1/project/acme-production/service'

afterEach(() => localStorage.clear())

type App = Awaited<ReturnType<typeof renderApp>>

async function start({ user }: App) {
  await user.click(await screen.findByRole('button', { name: 'Start recovery' }))
  await user.type(await screen.findByLabelText(/Type/), 'aws-eu-central-1{Enter}')
}

/** Starts three forks as Ada, of which the API wants none now. */
async function startInVain() {
  const app = await renderApp(FRANKFURT)
  await app.fault({
    method: 'POST',
    path: '/service$',
    status: 429,
    body: { message: 'Slow down' },
  })
  await start(app)
  expect(await screen.findByRole('button', { name: 'Retry 3 failed forks' })).toBeVisible()
  await app.clearFaults()
  return app
}

const signInAs = async ({ user }: App, name: 'Ada Admin' | 'Otto Operator') => {
  await user.click(await screen.findByText(`Continue as ${name}`))
  await waitFor(() => expect(screen.queryByText('Sign in again')).not.toBeInTheDocument())
  await screen.findByText(`as ${name === 'Ada Admin' ? 'ada' : 'otto'}@acme.example`)
  await screen.findByRole('heading', { name: 'Runbook' })
}

/** The session ends, which the page notices when somebody uses it again after a while. */
async function expire({ user, endSession }: App) {
  endSession()
  const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 5 * 60_000)
  await user.keyboard('{Shift}')
  await screen.findByRole('dialog', { name: 'Sign in again' })
  clock.mockRestore()
}

it('goes with the session that is signed out of', async () => {
  const app = await startInVain()
  await app.user.click(screen.getByText('Sign out'))
  await signInAs(app, 'Otto Operator')
  expect(screen.queryByText(/Slow down/)).not.toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /failed fork/ })).not.toBeInTheDocument()
})

it('goes when another user signs in where a session has expired', async () => {
  const app = await startInVain()
  await expire(app)
  await signInAs(app, 'Otto Operator')
  expect(screen.queryByText(/Slow down/)).not.toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /failed fork/ })).not.toBeInTheDocument()
})

it('stays where the same user signs in again', async () => {
  const app = await startInVain()
  await expire(app)
  await signInAs(app, 'Ada Admin')
  await app.user.click(await screen.findByRole('button', { name: 'Retry 3 failed forks' }))
  expect(await screen.findByText('0 of 3 running, 3 rebuilding')).toBeVisible()
})

it('goes on with what was refused for the session before', async () => {
  let refuse = () => {}
  const refused = new Promise<void>((resolve) => (refuse = resolve))
  let posts = 0
  const app = await renderApp(FRANKFURT, {
    intercept: async (method, path) => {
      if (method !== 'POST' || path !== CREATE) return undefined
      posts += 1
      if (posts > 3) return undefined
      await refused
      return Response.json({ message: 'Expired' }, { status: 401 })
    },
  })
  await start(app)
  await waitFor(() => expect(posts).toBe(3))
  await expire(app)
  await signInAs(app, 'Ada Admin')
  act(refuse)
  expect(await screen.findByText('0 of 3 running, 3 rebuilding')).toBeVisible()
  expect(posts).toBe(6)
})

/** A service in Frankfurt with a copy in Ireland. */
const makeService = (name: string) => ({
  service_name: name,
  service_type: 'pg',
  plan: 'business-4',
  state: 'RUNNING',
  cloud_name: 'aws-eu-central-1',
  create_time: '2026-01-01T00:00:00Z',
  update_time: '2026-01-01T00:00:00Z',
  user_config: { additional_backup_regions: ['aws-eu-west-1'] },
  backups: [
    {
      backup_name: 'one',
      backup_time: '2026-06-10T00:00:00Z',
      storage_location: 'aws-eu-central-1',
      additional_regions: [{ cloud: 'aws-eu-west-1' }],
    },
  ],
})

it('sends nothing that waited once another user has signed in', async () => {
  const services = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => makeService(`db-${letter}`))
  const held: (() => void)[] = []
  const app = await renderApp(FRANKFURT, {
    answers: { [CREATE]: { services } },
    intercept: async (method, path, body) => {
      if (method !== 'POST' || path !== CREATE) return undefined
      await new Promise<void>((resolve) => held.push(resolve))
      const fork = {
        ...makeService(String(body['service_name'])),
        create_time: '2026-06-10T20:31:00Z',
        state: 'REBUILDING',
      }
      return Response.json({ service: fork })
    },
  })
  await start(app)
  await waitFor(() => expect(held).toHaveLength(4))
  await app.user.click(screen.getByText('Sign out'))
  await signInAs(app, 'Otto Operator')
  for (const release of held.splice(0)) act(release)
  // What came of those four is noted by now.
  await screen.findAllByText(/^Already there, created/)
  expect(held).toEqual([])
})
