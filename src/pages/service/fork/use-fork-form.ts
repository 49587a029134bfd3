import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { backupsQuery, type BackupReport } from '~/api/backups'
import { nameTakenQuery } from '~/api/create-service'
import { plansQuery, priceOf } from '~/api/plans'
import { serverNow } from '~/api/server-clock'
import { serviceQuery, servicesQuery, type Service } from '~/api/services'
import {
  checkTarget,
  restoreSources,
  SERVICE_NAME,
  suggestName,
  type Location,
  type RestoreWays,
} from '~/backup/restore'
import { localZone, wallTimeOf } from '~/lib/zoned-time'
import { useCreation } from '~/hooks/use-creation'
import { afterPress } from '~/ui/after-press'
import { zonePreference } from '~/ui/preferences'
import { useStored } from '~/ui/use-stored'
import { useNow } from '~/ui/use-now'
import {
  cloudOf,
  forkProblems,
  forkRequest,
  newDraft,
  versionOf,
  type Circumstances,
  type ForkDraft,
  type ForkField,
} from './fork-draft'
import { enteredMoment } from './moment'
import { refusedField } from './refused-field'

interface ForkFormOptions {
  project: string
  service: Service
  /** As it is read again and again behind the dialog; undefined where it may not be read. */
  report: BackupReport | undefined
  ways: RestoreWays
  location: Location | undefined
  drill: boolean
  onCreated: (fork: Service) => void
}

/** The state of the dialog. What is entered is kept; what it is judged by is always the newest. */
export function useForkForm(input: ForkFormOptions) {
  const { project, service, report, ways, onCreated } = input
  const client = useQueryClient()
  const services = useQuery(servicesQuery(project))
  const plans = useQuery(plansQuery(project, service.service_type))
  const creation = useCreation(project, onCreated)
  const { doubt, error, sending } = creation
  const [zonePref, setZonePref] = useStored(zonePreference)
  const zone = zonePref === 'utc' ? 'UTC' : localZone()
  const now = serverNow(useNow(1))
  const listed = services.data?.map(({ service_name: name }) => name) ?? []

  const [stored, setDraft] = useState(() => newDraft(service, report, input.location, input.drill))
  // Until a name is entered it is the suggested one, also when the list of services arrives later.
  const [named, setNamed] = useState(false)
  const suggested = suggestName(
    service.service_name,
    new Set(listed),
    stored.drill ? 'drill' : 'fork',
  )
  const draft = named ? stored : { ...stored, name: suggested }
  const [touched, setTouched] = useState(false)
  // Fields that were left: from then on their problems are told.
  const [left, setLeft] = useState<ReadonlySet<ForkField>>(new Set())
  const [asked, setAsked] = useState<string>()
  // The second region was another one when the form was to be sent: it is told, and nothing is sent.
  const [relocated, setRelocated] = useState(false)

  const nameTaken = useQuery({
    ...nameTakenQuery(project, asked ?? ''),
    enabled: asked !== undefined && asked === draft.name && SERVICE_NAME.test(asked),
  })
  const names = new Set(nameTaken.data && asked !== undefined ? [...listed, asked] : listed)

  const circumstances: Circumstances = {
    service,
    report,
    ways,
    zone,
    now,
    names,
    plans: plans.data,
  }
  const refusal = error ? refusedField(error) : undefined
  const problems = forkProblems(draft, circumstances)
  const source = restoreSources(service, report)[draft.location]
  const cloud = cloudOf(draft, source)
  const version = versionOf(draft, zone)
  const request = version && forkRequest(draft, circumstances, project, version)

  function change(changes: Partial<ForkDraft>) {
    creation.forget()
    setTouched(true)
    setRelocated(false)
    if ('name' in changes) setNamed(true)
    setDraft((before) => {
      const after = { ...before, ...changes }
      return 'moment' in changes || 'location' in changes
        ? { ...after, wasInside: isInside(after, circumstances) }
        : after
    })
  }

  function changeZone(next: 'utc' | 'local') {
    // The moment stays, its clock changes.
    const entered = enteredMoment(draft.moment, zone)
    if (entered.kind === 'moment') {
      setDraft({ ...draft, moment: inZone(entered.instant, next === 'utc' ? 'UTC' : localZone()) })
    }
    setZonePref(next)
  }

  async function submit() {
    try {
      await creation.submit(async (send) => {
        setRelocated(false)
        setDraft(draft)
        setNamed(true)
        setLeft(new Set<ForkField>(['location', 'target', 'backup', 'name', 'plan', 'cloud']))
        const wrong = await wrongNow()
        if (wrong !== undefined) focusField(wrong)
        else if (request) await send(request)
      })
    } catch (thrown) {
      const field = refusedField(thrown)
      if (field) focusField(field)
    }
  }

  /** The first problem, judged by what Aiven says at this moment, as far as it answers. */
  async function wrongNow(): Promise<ForkField | undefined> {
    const typed = firstOf(problems)
    if (typed) return typed
    setAsked(draft.name)
    const anew = { staleTime: 0, retry: false }
    const { service_name: name } = service
    const [freshService, freshReport, taken] = await Promise.all([
      client.fetchQuery({ ...serviceQuery(project, name), ...anew }).catch(() => service),
      client.fetchQuery({ ...backupsQuery(project, name), ...anew }).catch(() => report),
      client.fetchQuery(nameTakenQuery(project, draft.name)).catch(() => false),
    ])
    // The cloud alone decides which backups are used: it must still be the one that was shown.
    const freshSource = restoreSources(freshService, freshReport)[draft.location]
    if (draft.location === 'secondary' && freshSource.cloud !== cloud) {
      setRelocated(true)
      return 'location'
    }
    return firstOf(
      forkProblems(draft, {
        ...circumstances,
        service: freshService,
        report: freshReport,
        now: serverNow(),
        names: taken ? new Set([...names, draft.name]) : names,
      }),
    )
  }

  return {
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
    price: priceOf(plans.data, draft.plan, cloud),
    /** Undefined while it is still to be chosen what to restore. */
    request,
    relocated,
    /** The problem to show with a field: told once it was left, or refused by Aiven. */
    problem: (field: ForkField) =>
      // From the moment it is sent, the name may be in use because of this very request.
      (left.has(field) && !(field === 'name' && (sending || doubt))
        ? problems[field]
        : undefined) ?? (refusal === field ? error?.message : undefined),
    /** Tells a field's problem now, whether it was left or not. */
    problems,
    leave: (field: ForkField) => {
      afterPress(() => setLeft((before) => new Set(before).add(field)))
      if (field === 'name') setAsked(draft.name)
    },
    name: nameTaken,
    nameAsked: asked === draft.name,
    touched,
    submit,
    sending,
    lookAgain: creation.lookAgain,
    looking: creation.looking,
    doubt,
    error,
    refusal,
  }
}

export type ForkForm = ReturnType<typeof useForkForm>

function isInside(draft: ForkDraft, { service, report, zone, now }: Circumstances): boolean {
  const { window } = restoreSources(service, report)[draft.location]
  const entered = enteredMoment(draft.moment, zone)
  return (
    window !== undefined &&
    entered.kind === 'moment' &&
    checkTarget(entered.instant, window, now) === 'inside'
  )
}

/** A moment as the clocks of a zone show it, with the choice that makes it the same moment again. */
export function inZone(instant: number, zone: string) {
  const wall = wallTimeOf(instant, zone)
  const entered = enteredMoment(wall, zone)
  if (entered.kind !== 'twice') return wall
  return { ...wall, occurrence: entered.twice[0] === instant ? 'first' : 'second' } as const
}

function firstOf(problems: object): ForkField | undefined {
  return ORDER.find((field) => field in problems)
}

/** As they stand in the form. */
const ORDER: readonly ForkField[] = ['location', 'target', 'backup', 'name', 'plan', 'cloud']

/** Brings a part of the form into view and into focus. */
function focusField(field: ForkField) {
  requestAnimationFrame(() => {
    const part = document.querySelector(`[data-field="${field}"]`)
    const input =
      part?.querySelector<HTMLElement>('[aria-invalid="true"]') ??
      part?.querySelector<HTMLElement>(':is(input, select)')
    input?.focus()
  })
}
