import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { cloudsQuery } from '~/api/clouds'
import { plansQuery } from '~/api/plans'
import { projectsQuery } from '~/api/projects'
import { serviceTypesQuery } from '~/api/service-types'
import type { Entry } from '~/configuration/entries'
import { useCreationForm } from '~/hooks/forms/use-creation-form'
import { useFormValues } from '~/hooks/forms/use-form-values'
import { useNameLookup } from '~/hooks/forms/use-name-lookup'
import {
  createProblems,
  createRequest,
  FIELDS,
  type CreateDraft,
  type CreateField,
  type Known,
} from './create-draft'
import { refusedField } from './refused-field'
import type { CreateSearch } from './search-params'
import { useTypeOptions } from './use-type-options'

const route = getRouteApi('/projects/$project/create-service')

type Entered = Omit<CreateDraft, 'cloud' | 'rows'> & {
  /** Undefined: the default of the project. */
  cloud: string | undefined
  /** By service type: to look at another type loses nothing. */
  rows: Readonly<Record<string, readonly Entry[]>>
}

/** The state of the form. What is entered is kept; what it is judged by is always the newest. */
export function useCreateForm(project: string) {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const entered = useFormValues(() => enteredAtOpen(search))
  const { values } = entered
  const { type } = values

  const types = useQuery(serviceTypesQuery(project))
  const plans = useQuery({ ...plansQuery(project, type), enabled: type !== '' })
  const { data: clouds = [], isFetched: cloudsAsked } = useQuery(cloudsQuery(project))
  const { data: projects, isFetched: projectsAsked } = useQuery(projectsQuery)
  const { schema, options, allOptions, hasRegion } = useTypeOptions(project, type)
  const lookup = useNameLookup(project, values.name)

  const home = projects?.find(({ project_name: name }) => name === project)?.default_cloud
  const draft: CreateDraft = {
    ...values,
    cloud: values.cloud ?? home ?? '',
    region: hasRegion ? values.region : undefined,
    rows: values.rows[type] ?? [],
  }
  const known: Known = {
    names: lookup.taken,
    types: types.data && new Set(Object.keys(types.data)),
    plans: plans.data,
    clouds,
    options,
  }
  const problems = createProblems(draft, known)
  const request = createRequest(draft, options)

  const set = options.filter(({ key }) => draft.rows.some((row) => row.key === key))
  const refusedBy = (thrown: unknown) =>
    refusedField(thrown, { region: draft.region, options: set })

  const form = useCreationForm<Entered, CreateField>({
    project,
    entered,
    lookup,
    fields: FIELDS,
    problems,
    refusedField: (thrown) => refusedBy(thrown)?.field,
    isTyped: (typed) => isTyped(typed, search),
    prepare: async () => ((await lookup.isTaken()) ? 'name' : request),
  })
  const refused = form.error ? refusedBy(form.error) : undefined

  /** A choice from a list: it is in the URL too. */
  function choose(choice: Partial<Pick<CreateDraft, 'type' | 'cloud' | 'plan'>>) {
    form.change(choice)
    void navigate({
      search: (before) => ({ ...before, ...choice }),
      replace: true,
      resetScroll: false,
    })
  }

  return {
    ...form,
    /** A refusal of an option is shown at the option, not at all of them together. */
    problem: (field: CreateField) =>
      field === 'options' && refused?.option ? undefined : form.problem(field),
    draft,
    choose,
    /** A cloud that is on the list is a choice; anything else is being typed. */
    changeCloud: (cloud: string) => {
      if (clouds.some(({ cloud_name: name }) => name === cloud)) choose({ cloud })
      else form.change({ cloud })
    },
    changeRows: (rows: readonly Entry[]) => form.change({ rows: { ...values.rows, [type]: rows } }),
    /** The clouds, and which of them is the project's default, are there, or could not be loaded. */
    cloudsReady: cloudsAsked && projectsAsked,
    known,
    allOptions,
    types,
    plans,
    schema,
    hasRegion,
    refused,
    nameState: lookup.state,
    /** The API request, once the form is complete. */
    request: FIELDS.some((field) => field in problems) ? undefined : request,
  }
}

export type CreateForm = ReturnType<typeof useCreateForm>

function enteredAtOpen({ type = '', cloud, plan = '' }: CreateSearch): Entered {
  return {
    type,
    cloud,
    plan,
    name: '',
    region: undefined,
    rows: {},
    terminationProtection: false,
    tags: [],
  }
}

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
