import * as z from 'zod/mini'
import { backupsSchema } from '~/api/backups-shape'
import { cloudsSchema } from '~/api/clouds-shape'
import { eventsSchema } from '~/api/events-shape'
import { plansSchema } from '~/api/plans-shape'
import { projectsSchema } from '~/api/projects-shape'
import { serviceTypeSchema, serviceTypesSchema } from '~/api/service-types-shape'
import { oneServiceSchema, serviceSchema } from '~/api/services-shape'
import { vpcsSchema } from '~/api/vpcs-shape'
import { meSchema } from '../gateway'

/** The calls that look at something, as `server/gateway/allowed.ts` has them, and what signing in asks. */
export type Kind =
  | 'me'
  | 'projects'
  | 'clouds'
  | 'services'
  | 'projectClouds'
  | 'vpcs'
  | 'events'
  | 'types'
  | 'type'
  | 'plans'
  | 'service'
  | 'backups'

interface CallFacts {
  /** The address, with `{…}` for each name. */
  pattern: string
  /** The console's own schema of the answer. */
  answer: z.core.$ZodType
  /** What the places in the answer begin with, where the answer itself is the thing. */
  root: string
}

const SERVICE = '/v1/project/{project}/service/{service}'
const TYPES = '/v1/project/{project}/service-types'

/** All of them. Lists of services are read with all that a service's own page reads, too. */
export const CALLS: Readonly<Record<Kind, CallFacts>> = {
  me: { pattern: '/v1/me', answer: meSchema, root: '' },
  projects: { pattern: '/v1/project', answer: projectsSchema, root: '' },
  clouds: { pattern: '/v1/clouds', answer: cloudsSchema, root: '' },
  services: {
    pattern: '/v1/project/{project}/service',
    answer: z.object({ services: z.array(serviceSchema) }),
    root: '',
  },
  projectClouds: { pattern: '/v1/project/{project}/clouds', answer: cloudsSchema, root: '' },
  vpcs: { pattern: '/v1/project/{project}/vpcs', answer: vpcsSchema, root: '' },
  events: { pattern: '/v1/project/{project}/events', answer: eventsSchema, root: '' },
  types: { pattern: TYPES, answer: serviceTypesSchema, root: 'types' },
  type: { pattern: `${TYPES}/{type}`, answer: serviceTypeSchema, root: 'type' },
  plans: { pattern: `${TYPES}/{type}/plans`, answer: plansSchema, root: '' },
  service: { pattern: SERVICE, answer: oneServiceSchema, root: '' },
  backups: { pattern: `${SERVICE}/backups`, answer: backupsSchema, root: 'report' },
}

/** One call, and what it is about. */
export interface Call {
  kind: Kind
  project?: string
  service?: string
  /** The code of a service type. */
  type?: string
}

/** Newest events that are asked for: their shape is the same in all. */
const EVENTS = 100

/**
 * The address that a call asks, with its query.
 * @param name what stands for each name: itself, percent-encoded, when left out
 */
export function makePath(call: Call, name: (what: Part, text: string) => string = encode): string {
  const path = CALLS[call.kind].pattern.replaceAll(/\{(\w+)\}/g, (_, part: string) => {
    const what = part as Part
    return name(what, call[what] ?? '')
  })
  return call.kind === 'events' ? `${path}?limit=${EVENTS}` : path
}

/** What a name in an address is the name of. */
export type Part = 'project' | 'service' | 'type'

function encode(_: Part, text: string): string {
  return encodeURIComponent(text)
}
