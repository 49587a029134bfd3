import { printJson } from '~/lib/json'
import { CodeBox } from '~/ui/CodeBox'
import { looks } from '~/ui/looks'

interface RequestPreviewProps {
  method: 'POST' | 'PUT' | 'PATCH'
  path: string
  /** As it may be shown: without secrets. */
  body: unknown
  /** Secrets in it are left out. */
  hidden: boolean
}

/** Exactly what is sent, to read and to copy. */
export function RequestPreview({ method, path, body, hidden }: RequestPreviewProps) {
  const text = `${method} ${path}\n${printJson(body, 2)}`
  return (
    <>
      <CodeBox text={text} label="Copy request" />
      {hidden && <p className={looks.small}>Secrets are hidden here but are sent.</p>}
    </>
  )
}
