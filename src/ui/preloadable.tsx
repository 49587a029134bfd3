import { lazy, Suspense, useState, type ComponentType } from 'react'
import { Boundary } from './Boundary'
import { MissingPart } from './MissingPart'

interface Placeholders<P> {
  /** What is shown where the part cannot be: its code is gone, or it fails. */
  missing?: ComponentType<P>
  /** What is shown until its code is there; nothing when left out. */
  waiting?: ComponentType<P>
}

/**
 * A component whose code is loaded when it is first needed, or ahead of that. `lazy` alone makes
 * React hold back for 300 ms even when the code is already there; this draws it at once then. An
 * update of Offsite takes the code of a page that is open away: the part alone is missing then, and
 * the page around it stays, with all that was typed there.
 */
export function preloadable<P extends object>(
  load: () => Promise<{ default: ComponentType<P> }>,
  { missing: Missing = MissingPart, waiting: Waiting }: Placeholders<P> = {},
): { Component: ComponentType<P>; preload: () => Promise<void> } {
  let loaded: ComponentType<P> | undefined
  const Lazy = lazy(load)

  function Component(props: P) {
    // Chosen once: to change over while it is open would throw away what is typed in it.
    const [Chosen] = useState<ComponentType<P>>(() => loaded ?? Lazy)
    return (
      <Boundary fallback={<Missing {...props} />}>
        <Suspense fallback={Waiting && <Waiting {...props} />}>
          <Chosen {...props} />
        </Suspense>
      </Boundary>
    )
  }

  return {
    Component,
    /** Where it cannot be loaded, showing it tells. */
    preload: async () => {
      try {
        loaded ??= (await load()).default
      } catch {
        // The next time may do better.
      }
    },
  }
}
