import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { serviceTypeQuery } from '../../../api/service-types'
import type { Service } from '../../../api/services'
import { ErrorNotice } from '../../../components/ErrorNotice'
import { Dialog } from '../../../ui/Dialog'
import { Skeleton } from '../../../ui/Skeleton'
import { listOptions } from '../../../user-config/options'
import { ConfigurationForm } from './ConfigurationForm'
import type { SaveOutcome } from './outcome'

interface EditConfigurationProps {
  project: string
  service: Service
  /** An option to open with, as in a link. */
  addOption: string | undefined
  onClose: () => void
  onSaved: (outcome: SaveOutcome) => void
}

/** The dialog "Edit advanced configuration". The form starts once the type's schema has arrived. */
export default function EditConfiguration(props: EditConfigurationProps) {
  const { project, service, onClose } = props
  const type = useQuery(serviceTypeQuery(project, service.service_type))
  const options = useMemo(() => type.data && listOptions(type.data.user_config_schema), [type.data])
  if (options) return <ConfigurationForm {...props} options={options} />
  return (
    <Dialog title="Edit advanced configuration" onClose={onClose} wide>
      {type.isError ? (
        <ErrorNotice
          error={type.error}
          title="The options of this service type could not be read"
          consequence="Nothing was changed."
          onRetry={() => void type.refetch()}
          retrying={type.isFetching}
        />
      ) : (
        <Skeleton lines={6} label="Loading the options" />
      )}
    </Dialog>
  )
}
