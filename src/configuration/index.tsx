import type { Service } from '~/api/services'
import { ConfigurationForm } from './ConfigurationForm'
import type { SaveOutcome } from './outcome'
import { WithOptions } from './WithOptions'

interface EditConfigurationProps {
  project: string
  service: Service
  /** An option to open with, as in a link. */
  addOption: string | undefined
  onClose: () => void
  onSaved: (outcome: SaveOutcome) => void
}

const TITLE = 'Edit advanced configuration'

/** The dialog "Edit advanced configuration". */
export default function EditConfiguration(props: EditConfigurationProps) {
  const { project, service, onClose } = props
  return (
    <WithOptions
      title={TITLE}
      project={project}
      serviceType={service.service_type}
      onClose={onClose}
    >
      {(options) => (
        <ConfigurationForm
          {...props}
          title={TITLE}
          options={options}
          addLabel="Add configuration option"
          saveLabel="Save advanced configuration"
        />
      )}
    </WithOptions>
  )
}
