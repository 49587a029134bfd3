import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { findApiUrl, sessionQuery } from '~/api/session'
import type { Down } from '~/fleet/outage'
import type { ForkStep } from '~/fleet/runbook'
import { Equivalents } from '~/components/Equivalents'
import type { Creation } from '~/equivalents/create'
import { createScripts } from '~/equivalents/script'
import { Button } from '~/ui/Button'
import { download } from '~/ui/download'
import { DownloadIcon } from '~/ui/icons'
import { looks } from '~/ui/looks'
import { stepRefusal, stepWarning, writeChecklist } from '~/words/runbook'
import styles from './Scripts.module.css'

interface ScriptsProps {
  steps: readonly ForkStep[]
  down: Down
  name: string
}

/** The selected forks to take away: as a checklist, as scripts, as Terraform. */
export function Scripts({ steps, down, name }: ScriptsProps) {
  const { data: session } = useQuery(sessionQuery)
  const [open, setOpen] = useState(false)
  const apiUrl = session && findApiUrl(session)
  const baseName = `recovery-${down.name.replaceAll(/[^\w.-]+/g, '-')}`
  const title = `Recovery from the loss of ${name} (${down.name})`
  const make = useCallback(
    () => (apiUrl === undefined ? [] : makeScripts(steps, { apiUrl, title, baseName })),
    [steps, apiUrl, title, baseName],
  )
  const shown = useMemo(() => (open ? make() : []), [open, make])
  if (!session || steps.length === 0) return null
  const save = (tool: string) => {
    const script = make().find((each) => each.tool === tool)
    if (script) download(script.fileName, `${script.text}\n`, 'text/plain')
  }
  return (
    <div className={styles.scripts}>
      <div className={looks.buttons} role="group" aria-label="Download">
        <Button
          small
          icon={<DownloadIcon />}
          onClick={() =>
            download(`${baseName}.md`, writeChecklist(steps, name, new Date()), 'text/markdown')
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

function makeScripts(
  steps: readonly ForkStep[],
  { apiUrl, title, baseName }: { apiUrl: string; title: string; baseName: string },
) {
  return createScripts(
    title,
    steps.map((step) => makeCreation(step, apiUrl)),
    baseName,
  )
}

function makeCreation(step: ForkStep, apiUrl: string): Creation {
  const { project, request } = step
  const warning = stepWarning(step)
  return {
    apiUrl,
    project,
    serviceName: request.service_name,
    serviceType: request.service_type,
    plan: request.plan,
    cloud: request.cloud,
    diskMb: request.disk_space_mb,
    refusal: stepRefusal(step),
    warning: warning === undefined ? undefined : `${step.name}: ${warning}`,
    userConfig: request.user_config,
    copyTags: request.copy_tags === true,
  }
}
