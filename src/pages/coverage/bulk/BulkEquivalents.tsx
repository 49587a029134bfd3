import { clsx } from 'clsx'
import { useMemo, useState } from 'react'
import { wholeServicesQuery } from '~/api/whole-services'
import { Equivalents } from '~/components/Equivalents'
import { ErrorNotice } from '~/components/ErrorNotice'
import { Loading } from '~/components/Loading'
import { bulkEquivalents, type RegionChange } from '~/equivalents/bulk'
import { Button } from '~/ui/Button'
import { download } from '~/ui/download'
import { looks } from '~/ui/looks'
import styles from './BulkEquivalents.module.css'
import { useServices } from './use-services'

interface BulkEquivalentsProps {
  changes: readonly RegionChange[]
  apiUrl: string
}

/** The equivalent commands, made when someone opens them. */
export function BulkEquivalents(props: BulkEquivalentsProps) {
  const [open, setOpen] = useState(false)
  return (
    <details
      className={clsx(looks.disclosure, styles.tools)}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>Equivalent shell script or Terraform file</summary>
      {open && <Files {...props} />}
    </details>
  )
}

function Files({ changes, apiUrl }: BulkEquivalentsProps) {
  const projects = useMemo(() => [...new Set(changes.map(({ project }) => project))], [changes])
  const { findService, reading, unread, retry } = useServices(projects)
  const [unreadError] = unread.values()
  const items = useMemo(
    () => bulkEquivalents(changes, apiUrl, findService),
    [changes, apiUrl, findService],
  )
  if (reading)
    return (
      <Loading
        lines={4}
        what="the current state of the services"
        reads={projects.map((project) => wholeServicesQuery(project).queryKey)}
      />
    )
  const makeText = (tool: string) => items.find((item) => item.tool === tool)?.text ?? ''
  return (
    <div className={looks.stack}>
      {unreadError && (
        <ErrorNotice
          error={unreadError}
          title={`The services of ${[...unread.keys()].join(', ')} could not be loaded`}
          consequence="The Terraform file leaves them out; the shell script does not."
          onRetry={retry}
        />
      )}
      <div className={looks.buttons}>
        <Button
          small
          onClick={() => download('offsite-regions.sh', () => makeText('avn'), 'application/x-sh')}
        >
          Download the shell script
        </Button>
        <Button
          small
          onClick={() => download('offsite-regions.tf', () => makeText('Terraform'), 'text/plain')}
        >
          Download the Terraform file
        </Button>
      </div>
      <Equivalents items={items} />
    </div>
  )
}
