import { Hono } from 'hono'
import type { Access, Env } from './auth'
import table from './data/clouds.json'

export interface Cloud {
  cloud_name: string
  cloud_description: string
  geo_region: string
  geo_latitude: number
  geo_longitude: number
  provider: string
  provider_description: string
}

/** Every cloud that Aiven has. */
export const CLOUDS: readonly Cloud[] = table.map(
  ({ _geo_source: _source, _provider_verified: _verified, ...cloud }) => cloud,
)
const BY_NAME = new Map(CLOUDS.map((cloud) => [cloud.cloud_name, cloud]))

/** Clouds that this organization may not use, so that the refusal can be met. */
const FORBIDDEN = new Set(['aws-af-south-1', 'azure-uae-north'])

/** The cloud of that name, if Aiven has it. */
export function findCloud(name: string): Cloud | undefined {
  return BY_NAME.get(name)
}

/** True when the organization may use the cloud. Oracle's clouds are in limited availability. */
export function mayUse(cloud: Cloud): boolean {
  return cloud.provider !== 'oci' && !FORBIDDEN.has(cloud.cloud_name)
}

/** The name of a cloud without its provider: what the provider itself calls the region. */
export function vendorRegion(cloudName: string): string {
  const provider = findCloud(cloudName)?.provider ?? ''
  return cloudName.replace(/^avn-/, '').replace(`${provider}-`, '')
}

/** The clouds of Aiven, and those that a project may use. */
export function cloudRoutes(access: Access) {
  return (
    new Hono<Env>()
      .get('/clouds', (c) => c.json({ clouds: CLOUDS }))
      // Sent by the CLI when no project is chosen.
      .get('/project//clouds', (c) => c.json({ clouds: CLOUDS }))
      // `sort_by_proximity` is ignored: the sandbox does not know where its clients are.
      .get('/project/:project/clouds', (c) => {
        access.project(c, 'project:services:write')
        return c.json({ clouds: CLOUDS.filter(mayUse) })
      })
  )
}
