import * as z from 'zod'

/** What Terraform will do to one object. */
const changeSchema = z.object({
  actions: z.array(z.string()),
  before: z.unknown(),
  after: z.unknown(),
  /** Of the shape of `after`: true in place of each value that is known only after the apply. */
  after_unknown: z.unknown(),
})

const resourceSchema = z.object({
  /** With modules and keys, such as `module.db["eu"].aiven_pg.main[0]`. */
  address: z.string(),
  mode: z.string().optional(),
  type: z.string(),
  /** Of an object that another one has replaced already, and that is still to be deleted. */
  deposed: z.string().optional(),
  change: changeSchema,
})

const planSchema = z.object({
  format_version: z.string(),
  resource_changes: z.array(resourceSchema).optional(),
  /** What Terraform will plan only once something else was applied. */
  deferred_changes: z.array(z.object({ resource_change: resourceSchema })).optional(),
  errored: z.boolean().optional(),
  complete: z.boolean().optional(),
})

/** An object of a plan. */
export type PlannedResource = z.output<typeof resourceSchema>

export interface Plan {
  resources: readonly PlannedResource[]
  deferred: readonly PlannedResource[]
  /** Planning failed, so services may be missing. */
  errored: boolean
  /** Something is left for a later plan. */
  complete: boolean
}

const HOW_TO = 'Make it with: terraform plan -out=tfplan && terraform show -json tfplan > plan.json'

/**
 * Reads a plan as `terraform show -json` or `tofu show -json` prints it (format 1, and 0.x before it).
 * @returns the plan, or why it cannot be used and what to do
 */
export function readPlan(text: string): { plan: Plan } | { problem: string } {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return { problem: `it is not one JSON document. ${HOW_TO}` }
  }
  const document: Record<string, unknown> =
    typeof value === 'object' && value !== null ? { ...value } : {}
  if (!('planned_values' in document) && !('resource_changes' in document)) {
    const what = 'values' in document ? 'it is a state, not a plan' : 'it is not a plan'
    return { problem: `${what}. ${HOW_TO}` }
  }
  const parsed = planSchema.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return { problem: `its ${issue?.path.join('.')} cannot be read. ${HOW_TO}` }
  }
  const { format_version: version, ...plan } = parsed.data
  if (!/^[01]\./.test(version)) {
    return { problem: `Offsite does not know its format ${version}, only 1.x` }
  }
  return {
    plan: {
      resources: plan.resource_changes ?? [],
      deferred: (plan.deferred_changes ?? []).map(({ resource_change: resource }) => resource),
      errored: plan.errored ?? false,
      complete: plan.complete ?? true,
    },
  }
}
