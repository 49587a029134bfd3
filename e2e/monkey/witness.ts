import type { BrowserContext, Page, Request } from '@playwright/test'

/** A change that a page asked the API for. */
interface Write {
  method: string
  path: string
  body: Record<string, unknown>
}

/** What happens in the browser while somebody walks through it. */
export interface Witness {
  /** What no page may do: an error nobody caught, one in its console, a page shown as broken. */
  complaints: string[]
  writes: Write[]
  /** How many requests of the API have been sent. */
  requests: () => number
  /** Addresses that were read more often than polling and a person's actions account for. */
  floods: () => string[]
  /** To be called after each action: it names what comes next, and looks for a page shown as broken. */
  note: (action: string, page: Page) => Promise<void>
}

/** Of one address, within ten seconds. A reload, a tab and an advanced clock each ask anew. */
const MOST_IN_TEN_SECONDS = 40

/** Reports of the browser on answers that the faults spoilt: not the page's doing. */
const SPOILT = /^Failed to load resource|net::ERR_/

export function watch(context: BrowserContext): Witness {
  const complaints: string[] = []
  const writes: Write[] = []
  const reads = new Map<string, number[]>()
  let requests = 0
  let doing = 'at the start'

  context.on('request', (request) => {
    const path = new URL(request.url()).pathname
    if (!path.startsWith('/v1/')) return
    requests++
    if (request.method() === 'GET') {
      const times = reads.get(path) ?? []
      reads.set(path, [...times, Date.now()])
    } else if (!path.endsWith('/report')) {
      writes.push({ method: request.method(), path, body: bodyOf(request) })
    }
  })
  context.on('weberror', (error) => complaints.push(`${doing}: ${error.error().message}`))
  context.on('console', (message) => {
    if (message.type() === 'error' && !SPOILT.test(message.text())) {
      complaints.push(`${doing}: console: ${message.text()}`)
    }
  })
  context.on('page', (page) =>
    page.on('crash', () => complaints.push(`${doing}: the page crashed`)),
  )

  return {
    complaints,
    writes,
    requests: () => requests,
    floods: () =>
      [...reads]
        .filter(([, times]) => mostWithin(times, 10_000) > MOST_IN_TEN_SECONDS)
        .map(([path]) => path),
    note: async (action, page) => {
      doing = action
      const broken = await page.getByText(/This page could not be shown/).count()
      if (broken > 0) complaints.push(`${action}: the page is shown as broken`)
    },
  }
}

function bodyOf(request: Request): Record<string, unknown> {
  const body: unknown = request.postData() === null ? {} : request.postDataJSON()
  return typeof body === 'object' && body !== null ? { ...body } : {}
}

function mostWithin(times: readonly number[], span: number): number {
  let first = 0
  let most = 0
  times.forEach((time, index) => {
    while (time - (times[first] ?? time) > span) first++
    most = Math.max(most, index - first + 1)
  })
  return most
}
