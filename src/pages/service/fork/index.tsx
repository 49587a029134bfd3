import { useQuery } from '@tanstack/react-query'
import type { BackupReport } from '~/api/backups'
import { hasStatus } from '~/api/errors'
import { serviceTypeQuery } from '~/api/service-types'
import type { Service } from '~/api/services'
import type { LocationKind } from '~/backup/location'
import { forkRefusal, restoreWays, type RestoreWays } from '~/backup/restore'
import { LeaveCreation } from '~/components/LeaveCreation'
import { hourlyPrice } from '~/lib/price'
import { Button } from '~/ui/Button'
import { Dialog } from '~/ui/Dialog'
import { Notice } from '~/ui/Notice'
import { BeforeYouCreate } from './BeforeYouCreate'
import { DrillChoice } from './DrillChoice'
import styles from './fork.module.css'
import { NewServiceFields } from './NewServiceFields'
import { Outcome } from './Outcome'
import { SourceChoice } from './SourceChoice'
import { useForkForm, type ForkForm } from './use-fork-form'
import { VersionChoice } from './VersionChoice'

interface NewForkProps {
  project: string
  service: Service
  /** Undefined where it may not be read. */
  report: BackupReport | undefined
  /** The location to begin with, as in a link. */
  location: LocationKind | undefined
  /** Begin with a restore drill. */
  drill: boolean
  onClose: () => void
}

const TITLE = 'New database fork'

/** The dialog behind “Fork & restore”. */
export default function NewFork(props: NewForkProps) {
  const { project, service, onClose } = props
  const type = useQuery(serviceTypeQuery(project, service.service_type))
  // A schema that cannot be read must not stand in the way of a restore.
  const ways = restoreWays(service.service_type, type.data?.user_config_schema)
  const refusal = forkRefusal(service, ways)
  if (refusal === undefined) return <ForkDialog {...props} ways={ways} />
  return (
    <Dialog title={TITLE} onClose={onClose} footer={<Button onClick={onClose}>Close</Button>}>
      <Notice tone="warning" title={`${service.service_name} cannot be forked`}>
        <p>{refusal}</p>
      </Notice>
    </Dialog>
  )
}

function ForkDialog(props: NewForkProps & { ways: RestoreWays }) {
  const { project, service, onClose } = props
  const form = useForkForm(props)
  const { doubt, sending } = form
  return (
    <Dialog
      title={TITLE}
      description={`A new service, restored from a backup of ${service.service_name}. ${service.service_name} itself is not touched.`}
      onClose={onClose}
      wide
      footer={
        <>
          <p className={styles.summary}>{summarize(form)}</p>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            pending={sending}
            disabledReason={doubt ? 'Check first whether it was already created' : undefined}
            onClick={() => void form.submit()}
          >
            Create fork
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {hasStatus(form.plans.error, 403) && (
          <Notice tone="info" title="Your token may not be allowed to create a fork">
            <p>
              Aiven’s response for plans: “{form.plans.error.message}”. Creating a fork requires the
              permission project:services:write or role:services:recover. You can still try.
            </p>
          </Notice>
        )}
        <SourceChoice project={project} form={form} />
        <VersionChoice form={form} />
        <DrillChoice form={form} />
        <NewServiceFields project={project} form={form} />
        <BeforeYouCreate project={project} form={form} />
        <Outcome form={form} />
      </div>
      {form.leaving && <LeaveCreation what="fork" {...form.leaving} />}
    </Dialog>
  )
}

function summarize({ draft, cloud, price }: ForkForm): string {
  const purpose = draft.drill ? 'Restore drill ' : ''
  const place = cloud === '' ? '' : ` in ${cloud}`
  return `${purpose}${draft.name}${place}${price === undefined ? '' : `, USD ${hourlyPrice(price.usd)} per hour`}`
}
