import { lazy, useState, type ComponentType } from 'react'

/**
 * A component whose code is loaded when it is first needed, or ahead of that. `lazy` alone makes
 * React hold back for 300 ms even when the code is already there; this draws it at once then.
 */
export function preloadable<P extends object>(
  load: () => Promise<{ default: ComponentType<P> }>,
): { Component: ComponentType<P>; preload: () => Promise<void> } {
  let loaded: ComponentType<P> | undefined
  const Lazy = lazy(load)

  function Component(props: P) {
    // Chosen once: to change over while it is open would throw away what is typed in it.
    const [Chosen] = useState<ComponentType<P>>(() => loaded ?? Lazy)
    return <Chosen {...props} />
  }

  return {
    Component,
    preload: async () => {
      loaded ??= (await load()).default
    },
  }
}
