interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => { createScriptURL: (url: string) => string }
}

/**
 * Has the worker answer for this page: it is the server of the demo.
 * @param base the address of the demo's folder
 * @throws Error where the browser has no service workers, or refuses this one
 */
export async function startWorker(base: URL): Promise<void> {
  const { serviceWorker } = navigator
  if (serviceWorker.controller) return
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
