import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useState } from 'react'
import { holdsCommand } from '~/ui/apple'
import { pressedKey } from '~/ui/pressed-key'
import { keyReader, keysPreference, type KeyAction } from './keys'
import { KeysHelp } from './KeysHelp'
import { Palette } from './Palette'
import { focusRow, focusSearch } from './places'

/** Listens for keys on every page, and shows what they open. */
export default function Shortcuts() {
  const client = useQueryClient()
  const { history } = useRouter()
  const [open, setOpen] = useState<'palette' | 'help'>()
  const [read] = useState(keyReader)

  function act(action: KeyAction) {
    switch (action) {
      case 'help':
        return setOpen('help')
      case 'search':
        return focusSearch()
      case 'services':
        return history.push(projectIn(history.location.pathname))
      case 'coverage':
      case 'outage':
      case 'history':
        return history.push(`/${action}`)
      case 'refresh':
        return void client.refetchQueries({ type: 'active' })
      case 'next-row':
        return focusRow(1)
      case 'previous-row':
        return focusRow(-1)
    }
  }

  const press = useEffectEvent((event: KeyboardEvent) => {
    const key = pressedKey(event)
    if (key === undefined || event.defaultPrevented) return
    const asks = holdsCommand(event) && key.toLowerCase() === 'k'
    if (asks && (open === 'palette' || !hasDialog())) {
      event.preventDefault()
      setOpen(open === 'palette' ? undefined : 'palette')
      return
    }
    if (keysPreference.get() === 'off' || hasDialog() || belongsElsewhere(event)) return
    const action = read(key, event.timeStamp)
    if (action === undefined) return
    event.preventDefault()
    act(action)
  })

  useEffect(() => {
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])

  const close = () => setOpen(undefined)
  if (open === 'palette') return <Palette onClose={close} />
  return open === 'help' && <KeysHelp onClose={close} />
}

/** The list of the project that is open; where none is, the start page chooses one. */
function projectIn(path: string): string {
  const project = /^\/projects\/[^/]+/.exec(path)?.[0]
  return project === undefined ? '/' : `${project}/services`
}

function hasDialog(): boolean {
  return document.querySelector('dialog[open]') !== null
}

/** Keys that are typed, or that a menu or a list answers to. */
function belongsElsewhere({ target, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (altKey || ctrlKey || metaKey) return true
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], [role=menu], [role=listbox]') !==
      null
  )
}
