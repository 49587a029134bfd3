import { useState } from 'react'
import { IconButton } from './IconButton'
import { CheckIcon, CopyIcon } from './icons'

interface CopyButtonProps {
  text: string
  label: string
}

const OUTCOMES = { copied: 'Copied', failed: 'The browser did not allow copying' }

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
      <IconButton label={label} onClick={() => void copy()} onBlur={() => setOutcome(undefined)}>
        {outcome === 'copied' ? <CheckIcon /> : <CopyIcon />}
      </IconButton>
      <span role="status" className="visually-hidden">
        {outcome && OUTCOMES[outcome]}
      </span>
    </>
  )
}
