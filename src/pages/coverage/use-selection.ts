import { useCallback, useMemo, useState } from 'react'

/** The services that were chosen, by their keys. */
export interface Selection {
  keys: ReadonlySet<string>
  toggle: (key: string) => void
  setAll: (keys: readonly string[]) => void
}

export function useSelection(): Selection {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set())
  const toggle = useCallback((key: string) => {
    setKeys((before) => {
      const next = new Set(before)
      if (!next.delete(key)) next.add(key)
      return next
    })
  }, [])
  const setAll = useCallback((all: readonly string[]) => setKeys(new Set(all)), [])
  return useMemo(() => ({ keys, toggle, setAll }), [keys, toggle, setAll])
}
