import { useState } from 'react'
import styles from './CopyButton.module.css'
import { IconButton } from './IconButton'
import { CheckIcon, CopyIcon } from './icons'
import menu from './Menu.module.css'

interface CopyButtonProps {
  text: string
  label: string
}

const BY_HAND = 'Not copied: the browser blocked it. Copy the selected text by hand.'

/** Copies a text. Where the browser refuses, or has no clipboard, the text is there to be copied by hand. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'failed'>()

  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setOutcome('copied')
    } catch {
      setOutcome('failed')
    }
  }

  return (
    <>
      <IconButton
        label={label}
        onClick={() => void copy()}
        onBlur={() => setOutcome((before) => (before === 'copied' ? undefined : before))}
      >
        {outcome === 'copied' ? <CheckIcon /> : <CopyIcon />}
      </IconButton>
      <span role="status" className="visually-hidden">
        {outcome && { copied: 'Copied', failed: BY_HAND }[outcome]}
      </span>
      {outcome === 'failed' && (
        <ByHand text={text} label={label} onClose={() => setOutcome(undefined)} />
      )}
    </>
  )
}

/** Phrasing content only: the button may stand in a line of text. */
function ByHand({ text, label, onClose }: CopyButtonProps & { onClose: () => void }) {
  return (
    <span
      ref={placeAtItsButton}
      popover="auto"
      role="group"
      aria-label={label}
      className={menu.menu}
      onToggle={({ newState }) => {
        if (newState === 'closed') onClose()
      }}
    >
      <span className={styles.failed}>
        {BY_HAND}
        <textarea
          readOnly
          aria-label="Text to copy"
          className={styles.text}
          rows={Math.min(6, text.split('\n').length)}
          value={text}
        />
      </span>
    </span>
  )
}

function placeAtItsButton(popover: HTMLElement | null) {
  const source = popover?.parentElement?.querySelector<HTMLElement>('button')
  popover?.showPopover(source ? { source } : undefined)
  popover?.querySelector('textarea')?.select()
}
