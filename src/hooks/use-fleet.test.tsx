// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { backupAt, hoursAgo, REGION } from '~/test/backups'
import { exampleService } from '~/test/services'
import '~/test/dom'
import { setTransport } from '~/api/client'
import { useFleet } from '~/hooks/use-fleet'
import { createQueryClient } from '~/api/query-client'

/** How many projects were done, each time that the fleet was told to be at rest. */
const restedAt: number[] = []

afterEach(() => {
  cleanup()
  restedAt.length = 0
})

const PROJECTS = Array.from({ length: 30 }, (_, index) => `project-${index + 1}`)

function Reader() {
  const fleet = useFleet()
  const { services, read, unread, reading, projects } = fleet
  const failed = unread.map(({ project, error }) => `${project}: ${error.message}`)
  if (!reading) restedAt.push(read.length + unread.length)
  return (
    <main>
      <output>
        {reading ? 'reading' : 'at rest'}, {read.length} of {projects?.length ?? '?'} projects,{' '}
        {services.length} services; {failed.join('; ')}
      </output>
      <ol>
        {services.slice(0, 100).map(({ project, service }) => (
          <li key={`${project}/${service}`}>{`${project}/${service}`}</li>
        ))}
      </ol>
      <button type="button" onClick={() => fleet.refresh(unread.map(({ project }) => project))}>
        Again
      </button>
    </main>
  )
}

/** Answers each list when told to, and counts how many wait. */
function heldUpstream(answerFor: (project: string) => Response) {
  const waiting = new Map<string, () => void>()
  const asked: string[] = []
  let most = 0
  setTransport(async (path) => {
    if (path === '/v1/project') {
      return Response.json({ projects: PROJECTS.map((project_name) => ({ project_name })) })
    }
    const project = path.split('/')[3] ?? ''
    asked.push(project)
    await new Promise<void>((answer) => {
      waiting.set(project, answer)
      most = Math.max(most, waiting.size)
    })
    waiting.delete(project)
    return answerFor(project)
  })
  return { waiting, asked, most: () => most }
}

function makeList(project: string, count = 2): Response {
  const services = Array.from({ length: count }, (_, index) =>
    exampleService({ service_name: `${project}-pg-${count - index}` }),
  )
  return Response.json({ services })
}

function start() {
  render(
    <QueryClientProvider client={createQueryClient({ retries: false })}>
      <Reader />
    </QueryClientProvider>,
  )
}

async function answerAll(waiting: Map<string, () => void>) {
  for (let round = 0; round < PROJECTS.length && waiting.size > 0; round += 1) {
    await act(async () => {
      for (const answer of waiting.values()) answer()
      await Promise.resolve()
    })
    // The code that talks to the worker is loaded with the first list.
    await act(() => vi.dynamicImportSettled())
    await act(() => new Promise((resume) => setTimeout(resume)))
  }
}

describe('reading a fleet', () => {
  it('asks once a project, eight at a time, and shows what has come', async () => {
    const upstream = heldUpstream((project) => makeList(project))
    start()
    await expect.poll(() => upstream.waiting.size).toBe(8)
    expect(screen.getByRole('status')).toHaveTextContent('reading, 0 of 30 projects, 0 services')
    await act(async () => upstream.waiting.get('project-2')?.())
    expect(await screen.findByText('project-2/project-2-pg-1')).toBeVisible()
    expect(screen.getByRole('status')).toHaveTextContent('reading, 1 of 30 projects, 2 services')

    await answerAll(upstream.waiting)
    await screen.findByText(/at rest, 30 of 30 projects, 60 services/)
    expect(new Set(restedAt)).toEqual(new Set([30]))
    expect(upstream.most()).toBe(8)
    expect(upstream.asked.toSorted()).toEqual(PROJECTS.toSorted())
    const order = screen.getAllByRole('listitem').map(({ textContent }) => textContent)
    expect(order.slice(0, 3)).toEqual([
      'project-1/project-1-pg-1',
      'project-1/project-1-pg-2',
      'project-2/project-2-pg-1',
    ])
    expect(order.at(-1)).toBe('project-30/project-30-pg-2')
  })

  it('keeps the reason of each project that cannot be read, and reads only those again', async () => {
    let broken = true
    const upstream = heldUpstream((project) => {
      if (!broken) return makeList(project)
      if (project === 'project-3') return Response.json({ message: 'Not allowed' }, { status: 403 })
      if (project === 'project-4') return new Response('', { status: 504 })
      if (project === 'project-5') return Response.json({ services: [{ plan: 1 }] })
      return makeList(project, project === 'project-6' ? 1000 : 1)
    })
    start()
    await expect.poll(() => upstream.waiting.size).toBe(8)
    await answerAll(upstream.waiting)
    const status = await screen.findByText(/at rest, 27 of 30 projects, 1026 services/)
    expect(status).toHaveTextContent('project-3: Not allowed')
    expect(status).toHaveTextContent('project-4: The server responded with 504 and no explanation')
    expect(status).toHaveTextContent('project-5: The answer is unexpected')

    broken = false
    upstream.asked.length = 0
    await act(async () => screen.getByRole('button').click())
    await answerAll(upstream.waiting)
    await screen.findByText(/at rest, 30 of 30 projects, 1032 services;$/)
    expect(upstream.asked.toSorted()).toEqual(['project-3', 'project-4', 'project-5'])
  })

  it('keeps no more of a service than the fleet needs', async () => {
    const { readFleet } = await import('~/fleet/read/answer')
    const service = exampleService({
      service_uri: 'postgres://avnadmin:secret@host',
      user_config: { additional_backup_regions: [REGION], ip_filter: ['0.0.0.0/0'] },
      backups: Array.from({ length: 400 }, (_, hours) => backupAt(hoursAgo(hours), REGION)),
    })
    const bytes = new TextEncoder().encode(JSON.stringify({ services: [service] })).buffer
    const context = { method: 'GET', path: '/', status: 200, requestId: undefined }
    const kept = JSON.stringify((await readFleet('p', { bytes, context })).services)
    expect(kept.length).toBeLessThan(700)
    expect(kept).not.toContain('secret')
  })
})
