import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { serviceTypeQuery } from '~/api/service-types'
import { ErrorNotice } from '~/components/ErrorNotice'
import { Loading } from '~/components/Loading'
import { Dialog } from '~/ui/Dialog'
import { listOptions, type Option } from '~/user-config/options'

interface WithOptionsProps {
  /** The dialog's title while the options are not there yet. */
  title: string
  project: string
  serviceType: string
  onClose: () => void
  children: (options: readonly Option[]) => ReactNode
}

/** A dialog that starts once the schema of the service type has arrived. */
export function WithOptions({ title, project, serviceType, onClose, children }: WithOptionsProps) {
  const type = useQuery(serviceTypeQuery(project, serviceType))
  const options = type.data && listOptions(type.data.user_config_schema)
  if (options) return children(options)
  return (
    <Dialog title={title} onClose={onClose} wide>
      {type.isError ? (
        <ErrorNotice
          error={type.error}
          title="The options of this service type could not be loaded"
          consequence="Nothing was changed."
          onRetry={() => void type.refetch()}
          retrying={type.isFetching}
        />
      ) : (
        <Loading
          lines={6}
          what="the options"
          reads={[serviceTypeQuery(project, serviceType).queryKey]}
        />
      )}
    </Dialog>
  )
}
