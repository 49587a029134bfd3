import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { Cloud } from '~/api/clouds'
import { serverNow } from '~/api/server-clock'
import { sessionQuery } from '~/api/session'
import type { Down } from '~/fleet/down'
import type { Outage } from '~/fleet/outage'
import type { ForkStep } from '~/fleet/runbook'
import { Equivalents } from '~/components/Equivalents'
import { inEnglish } from '~/lib/locale'
import { Button } from '~/ui/Button'
import { download } from '~/ui/download'
import { DownloadIcon } from '~/ui/later-icons'
import { looks } from '~/ui/looks'
import { recoveryFileName, recoveryScripts } from '~/words/recovery-scripts'
import { writeChecklist } from '~/words/checklist'
import { findApiUrl } from '~/equivalents/api-url'
import styles from './Scripts.module.css'

interface ScriptsProps {
  steps: readonly ForkStep[]
  outage: Outage
  clouds: readonly Cloud[]
  down: Down
  name: string
}

/** The selected forks to take away: as a checklist, as scripts, as Terraform. */
export function Scripts({ steps, outage, clouds, down, name }: ScriptsProps) {
  const { data: session } = useQuery(sessionQuery)
  const [open, setOpen] = useState(false)
  const apiUrl = session && findApiUrl(session)
  const make = useCallback(
    () =>
      apiUrl === undefined ? [] : inEnglish(() => recoveryScripts(steps, { down, name, apiUrl })),
    [steps, down, name, apiUrl],
  )
  const shown = useMemo(() => (open ? make() : []), [open, make])
  if (!session || steps.length === 0) return null
  const save = (tool: string) => {
    const script = make().find((each) => each.tool === tool)
    if (script) download(script.fileName, () => `${script.text}\n`, 'text/plain')
  }
  return (
    <div className={styles.scripts}>
      <div className={looks.buttons} role="group" aria-label="Download">
        <Button
          small
          icon={<DownloadIcon />}
          onClick={() =>
            download(
              `${recoveryFileName(down)}.md`,
              () => writeChecklist({ steps, outage, down, name, clouds, now: serverNow() }),
              'text/markdown',
            )
          }
        >
          Checklist
        </Button>
        <Button small icon={<DownloadIcon />} onClick={() => save('avn')}>
          avn script
        </Button>
        <Button small icon={<DownloadIcon />} onClick={() => save('curl')}>
          curl script
        </Button>
        <Button small icon={<DownloadIcon />} onClick={() => save('Terraform')}>
          Terraform
        </Button>
      </div>
      <details
        className={looks.disclosure}
        onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      >
        <summary>Show the scripts</summary>
        {open && <Equivalents items={shown} />}
      </details>
    </div>
  )
}
