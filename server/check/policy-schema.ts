import * as z from 'zod'
import { parseObjective } from '~/backup/objective'
import { SERVICE_TYPES } from '~/backup/service-types'
import { RULES, type Policy } from '~/policy/policy'
import { isPlace, suggestPlace } from './policy-place'

const name = z.string().min(1)
const patterns = z.array(name).min(1)

/** A length of time as it is written in the tag `offsite_rpo`, in seconds. */
const duration = z.string().transform((text, { issues, value }) => {
  const seconds = parseObjective(text)
  if (seconds !== undefined) return seconds
  const message = `“${text}” is not a length of time from a minute to a year. Write it as 4h, 90m or 90d`
  issues.push({ code: 'custom', input: value, message })
  return z.NEVER
})

const serviceType = z
  .string()
  .refine((type) => type.includes('*') || Object.hasOwn(SERVICE_TYPES, type), {
    error: ({ input }) =>
      `“${String(input)}” is not a service type that Offsite knows. Use one of ${Object.keys(SERVICE_TYPES).join(', ')}, or a pattern with *`,
  })

/** As in the tag `offsite_residency`. */
const place = z.string().refine(isPlace, {
  error: ({ input }) => {
    const meant = suggestPlace(String(input)) ?? 'europe, eu, ch or aws-eu-*'
    return `“${String(input)}” is not a continent, country or region. Write it as ${meant}`
  },
})

/** Which services a rule is for: all that meet each condition that is given. `*` stands for any characters. */
const match = z.strictObject({
  projects: patterns.optional(),
  services: patterns.optional(),
  types: z.array(serviceType).min(1).optional(),
  tags: z.record(name, z.string()).optional(),
})

const demands = z.strictObject({
  protected: z.boolean().default(true),
  rpo: duration.optional(),
  min_distance_km: z.number().positive().max(20_000).optional(),
  /** Continents, `eu`, `eea`, codes of countries and names of clouds, which may hold `*`. */
  residency: z.array(place).min(1).optional(),
  drill_within: duration.optional(),
})

const rule = z.strictObject({
  name,
  match: match.default({}),
  require: demands.prefault({}),
  /** It may match no service; otherwise that is a finding, as a misspelt name would pass every check. */
  optional: z.boolean().default(false),
})

const exception = z.strictObject({
  project: name,
  service: name,
  /** Left out: all of them. */
  rules: z.array(z.enum(RULES)).min(1).optional(),
  /** The last day on which it counts, in UTC. */
  until: z.iso.date({
    error: ({ input }) =>
      `“${String(input)}” is not a day. Write the last day of the exception, such as 2027-01-31`,
  }),
  reason: z.string().trim().min(1),
})

/** A policy as its file holds it. */
export const policySchema: z.ZodType<Policy> = z.strictObject({
  version: z.literal(1),
  rules: z
    .array(rule)
    .min(1)
    .refine((rules) => new Set(rules.map((one) => one.name)).size === rules.length, {
      error: 'Two rules have the same name. Give each its own, as findings name them',
    }),
  exceptions: z.array(exception).default([]),
})
