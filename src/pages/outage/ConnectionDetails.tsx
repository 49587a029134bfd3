import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { serviceQuery } from '~/api/services'
import { Button } from '~/ui/Button'
import { CodeBox } from '~/ui/CodeBox'
import { looks } from '~/ui/looks'
import { connectionText } from '~/words/connection'

interface ConnectionDetailsProps {
  project: string
  service: string
}

/** Where to point clients now: read when it is opened, as lists of services do not have it. */
export function ConnectionDetails({ project, service }: ConnectionDetailsProps) {
  const [open, setOpen] = useState(false)
  const { data, error, isFetching, refetch } = useQuery({
    ...serviceQuery(project, service),
    enabled: open,
  })
  return (
    <details
      className={looks.disclosure}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        Connection details<span className="visually-hidden"> of {service}</span>
      </summary>
      {data ? (
        <CodeBox text={connectionText(data)} label={`Copy connection details of ${service}`} />
      ) : error ? (
        <>
          <p className={looks.problem}>They could not be loaded: “{error.message}”</p>
          <Button small pending={isFetching} onClick={() => void refetch()}>
            Retry
          </Button>
        </>
      ) : (
        <p className={looks.small}>Loading…</p>
      )}
    </details>
  )
}
