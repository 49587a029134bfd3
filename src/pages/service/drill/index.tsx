import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { plansQuery, type ServicePlan } from '~/api/plans'
import { serverNow } from '~/api/server-clock'
import { isInTransition, type Service } from '~/api/services'
import { sessionQuery } from '~/api/session'
import { servicePrice, type ForkPrice } from '~/backup/disk'
import { readDrill, type Drill } from '~/backup/drill'
import { drillRecord } from '~/backup/drill-record'
import { Button } from '~/ui/Button'
import { download } from '~/ui/download'
import { EmptyState } from '~/ui/EmptyState'
import { looks } from '~/ui/looks'
import { Section } from '~/ui/Section'
import { Nodes } from '../overview/Nodes'
import { TabHeading } from '../TabHeading'
import { TabTitle } from '../TabTitle'
import { useService } from '../use-service'
import { Checklist } from './Checklist'
import { DeleteDialog } from './DeleteDialog'
import styles from './drill.module.css'
import { useJournal } from './journal'
import { PrintedRecord } from './PrintedRecord'
import { Result } from './Result'
import { Timing } from './Timing'

const route = getRouteApi('/projects/$project/services/$service/drill')

export default function DrillTab() {
  const { project, name, query } = useService()
  const drill = query.data && readDrill(query.data, project)
  return (
    <>
      <TabTitle tab="Restore drill" />
      <TabHeading>Restore drill</TabHeading>
      {query.data &&
        (drill ? (
          <KnownDrill
            key={query.data.create_time}
            project={project}
            fork={query.data}
            drill={drill}
            readAt={query.dataUpdatedAt}
          />
        ) : (
          <EmptyState title={`${name} is not a restore drill`}>
            <p>A fork is a restore drill only if it was created as one: its tags say so.</p>
          </EmptyState>
        ))}
    </>
  )
}

interface KnownDrillProps {
  project: string
  fork: Service
  drill: Drill
  readAt: number
}

function KnownDrill({ project, fork, drill, readAt }: KnownDrillProps) {
  const { dialog } = route.useSearch()
  const navigate = route.useNavigate()
  const { data: session } = useQuery(sessionQuery)
  const client = useQueryClient()
  const offers = plansQuery(project, fork.service_type)
  const plans = useQuery(offers)
  const { journal, kept, setCheck, setNotes } = useJournal(project, fork)
  const price = priceOf(fork, plans.data)
  const record = makeRecord(price)
  const save = useMutation({
    mutationFn: async () => {
      // A record is kept: it waits for a price that is on its way.
      const read = plans.isPending
        ? await client.ensureQueryData(offers).catch(noPlans)
        : plans.data
      download(
        `restore-drill-${fork.service_name}.json`,
        () => `${JSON.stringify(makeRecord(priceOf(fork, read)), null, 2)}\n`,
        'application/json',
      )
    },
  })
  const open = (next: 'delete' | undefined) =>
    void navigate({ search: { dialog: next }, resetScroll: false })

  function makeRecord(price: ForkPrice | undefined) {
    return drillRecord({
      project,
      fork,
      drill,
      journal,
      readFrom: session?.upstream === 'sandbox' ? 'sandbox' : session?.host,
      recordedBy: session?.user?.email,
      price,
      readAt: serverNow(readAt),
    })
  }

  return (
    <>
      <Timing project={project} fork={fork} drill={drill} price={price} />
      {isInTransition(fork) && <Nodes service={fork} />}
      <Checklist journal={journal} kept={kept} onCheck={setCheck} onNotes={setNotes} />
      <Result project={project} fork={fork} drill={drill} />
      <Section title="Record">
        <p className={looks.muted}>Download a complete record; unknown values are marked.</p>
        <div className={styles.buttons}>
          <Button pending={save.isPending} onClick={() => save.mutate()}>
            Download record
          </Button>
          <Button onClick={() => window.print()}>Print</Button>
        </div>
      </Section>
      <Section title="End of the drill">
        <p className={looks.muted}>You are billed for the fork until you delete it.</p>
        <div className={styles.buttons}>
          <Button look="danger" onClick={() => open('delete')}>
            Delete this fork
          </Button>
        </div>
      </Section>
      <PrintedRecord record={record} drill={drill} />
      {dialog === 'delete' && (
        <DeleteDialog
          project={project}
          fork={fork}
          drill={drill}
          downloading={save.isPending}
          onDownload={() => save.mutate()}
          onClose={() => open(undefined)}
        />
      )}
    </>
  )
}

/** Where they cannot be read, the record says that the price is unknown. */
const noPlans = () => undefined

/** What an hour of the fork costs, with the storage that it got beyond its plan's. */
function priceOf(fork: Service, plans: readonly ServicePlan[] | undefined): ForkPrice | undefined {
  const { plan, cloud_name: cloud, disk_space_mb: diskMb } = fork
  return servicePrice(plans, { plan, cloud, diskMb: diskMb ?? undefined })
}
