import { Hono } from 'hono'
import { printJson } from '../../exact-json'
import type { Access, Env } from '../auth'
import type { Clock } from '../clock'
import { CLOUDS, findCloud, mayUse, type Cloud } from '../clouds'
import { ApiError } from '../errors'
import { knownAccount } from '../organization'
import { sendJson } from '../send-json'
import { SERVICE_TYPES } from './option-trees'
import {
  findPlan,
  isOffered,
  planPrice,
  planSpecification,
  listPlans,
  servicePlan,
  type Plan,
} from './plans'
import { defaultVersion, userConfigSchema } from './schema'
import { describeType, isServiceType } from './table'
import { serviceVersions } from './versions'

/** Service types with their schemas, versions, plans and prices, in every form that clients call. */
export function serviceTypeRoutes(clock: Clock, access: Access) {
  return (
    new Hono<Env>()
      .get('/service_types', (c) => sendJson(c, everyCatalogue()))
      // Called by avn up to 4.15 before every create and update, and for lists of types and plans.
      .get('/project/:project/service_types', (c) => {
        access.project(c, 'project:services:read')
        return sendJson(c, projectCatalogue())
      })
      .get('/project/:project/service-types', (c) => {
        access.project(c, 'project:services:read')
        const types = SERVICE_TYPES.map((type) => [type, describe(type)])
        return sendJson(c, printJson(Object.fromEntries(types)))
      })
      .get('/project/:project/service-types/:type', (c) => {
        access.project(c, 'project:services:read')
        return sendJson(c, printJson(describe(knownType(c.req.param('type')))))
      })
      .get('/project/:project/service-types/:type/plans', (c) => {
        access.project(c, 'project:services:write')
        const plans = listPlans(knownType(c.req.param('type')))
        return c.json({ service_plans: plans.map((plan) => servicePlan(plan, usableClouds())) })
      })
      .get('/project/:project/service-types/:type/plans/:plan', (c) => {
        access.project(c, 'project:services:read')
        const { type, plan } = c.req.param()
        return c.json(planSpecification(knownPlan(type, plan)))
      })
      .get('/project/:project/pricing/service-types/:type/plans/:plan/clouds/:cloud', (c) => {
        access.project(c, 'project:services:read')
        const { type, plan: name, cloud: cloudName } = c.req.param()
        const plan = knownPlan(type, name)
        const cloud = findCloud(cloudName)
        if (!cloud) throw doesNotExist('Cloud', cloudName)
        if (!mayUse(cloud) || !isOffered(plan, cloud)) {
          // Unverified status and text.
          throw new ApiError(404, `Plan '${name}' is not available in cloud '${cloudName}'`)
        }
        return c.json(planPrice(plan, cloud))
      })
      .get('/service_versions', (c) => c.json({ service_versions: serviceVersions(clock.now()) }))
      .get('/account/:account/service_versions', (c) => {
        knownAccount(c.req.param('account'))
        return c.json({ service_versions: serviceVersions(clock.now()) })
      })
  )
}

/** Unverified: 404, not 400, and the text. The CLI and Terraform take both. */
function doesNotExist(what: string, name: string): ApiError {
  return new ApiError(404, `${what} '${name}' does not exist`)
}

function knownType(type: string): string {
  if (!isServiceType(type)) throw doesNotExist('Service type', type)
  return type
}

function knownPlan(type: string, name: string): Plan {
  const plan = findPlan(knownType(type), name)
  if (!plan) throw doesNotExist('Plan', name)
  return plan
}

function describe(type: string) {
  const schema = userConfigSchema(type)
  const latest = defaultVersion(type)
  return {
    description: describeType(type),
    user_config_schema: schema,
    ...(latest && { default_version: latest, latest_available_version: latest }),
  }
}

const usableClouds = () => CLOUDS.filter(mayUse)

// Megabytes that never change: written once, when they are first asked for.
const everyCatalogue = once(() => catalogue(CLOUDS))
const projectCatalogue = once(() => catalogue(usableClouds()))

/** All types with their plans in these clouds, as JSON. */
function catalogue(clouds: readonly Cloud[]): string {
  const types = SERVICE_TYPES.map((type) => [
    type,
    { ...describe(type), service_plans: listPlans(type).map((plan) => servicePlan(plan, clouds)) },
  ])
  return printJson({ service_types: Object.fromEntries(types) })
}

function once(make: () => string): () => string {
  let made: string | undefined
  return () => (made ??= make())
}
