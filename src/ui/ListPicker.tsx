import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import { count } from '~/lib/format'
import { asWords } from '~/lib/hidden-characters'
import field from './Field.module.css'
import styles from './ListPicker.module.css'
import { cleanPasted } from './pasted'
import { pressedKey } from './pressed-key'
import { useSettled } from './use-settled'

export interface PickerItem {
  id: string
  content: ReactNode
  /** Why it cannot be picked: it stays visible and reachable, so that the reason can be read. */
  refusal?: string | undefined
}

export interface PickerGroup {
  title: string
  items: readonly PickerItem[]
}

interface ListPickerProps {
  label: ReactNode
  /** Names the list of choices. */
  listLabel: string
  text: string
  onTextChange: (text: string) => void
  onPick: (id: string) => void
  groups: readonly PickerGroup[]
  selected?: string | undefined
  hint?: ReactNode
  error?: string | undefined
  placeholder?: string
  /** What to say where nothing matches. */
  empty: string
  onBlur?: () => void
  /** The list was closed without a pick. */
  onGiveUp?: () => void
  /** Shows the list only while a choice is being made: from the first look at the field to a pick. */
  collapsible?: boolean
  /** The list is closed at first, also where nothing is selected. */
  closed?: boolean
  autoFocus?: boolean
}

/**
 * A text field over a list that stands in the page below it: the combobox pattern without a popup.
 * The focus stays in the field; the arrow keys walk the list, also over choices that cannot be picked.
 */
export function ListPicker(props: ListPickerProps) {
  const id = useId()
  const [activeId, setActiveId] = useState<string>()
  const [closed, setClosed] = useState(
    props.closed ?? (props.collapsible === true && props.selected !== undefined),
  )
  const items = props.groups.flatMap((group) => group.items)
  const active = items.findIndex((item) => item.id === activeId)
  const open = !closed && items.length > 0
  // Said once what was typed is there: a screen reader speaks of one thing at a time.
  const said = useSettled(closed ? '' : open ? count(items.length, 'choice') : props.empty)
  const optionId = (item: PickerItem) => `${id}-${item.id}`
  const describedBy = [
    props.error !== undefined && `${id}-error`,
    props.hint !== undefined && `${id}-hint`,
  ].filter(Boolean)

  function moveTo(index: number) {
    const item = items[Math.max(0, Math.min(items.length - 1, index))]
    setActiveId(item?.id)
    if (item) document.getElementById(optionId(item))?.scrollIntoView({ block: 'nearest' })
  }

  function pick(item: PickerItem | undefined) {
    if (!item || item.refusal !== undefined) return
    props.onPick(item.id)
    setClosed(props.collapsible === true)
  }

  function onKeyDown(event: KeyboardEvent) {
    const key = pressedKey(event)
    if (key === undefined) return
    const target = { ArrowDown: active + 1, ArrowUp: active < 0 ? items.length - 1 : active - 1 }[
      key
    ]
    if (target !== undefined) {
      event.preventDefault()
      setClosed(false)
      moveTo(target)
    } else if (key === 'Escape' && props.collapsible && !closed) {
      // The first Escape closes the list, the next one the dialog around it.
      event.preventDefault()
      setClosed(true)
      props.onGiveUp?.()
    } else if (key === 'Tab') {
      // Whoever goes on has chosen.
      if (props.collapsible && props.selected !== undefined) setClosed(true)
    } else if (key === 'Enter') {
      // Enter picks: it must not send the form around the list. What was searched for and not walked
      // to is the first that can be used.
      event.preventDefault()
      const searched = props.text !== '' && props.selected === undefined
      const first = searched ? items.find(({ refusal }) => refusal === undefined) : undefined
      pick(items[active] ?? first)
    }
  }

  return (
    <div className={styles.picker}>
      <label htmlFor={id} className={field.label}>
        {props.label}
      </label>
      <input
        id={id}
        className={field.input}
        role="combobox"
        aria-expanded={open}
        aria-controls={open ? `${id}-list` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={closed || !items[active] ? undefined : optionId(items[active])}
        aria-invalid={props.error !== undefined || undefined}
        aria-describedby={describedBy.join(' ') || undefined}
        autoComplete="off"
        spellCheck={false}
        // The picker opens where the user asked for it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={props.autoFocus}
        ref={props.autoFocus ? keepAutofocus : undefined}
        placeholder={props.placeholder}
        value={props.text}
        onChange={(event) => {
          cleanPasted(event, asWords)
          setActiveId(undefined)
          setClosed(false)
          props.onTextChange(event.target.value)
        }}
        onKeyDown={onKeyDown}
        onClick={() => setClosed(false)}
        onBlur={props.onBlur}
      />
      {props.error !== undefined && (
        <p id={`${id}-error`} className={field.error}>
          {props.error}
        </p>
      )}
      {props.hint !== undefined && (
        <p id={`${id}-hint`} className={field.hint}>
          {props.hint}
        </p>
      )}
      {open && (
        <div id={`${id}-list`} role="listbox" aria-label={props.listLabel} className={styles.list}>
          {props.groups.map((group) => (
            <div key={group.title} role="group" aria-label={group.title}>
              <p className={styles.group} aria-hidden="true">
                {group.title}
              </p>
              {group.items.map((item) => (
                // The keyboard reaches the choices through the field above, as the pattern asks.
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
                <div
                  key={item.id}
                  id={optionId(item)}
                  role="option"
                  aria-selected={item.id === props.selected}
                  aria-disabled={item.refusal !== undefined || undefined}
                  data-active={item.id === activeId || undefined}
                  className={styles.option}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => pick(item)}
                >
                  {item.content}
                  {item.refusal !== undefined && (
                    <span className={styles.refusal}>{item.refusal}</span>
                  )}
                </div>
              ))}
            </div>
          ))}
        </div>
      )}
      <p role="status" className={said === props.empty ? styles.empty : 'visually-hidden'}>
        {said}
      </p>
    </div>
  )
}

/** React focuses the field and leaves the attribute out by which a dialog that opens around it knows. */
function keepAutofocus(input: HTMLInputElement | null): void {
  input?.setAttribute('autofocus', '')
}
