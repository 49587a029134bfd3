import type { Cloud } from '~/api/clouds'
import type { NewService } from '~/api/create-service'
import type { ServicePlan } from '~/api/plans'
import { CLOUD_NAME, nameProblem } from '~/backup/names'
import { findRefusal } from '~/backup/region-choices'
import { BACKUP_REGIONS_OPTION } from '~/backup/secondary-region'
import { serviceTypeName } from '~/words/service'
import type { Option } from '~/user-config/options'
import { patchFor } from '~/user-config/patch'
import { checkEntry, editsFrom, type Entry } from '~/configuration/entries'

export interface Tag {
  id: number
  key: string
  value: string
}

/** What has been chosen and typed. */
export interface CreateDraft {
  type: string
  cloud: string
  plan: string
  name: string
  /** Undefined: no copy in another region. Empty: one is wanted, but not chosen yet. */
  region: string | undefined
  rows: readonly Entry[]
  terminationProtection: boolean
  tags: readonly Tag[]
}

/** What the draft is judged by; all of it may change while the form is open. */
export interface Known {
  /** Names that are known to be in use. */
  names: ReadonlySet<string>
  /** Codes of the types that the project can have; undefined where they are unknown. */
  types: ReadonlySet<string> | undefined
  /** Undefined where they are unknown. */
  plans: readonly ServicePlan[] | undefined
  clouds: readonly Cloud[]
  /** Of the chosen type, as they are at creation. */
  options: readonly Option[]
}

/** The parts of the form that a problem can be about, in their order. */
export const FIELDS = ['type', 'cloud', 'plan', 'name', 'region', 'options', 'tags'] as const
export type CreateField = (typeof FIELDS)[number]

/** What speaks against sending the draft, by the part of the form that it is about. */
export function createProblems(
  draft: CreateDraft,
  known: Known,
): Partial<Record<CreateField, string>> {
  const broken = draft.rows.some((row) => {
    const option = known.options.find(({ key }) => key === row.key)
    return option && checkEntry(option, row, {}).length > 0
  })
  const problems: { [field in CreateField]: string | undefined } = {
    type: typeProblem(draft.type, known.types),
    cloud: cloudProblem(draft.cloud),
    plan: planProblem(draft, known.plans),
    name: nameProblem(draft.name, known.names),
    region: regionProblem(draft, known.clouds),
    options: broken ? 'Correct the options' : undefined,
    tags: draft.tags.some((tag) => tagProblem(tag, draft.tags)) ? 'Correct the tags' : undefined,
  }
  return Object.fromEntries(Object.entries(problems).filter(([, text]) => text !== undefined))
}

function typeProblem(type: string, types: Known['types']): string | undefined {
  if (type === '') return 'Choose a service type'
  return types?.has(type) === false ? `There is no service type ${type} in this project` : undefined
}

function cloudProblem(cloud: string): string | undefined {
  if (cloud === '') return 'Choose a cloud'
  return CLOUD_NAME.test(cloud) ? undefined : 'Choose a cloud from the list or type its name'
}

function planProblem({ type, plan, cloud }: CreateDraft, plans: Known['plans']) {
  if (plan === '') return 'Choose a plan'
  if (!plans) return undefined
  const known = plans.find(({ service_plan: name }) => name === plan)
  if (!known) return `${serviceTypeName(type)} has no plan ${plan}: choose another one`
  return notOffered(known, cloud)
    ? `The plan ${plan} is not offered in ${cloud}: choose another plan or cloud`
    : undefined
}

/** Whether Aiven says that a plan is not offered in a cloud. */
export function notOffered({ regions }: ServicePlan, cloud: string): boolean {
  return regions != null && cloud !== '' && !(cloud in regions)
}

function regionProblem({ region, cloud }: CreateDraft, clouds: readonly Cloud[]) {
  if (region === undefined) return undefined
  if (region === '') return 'Choose a region or turn off the copy'
  if (!CLOUD_NAME.test(region)) return 'Choose a region from the list or type its name'
  return findRefusal(region, { serviceCloud: cloud, primaryCloud: cloud }, clouds)
}

/** What is wrong with a tag. */
export function tagProblem(tag: Tag, tags: readonly Tag[]): string | undefined {
  if (tag.key.trim() === '') return 'Enter a key or remove the tag'
  return tags.some(({ id, key }) => id < tag.id && key.trim() === tag.key.trim())
    ? 'A tag with this key already exists'
    : undefined
}

/** The request that creates the service. */
export function createRequest(draft: CreateDraft, options: readonly Option[]): NewService {
  const { region, tags } = draft
  return {
    service_name: draft.name,
    service_type: draft.type,
    plan: draft.plan,
    cloud: draft.cloud,
    user_config: {
      ...patchFor(options, {}, editsFrom(options, draft.rows, {})),
      ...(region === undefined ? {} : { [BACKUP_REGIONS_OPTION]: [region] }),
    },
    ...(tags.length > 0
      ? { tags: Object.fromEntries(tags.map(({ key, value }) => [key.trim(), value])) }
      : {}),
    ...(draft.terminationProtection ? { termination_protection: true } : {}),
  }
}
