import { useEffect, useState, type ComponentType } from 'react'
import { Boundary } from './Boundary'
import { MissingPart } from './MissingPart'

interface Placeholders<P> {
  /** What is shown where the part cannot be: its code is gone, or it fails. */
  missing?: ComponentType<P>
  /** What is shown until its code is there; nothing when left out. */
  waiting?: ComponentType<P>
}

/**
 * A component whose code is loaded when it is first needed, or ahead of that. With `lazy` and Suspense,
 * React holds back what has been loaded until 300 ms after it began to wait; this draws it at once. An
 * update of Offsite takes the code of a page that is open away: the part alone is missing then, and
 * the page around it stays, with all that was typed there.
 */
export function preloadable<P extends object>(
  load: () => Promise<{ default: ComponentType<P> }>,
  { missing: Missing = MissingPart, waiting: Waiting }: Placeholders<P> = {},
): { Component: ComponentType<P>; preload: () => Promise<void> } {
  let loaded: ComponentType<P> | undefined

  function Component(props: P) {
    const [Part, setPart] = useState(() => loaded)
    useEffect(() => {
      if (Part) return
      let there = true
      const show = (part: ComponentType<P>) => there && setPart(() => part)
      load().then(
        (module) => show((loaded = module.default)),
        () => show(Missing),
      )
      return () => {
        there = false
      }
    }, [Part])
    if (!Part) return Waiting && <Waiting {...props} />
    return (
      <Boundary fallback={<Missing {...props} />}>
        <Part {...props} />
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
