/** Whether this process is alive, and whether it wants requests. */
export interface Health {
  /** Says from now on that it is not ready: a load balancer should send no more. */
  drain(): void
  /** Whether it is still ready. */
  ready(): boolean
  /** The answer to `/healthz` or `/readyz`; undefined for any other path. */
  answer(request: Request): Response | undefined
}

/**
 * `/healthz` is 200 as long as anything answers: when it does not, start the process again.
 * `/readyz` is 503 from `drain` on. Neither asks the API: were it down, a load balancer would take
 * away all gateways at once, and with them the page that says so.
 */
export function createHealth(): Health {
  let draining = false
  return {
    drain: () => {
      draining = true
    },
    ready: () => !draining,
    answer: (request) => {
      switch (new URL(request.url).pathname) {
        case '/healthz':
          return plain(200, 'ok')
        case '/readyz':
          return draining ? plain(503, 'ending') : plain(200, 'ready')
        default:
          return undefined
      }
    },
  }
}

function plain(status: number, text: string): Response {
  return new Response(`${text}\n`, {
    status,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
