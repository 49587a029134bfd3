interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => { createScriptURL: (url: string) => string }
}

/** A worker that is on its way. */
export interface Starting {
  /** Whether there has been none in this browser yet: nothing was changed then. */
  isFirst: Promise<boolean>
  /** Settles when it answers for this page, or cannot. */
  answers: Promise<void>
}

/**
 * Has the worker answer for this page: it is the server of the demo. `answers` rejects where the
 * browser has no service workers, or refuses this one.
 * @param base the address of the demo's folder
 */
export function startWorker(base: URL): Starting {
  const before = findWorker(base)
  const answers = before.then((found) => (found === 'answers' ? undefined : register(base)))
  // Told to those who wait for it.
  answers.catch(() => {})
  return {
    isFirst: before.then(
      (found) => found === 'none',
      () => false,
    ),
    answers,
  }
}

async function findWorker(base: URL): Promise<'answers' | 'idle' | 'none'> {
  const { serviceWorker } = navigator
  if (serviceWorker.controller) return 'answers'
  return (await serviceWorker.getRegistration(base)) ? 'idle' : 'none'
}

async function register(base: URL): Promise<void> {
  const { serviceWorker } = navigator
  const controls = new Promise<void>((resolve) => {
    serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true })
  })
  const { active } = await serviceWorker.register(makeAddress(new URL('worker.js', base).href))
  // One that is there already, passed by as the page was reloaded past all that is kept.
  // A worker has no other origin to be told.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  active?.postMessage('claim')
  await controls
}

/** The page's policy (Trusted Types) wants to be told that the address is that of a script of ours. */
function makeAddress(worker: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  const rules = { createScriptURL: () => worker }
  return (trustedTypes?.createPolicy('offsite-demo', rules) ?? rules).createScriptURL(worker)
}
