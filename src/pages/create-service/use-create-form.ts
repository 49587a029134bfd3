import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { cloudsQuery } from '~/api/clouds'
import { nameTakenQuery } from '~/api/create-service'
import { plansQuery } from '~/api/plans'
import { projectsQuery } from '~/api/projects'
import { serviceTypeQuery, serviceTypesQuery } from '~/api/service-types'
import { servicesQuery, type Service } from '~/api/services'
import { SERVICE_NAME } from '~/backup/restore'
import { BACKUP_REGIONS_OPTION, supportOf } from '~/backup/support'
import { useCreation } from '~/hooks/use-creation'
import { afterPress } from '~/ui/after-press'
import { atCreation } from '~/user-config/creation'
import { listOptions, type Option } from '~/user-config/options'
import type { Entry } from '~/configuration/entries'
import { focusOption } from '~/configuration/use-configuration-form'
import {
  createProblems,
  createRequest,
  FIELDS,
  type CreateDraft,
  type CreateField,
  type Known,
} from './create-draft'
import { refusedField } from './refused-field'
import type { CreateSearch } from './search'

const route = getRouteApi('/projects/$project/create-service')

type Entered = Omit<CreateDraft, 'cloud' | 'rows'> & {
  /** Undefined: the default of the project. */
  cloud: string | undefined
  /** By service type: to look at another type loses nothing. */
  rows: Readonly<Record<string, readonly Entry[]>>
}

const NO_OPTIONS: readonly Option[] = []

/** The state of the form. What is entered is kept; what it is judged by is always the newest. */
export function useCreateForm(project: string, onCreated: (service: Service) => void) {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const client = useQueryClient()
  const creation = useCreation(project, onCreated)
  const { doubt, error } = creation
  const [entered, setEntered] = useState<Entered>(() => ({
    type: search.type ?? '',
    cloud: search.cloud,
    plan: search.plan ?? '',
    name: '',
    region: undefined,
    rows: {},
    terminationProtection: false,
    tags: [],
  }))
  const { type } = entered

  const types = useQuery(serviceTypesQuery(project))
  const schema = useQuery({ ...serviceTypeQuery(project, type), enabled: type !== '' })
  const plans = useQuery({ ...plansQuery(project, type), enabled: type !== '' })
  const services = useQuery(servicesQuery(project))
  const { data: clouds = [], isPending: cloudsPending } = useQuery(cloudsQuery(project))
  const { data: projects, isPending: projectsPending } = useQuery(projectsQuery)
  const allOptions = useMemo(
    () => schema.data && atCreation(listOptions(schema.data.user_config_schema)),
    [schema.data],
  )
  // The region has a part of the form of its own.
  const options = useMemo(
    () => (allOptions ?? NO_OPTIONS).filter(({ key }) => key !== BACKUP_REGIONS_OPTION),
    [allOptions],
  )
  const regionOption = allOptions?.find(({ key }) => key === BACKUP_REGIONS_OPTION)
  const hasRegion =
    supportOf(type) !== 'unsupported' &&
    (allOptions === undefined || regionOption?.field.deprecated === false)

  // Fields that were left: from then on their problems are told.
  const [left, setLeft] = useState<ReadonlySet<CreateField>>(new Set())
  const [asked, setAsked] = useState<string>()

  const home = projects?.find(({ project_name: name }) => name === project)?.default_cloud
  const draft: CreateDraft = {
    ...entered,
    cloud: entered.cloud ?? home ?? '',
    region: hasRegion ? entered.region : undefined,
    rows: entered.rows[type] ?? [],
  }

  const nameTaken = useQuery({
    ...nameTakenQuery(project, asked ?? ''),
    enabled: asked !== undefined && asked === draft.name && SERVICE_NAME.test(asked),
  })
  const listed = services.data?.map(({ service_name: name }) => name) ?? []
  const known: Known = {
    names: new Set(nameTaken.data && asked !== undefined ? [...listed, asked] : listed),
    types: types.data && new Set(Object.keys(types.data)),
    plans: plans.data,
    clouds,
    options,
  }
  const problems = createProblems(draft, known)
  const request = createRequest(draft, options)

  const set = options.filter(({ key }) => draft.rows.some((row) => row.key === key))
  const refusalOf = (thrown: unknown) =>
    refusedField(thrown, { region: draft.region, options: set })
  const refused = error ? refusalOf(error) : undefined

  function change(changes: Partial<Entered>) {
    creation.forget()
    setEntered((before) => ({ ...before, ...changes }))
  }

  /** A choice from a list: it is in the URL too. */
  function choose(choice: Partial<Pick<CreateDraft, 'type' | 'cloud' | 'plan'>>) {
    change(choice)
    void navigate({
      search: (before) => ({ ...before, ...choice }),
      replace: true,
      resetScroll: false,
    })
  }

  async function submit() {
    try {
      await creation.submit(async (send) => {
        setLeft(new Set(FIELDS))
        const wrong = await wrongNow()
        if (wrong) focusField(wrong)
        else await send(request)
      })
    } catch (thrown) {
      const at = refusalOf(thrown)
      if (at?.option) focusOption(at.option.option.key)
      else if (at) focusField(at.field)
    }
  }

  /** The first problem, also with a name that somebody else has just taken. */
  async function wrongNow(): Promise<CreateField | undefined> {
    const first = FIELDS.find((field) => field in problems)
    if (first) return first
    setAsked(draft.name)
    const taken = await client.fetchQuery(nameTakenQuery(project, draft.name)).catch(() => false)
    return taken ? 'name' : undefined
  }

  return {
    draft,
    change,
    choose,
    /** A cloud that is on the list is a choice; anything else is being typed. */
    changeCloud: (cloud: string) => {
      if (clouds.some(({ cloud_name: name }) => name === cloud)) choose({ cloud })
      else change({ cloud })
    },
    changeRows: (rows: readonly Entry[]) => change({ rows: { ...entered.rows, [type]: rows } }),
    /** The clouds, and which of them is the project's default, are there. */
    cloudsReady: !cloudsPending && !projectsPending,
    known,
    /** Also the one that has a part of the form of its own. */
    allOptions: allOptions ?? NO_OPTIONS,
    types,
    plans,
    schema,
    hasRegion,
    problems,
    /** The problem to show with a field: told once it was left, or refused by Aiven. */
    problem: (field: CreateField): string | undefined =>
      // From the moment it is sent, the name may be in use because of this very request.
      (left.has(field) && !(field === 'name' && (creation.isPending || doubt))
        ? problems[field]
        : undefined) ?? (refused?.field === field && !refused.option ? error?.message : undefined),
    refusedOption: refused?.option,
    refused,
    left,
    leave: (field: CreateField) => {
      afterPress(() => setLeft((before) => new Set(before).add(field)))
      if (field === 'name') setAsked(draft.name)
    },
    nameAsked: asked === draft.name && SERVICE_NAME.test(draft.name),
    nameTaken,
    /** What is sent, once nothing speaks against it. */
    request: FIELDS.some((field) => field in problems) ? undefined : request,
    typedSomething: isTyped(entered, search),
    submit,
    sending: creation.sending,
    lookAgain: creation.lookAgain,
    looking: creation.looking,
    doubt,
    error,
  }
}

export type CreateForm = ReturnType<typeof useCreateForm>

/** Whether leaving would lose something: what is in the URL is not lost. */
function isTyped(entered: Entered, search: CreateSearch): boolean {
  return (
    entered.name !== '' ||
    (entered.cloud ?? '') !== (search.cloud ?? '') ||
    entered.plan !== (search.plan ?? '') ||
    entered.region !== undefined ||
    entered.terminationProtection ||
    entered.tags.length > 0 ||
    Object.values(entered.rows).some((rows) => rows.length > 0)
  )
}

/** Brings a part of the form into view and into focus. */
function focusField(field: CreateField) {
  requestAnimationFrame(() => {
    const part = document.querySelector(`[data-field="${field}"]`)
    const input =
      part?.querySelector<HTMLElement>('[aria-invalid="true"]') ??
      part?.querySelector<HTMLElement>(':checked') ??
      part?.querySelector<HTMLElement>(':is(input, select, textarea)')
    input?.focus()
  })
}
