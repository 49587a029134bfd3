import { fleetKey } from '~/fleet/fleet-key'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { cloudsQuery } from '~/api/clouds'
import { sessionQuery } from '~/api/session'
import type { CoverageRow } from '~/fleet/coverage'
import { count } from '~/lib/format'
import { ErrorNotice } from '~/components/ErrorNotice'
import { LeaveDialog } from '~/components/LeaveDialog'
import { Loading } from '~/components/Loading'
import { schemaFor, useCheckedForm } from '~/hooks/forms/use-checked-form'
import { useFormValues } from '~/hooks/forms/use-form-values'
import { useLeaveGuard } from '~/hooks/forms/use-leave-guard'
import { useResidency } from '~/hooks/use-residency'
import { findApiUrl } from '~/equivalents/api-url'
import { AIVEN_API } from '~/equivalents/equivalent'
import { Button } from '~/ui/Button'
import { Dialog } from '~/ui/Dialog'
import { BulkEquivalents } from './BulkEquivalents'
import { BulkActions, BulkPhase, BulkProgress } from './BulkProgress'
import { Preview } from './Preview'
import { proposalsFor } from './proposals'
import type { BulkItem, BulkRun } from './run'
import { useClouds } from './use-clouds'

interface BulkDialogProps {
  subjects: readonly CoverageRow[]
  /** What an earlier run meant to do with them. */
  planned: readonly BulkItem[]
  farKm: number
  run: BulkRun | undefined
  onStart: (items: readonly BulkItem[]) => void
  onClose: () => void
}

interface Entered {
  /** The region that was chosen for all; empty: as proposed for each. */
  forAll: string
  /** The region that was chosen for a service, by its key. */
  chosen: Readonly<Record<string, string>>
}

/** Many services get a region for their copies: what is proposed, what will be refused, the run. */
export default function BulkDialog(props: BulkDialogProps) {
  const { planned, farKm, run, onStart, onClose } = props
  // What was chosen at first: services that get their region meanwhile must not leave the list.
  const [subjects] = useState(props.subjects)
  const entered = useFormValues<Entered>(() => ({
    forAll: '',
    chosen: Object.fromEntries(planned.map((item) => [fleetKey(item), item.region])),
  }))
  const { forAll, chosen } = entered.values
  const projects = useMemo(
    () => [...new Set(subjects.map(({ service }) => service.project))],
    [subjects],
  )
  const { findClouds, reading, unread, retry } = useClouds(projects)
  const [unreadError] = unread.values()
  const findPolicy = useResidency()
  const { data: session } = useQuery(sessionQuery)
  const proposed = useMemo(
    () =>
      proposalsFor(
        subjects.filter(({ service }) => !unread.has(service.project)),
        { findClouds, findPolicy, farKm, chosen, forAll },
      ),
    [subjects, unread, findClouds, findPolicy, farKm, chosen, forAll],
  )
  const changes = useMemo(
    () =>
      proposed.flatMap(({ row: { service }, proposal }) =>
        'region' in proposal ? [{ ...service, region: proposal.region }] : [],
      ),
    [proposed],
  )

  const form = useCheckedForm<Entered, 'region'>(entered, {
    schema: schemaFor(
      reading
        ? { region: 'The regions are still loading' }
        : changes.length === 0
          ? {
              region: unreadError
                ? 'The regions could not be loaded'
                : 'None of these services can have a secondary backup location',
            }
          : {},
    ),
    fields: ['region'],
  })
  // Once it was started, what was chosen is kept with the run.
  const leaving = useLeaveGuard({ guarded: form.dirty && !form.tried, bySearch: true })
  const start = () =>
    onStart(changes.map(({ project, service, region }) => ({ project, service, region })))

  return (
    <Dialog
      title="Add secondary backup location"
      description={
        run ? (
          <BulkPhase run={run} />
        ) : (
          `${count(subjects.length, 'service')} chosen. Nothing is sent before you start.`
        )
      }
      onClose={onClose}
      wide
      step={run ? 'run' : 'choose'}
      footer={
        run ? (
          <BulkActions run={run} onClose={onClose} />
        ) : (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button
              look="primary"
              disabledReason={form.problems.region}
              onClick={() => void form.submit(start)}
            >
              Add to {count(changes.length, 'service')}
            </Button>
          </>
        )
      }
    >
      {run ? (
        <BulkProgress run={run} />
      ) : reading ? (
        <Loading
          lines={6}
          what="the regions that the projects can use"
          reads={projects.map((project) => cloudsQuery(project).queryKey)}
        />
      ) : (
        <>
          {unreadError && (
            <ErrorNotice
              error={unreadError}
              title={`The regions of ${[...unread.keys()].join(', ')} could not be loaded`}
              consequence="Services there are left out."
              onRetry={retry}
            />
          )}
          {proposed.length > 0 && (
            <Preview
              proposed={proposed}
              findClouds={findClouds}
              forAll={forAll}
              onForAll={(region) => form.change({ forAll: region, chosen: {} })}
              onChoose={(key, region) => form.change({ chosen: { ...chosen, [key]: region } })}
            />
          )}
          {changes.length > 0 && (
            <BulkEquivalents changes={changes} apiUrl={session ? findApiUrl(session) : AIVEN_API} />
          )}
        </>
      )}
      {leaving && <LeaveDialog {...leaving}>Nothing was sent: no service was changed.</LeaveDialog>}
    </Dialog>
  )
}
