// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { renderApp } from '~/test/render-app'

/*
 * Each request of a flow goes wrong in turn, and failed reads are not repeated here: the person who
 * goes on as far as the page allows is told, loses nothing, and nothing is sent twice.
 */

type App = Awaited<ReturnType<typeof renderApp>>

const PROJECT = '/v1/project/acme-production'
const at = (search: string) => `/projects/acme-production/services/billing-pg/backups?${search}`

interface Flow {
  path: string
  method: 'PUT' | 'POST'
  /** The requests of the flow, as patterns of their paths. */
  reads: string[]
  write: string
  /** Fills in and sends; gives up where a step is not offered. */
  run: (app: App) => Promise<void>
  /** What the page says when it has worked. */
  done: RegExp
  /** What was entered. */
  entered: string
}

const READS = [
  `${PROJECT}/service/billing-pg$`,
  `${PROJECT}/service/billing-pg/backups$`,
  `${PROJECT}/clouds$`,
  `${PROJECT}/service-types/pg$`,
  `${PROJECT}/events$`,
]

const FLOWS: Record<string, Flow> = {
  'adding a secondary backup location': {
    path: at('dialog=secondary-location'),
    method: 'PUT',
    reads: READS,
    write: `${PROJECT}/service/billing-pg$`,
    run: async ({ user }) => {
      const field = await offered('Backup location', 'combobox')
      if (!field) return
      await user.type(field, 'aws-eu-west-1')
      if (!(await press(user, 'Review changes'))) return
      await press(user, 'Save')
    },
    done: /Secondary backup location saved/,
    entered: 'aws-eu-west-1',
  },
  forking: {
    path: at('dialog=fork'),
    method: 'POST',
    reads: [
      ...READS,
      `${PROJECT}/service-types/pg/plans$`,
      `${PROJECT}/vpcs$`,
      `${PROJECT}/service$`,
    ],
    write: `${PROJECT}/service$`,
    run: async ({ user }) => {
      const field = await offered('Name', 'textbox')
      if (!field) return
      await user.clear(field)
      await user.type(field, 'restored-pg')
      await press(user, 'Create fork')
    },
    done: /^Forked from|Lineage/,
    entered: 'restored-pg',
  },
}

/** What the page says where something could not be read. */
const TOLD = /could not be loaded|You don’t have|Aiven’s response/

/** How long a step that may not be offered is waited for, in milliseconds. */
const SOON = 1000

/** A field of the dialog, if it comes; asks again where the page offers that. */
async function offered(name: string, role: 'combobox' | 'textbox') {
  // However long the page takes: it then has the field, or says why not.
  await waitFor(() => {
    const field = screen.queryByRole(role, { name })
    expect(field !== null || screen.queryAllByText(TOLD).length > 0).toBe(true)
  })
  const find = () => screen.findByRole(role, { name }, { timeout: SOON }).catch(() => undefined)
  const field = await find()
  const retry = screen.queryAllByText('Retry').at(-1)
  if (field || !retry) return field
  retry.click()
  return find()
}

async function press(user: App['user'], name: string): Promise<boolean> {
  const button = await screen.findByText(name, {}, { timeout: SOON }).catch(() => undefined)
  if (button) await user.click(button)
  return button !== undefined
}

const hasEntered = (text: string) =>
  [...document.querySelectorAll('input')].some(({ value }) => value === text) ||
  screen.queryAllByText(text, { exact: false }).length > 0

describe.each(Object.entries(FLOWS))('%s', (_name, flow) => {
  const writes = (app: App) =>
    app
      .writes()
      .filter(({ method, path }) => method === flow.method && RegExp(flow.write).test(path))

  describe.each([
    ['fails once', { status: 500, times: 1 }],
    ['may not be read', { status: 403 }],
  ])('while a read %s', (_kind, fault) => {
    it.each(flow.reads)('%s', async (path) => {
      const app = await renderApp('/')
      await app.fault({ ...fault, method: 'GET', path })
      await app.open(flow.path)
      await flow.run(app)

      await waitFor(() => {
        const worked = screen.queryAllByText(flow.done).length > 0
        const told = screen.queryAllByText(TOLD).length > 0
        expect(worked || told).toBe(true)
      })
      expect(writes(app).length).toBeLessThanOrEqual(1)
      // Nothing asks on and on for what it cannot get.
      const asked = app.sent.filter(
        ({ method, path: sent }) => method === 'GET' && RegExp(path).test(sent),
      )
      expect(asked.length).toBeLessThan(8)
    })
  })

  it.each([
    ['a refusal', { status: 403 }],
    ['too many requests', { status: 429, retry_after: 1 }],
    ['an error of the server', { status: 500 }],
    ['an answer that is no JSON', { malformed: true }],
    ['a connection that breaks before the write', { drop: true }],
    ['a connection that breaks after the write', { drop: true, after: true }],
  ])('and its write meets %s', async (_kind, fault) => {
    const app = await renderApp(flow.path)
    await app.fault({ ...fault, method: flow.method, path: flow.write, times: 1 })
    await flow.run(app)
    await waitFor(() => expect(writes(app)).toHaveLength(1))
    await waitFor(() => {
      const worked = screen.queryAllByText(flow.done).length > 0
      const told = screen.queryAllByText(/Not saved|not created|Nothing was|unknown/i).length > 0
      expect(worked || told).toBe(true)
    })
    expect(hasEntered(flow.entered)).toBe(true)
    expect(writes(app)).toHaveLength(1)
  })
})
