import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { backupsQuery, type BackupReport } from '~/api/backups'
import type { NewService } from '~/api/create-service'
import { plansQuery } from '~/api/plans'
import { serverNow } from '~/api/server-clock'
import { serviceQuery, type Service } from '~/api/services'
import { forkPrice } from '~/backup/disk'
import type { LocationKind } from '~/backup/location'
import { suggestName, type RestoreWays } from '~/backup/restore'
import { fleetQuery } from '~/fleet/read/query'
import { readDisk } from './disk'
import { forkSources } from './sources'
import { useCreationForm } from '~/hooks/forms/use-creation-form'
import { useFormValues } from '~/hooks/forms/use-form-values'
import { useNameLookup } from '~/hooks/forms/use-name-lookup'
import { localZone } from '~/lib/zoned-time'
import { zonePreference } from '~/ui/preferences'
import { useStored } from '~/ui/use-stored'
import { useNow } from '~/ui/use-now'
import {
  chooseCloud,
  FIELDS,
  firstProblem,
  forkProblems,
  forkRequest,
  isInside,
  newDraft,
  readVersion,
  type Circumstances,
  type ForkDraft,
  type ForkField,
} from './fork-draft'
import { enteredMoment, inZone } from './moment'
import { refusedField } from './refused-field'

interface ForkFormOptions {
  project: string
  service: Service
  /** As it is read again and again behind the dialog; undefined where it may not be read. */
  report: BackupReport | undefined
  ways: RestoreWays
  location: LocationKind | undefined
  drill: boolean
}

type Entered = Omit<ForkDraft, 'name'> & {
  /** Undefined: the suggested one, also when the list of services arrives later. */
  name: string | undefined
}

/** The state of the dialog. What is entered is kept; what it is judged by is always the newest. */
export function useForkForm(input: ForkFormOptions) {
  const { project, service, report, ways } = input
  const client = useQueryClient()
  const { data: services = [] } = useQuery(fleetQuery(project))
  const plans = useQuery(plansQuery(project, service.service_type))
  const [zonePref, setZonePref] = useStored(zonePreference)
  const zone = zonePref === 'utc' ? 'UTC' : localZone()
  const now = serverNow(useNow(1))

  const entered = useFormValues<Entered>(() => ({
    ...newDraft(service, report, input.location, input.drill),
    name: undefined,
  }))
  const { values } = entered
  const suggested = suggestName(
    service.service_name,
    new Set(services.map(({ service: name }) => name)),
    values.drill ? 'drill' : 'fork',
  )
  const draft: ForkDraft = { ...values, name: values.name ?? suggested }
  const lookup = useNameLookup(project, draft.name)
  // The second region was another one when the form was to be sent: the form says so, and nothing is sent.
  const [relocated, setRelocated] = useState(false)

  const circumstances: Circumstances = {
    service,
    report,
    ways,
    zone,
    now,
    names: lookup.taken,
    plans: plans.data,
  }
  const problems = forkProblems(draft, circumstances)
  const source = forkSources(service, report)[draft.location]
  const cloud = chooseCloud(draft, source)
  const version = readVersion(draft, zone)
  const target = { plan: draft.plan, cloud }
  const disk = readDisk(target, { service, plans: plans.data, source, version })
  const request = version && forkRequest(draft, circumstances, project, version)

  const form = useCreationForm<Entered, ForkField>({
    project,
    entered,
    lookup,
    fields: FIELDS,
    problems,
    refusedField,
    bySearch: true,
    prepare,
  })

  function change(changes: Partial<Entered>) {
    setRelocated(false)
    const judged = 'moment' in changes || 'location' in changes
    form.change(
      judged
        ? { ...changes, wasInside: isInside({ ...draft, ...changes }, circumstances) }
        : changes,
    )
  }

  function changeZone(next: 'utc' | 'local') {
    // The moment stays, its clock changes.
    const moment = enteredMoment(draft.moment, zone)
    if (moment.kind === 'moment') {
      entered.change({ moment: inZone(moment.instant, next === 'utc' ? 'UTC' : localZone()) })
    }
    setZonePref(next)
  }

  /** The request, judged by what Aiven says at this moment, as far as it answers. */
  async function prepare(): Promise<NewService | ForkField> {
    setRelocated(false)
    // The name that is sent must not change to another suggestion.
    entered.change({ name: draft.name })
    const anew = { staleTime: 0, retry: false }
    const { service_name: name } = service
    const [freshService, freshReport, taken] = await Promise.all([
      client.fetchQuery({ ...serviceQuery(project, name), ...anew }).catch(() => service),
      client.fetchQuery({ ...backupsQuery(project, name), ...anew }).catch(() => report),
      lookup.isTaken(),
    ])
    // The cloud alone decides which backups are used: it must still be the one that was shown.
    const freshSource = forkSources(freshService, freshReport)[draft.location]
    if (draft.location === 'secondary' && freshSource.cloud !== cloud) {
      setRelocated(true)
      return 'location'
    }
    const wrong = firstProblem(
      forkProblems(draft, {
        ...circumstances,
        service: freshService,
        report: freshReport,
        now: serverNow(),
        names: taken ? new Set([...lookup.taken, draft.name]) : lookup.taken,
      }),
    )
    // Nothing is wrong, so there is a version and with it a request.
    return wrong ?? request ?? 'target'
  }

  return {
    ...form,
    draft,
    change,
    changeZone,
    circumstances,
    zonePref,
    plans,
    source,
    version,
    cloud,
    /** Whether a cloud is chosen, so that something can be said of it. */
    cloudChosen: problems.cloud === undefined && cloud !== '',
    disk,
    price: forkPrice(plans.data, target, disk),
    /** Undefined while it is still to be chosen what to restore. */
    request,
    relocated,
    nameState: lookup.state,
    refusal: form.error ? refusedField(form.error) : undefined,
  }
}

export type ForkForm = ReturnType<typeof useForkForm>
