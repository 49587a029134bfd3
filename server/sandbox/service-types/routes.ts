import { Hono } from 'hono'
import type { Access, Env } from '../auth'
import { ApiError } from '../errors'
import { SERVICE_TYPES } from './option-trees'
import { findPlan, plansOf, servicePlan } from './plans'
import { defaultVersion, userConfigSchema } from './schema'
import { TYPE_DESCRIPTIONS } from './texts'

/** Service types with their schemas and plans, in every form that client versions call. */
export function serviceTypeRoutes(access: Access) {
  return (
    new Hono<Env>()
      .get('/service_types', (c) => c.json(allWithPlans()))
      // Called by avn up to 4.15 before every create and update.
      .get('/project/:project/service_types', (c) => {
        access.project(c, 'project:services:read')
        return c.json(allWithPlans())
      })
      .get('/project/:project/service-types', (c) => {
        access.project(c, 'project:services:read')
        return c.json(Object.fromEntries(SERVICE_TYPES.map((type) => [type, describe(type)])))
      })
      .get('/project/:project/service-types/:type', (c) => {
        access.project(c, 'project:services:read')
        return c.json(describe(knownType(c.req.param('type'))))
      })
      .get('/project/:project/service-types/:type/plans', (c) => {
        access.project(c, 'project:services:write')
        return c.json({ service_plans: plansOf(knownType(c.req.param('type'))).map(servicePlan) })
      })
      .get('/project/:project/service-types/:type/plans/:plan', (c) => {
        access.project(c, 'project:services:read')
        const { type, plan: name } = c.req.param()
        const plan = findPlan(knownType(type), name)
        if (!plan) throw new ApiError(404, `Plan '${name}' does not exist`)
        const { regions: _regions, ...common } = servicePlan(plan)
        return c.json({ ...common, disk_space_mb: plan.diskMb })
      })
  )
}

function knownType(type: string): string {
  if (!SERVICE_TYPES.includes(type))
    throw new ApiError(404, `Service type '${type}' does not exist`)
  return type
}

function describe(type: string) {
  const schema = userConfigSchema(type)
  const latest = defaultVersion(type)
  return {
    description: TYPE_DESCRIPTIONS[type] ?? type,
    user_config_schema: schema,
    ...(latest && { default_version: latest, latest_available_version: latest }),
  }
}

function allWithPlans() {
  return {
    service_types: Object.fromEntries(
      SERVICE_TYPES.map((type) => [
        type,
        { ...describe(type), service_plans: plansOf(type).map(servicePlan) },
      ]),
    ),
  }
}
