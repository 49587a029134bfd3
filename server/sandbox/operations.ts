import { ApiError } from './errors'

/** What a token can be limited to (Aiven's published scopes). */
export type Scope =
  'accounts:read' | 'projects:read' | 'services:read' | 'services:write' | 'user:read' | 'all'

/** An operation of the API: its name, and the scope that a token needs if it has scopes. */
interface Operation {
  id: string
  scope: Scope
}

const operation = (id: string, scope: Scope): Operation => ({ id, scope })

/**
 * Aiven's names of the operations, by method and path. Unverified: the scopes, but those of the
 * projects, the user, the accounts, services, backups, the report and the metrics. What may not be
 * covered by a narrower one takes `all`.
 */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  'GET /access_token': operation('AccessTokenList', 'all'),
  'POST /access_token': operation('AccessTokenCreate', 'all'),
  'PUT /access_token/:token': operation('AccessTokenUpdate', 'all'),
  'DELETE /access_token/:token': operation('AccessTokenRevoke', 'all'),
  'GET /me': operation('UserInfo', 'user:read'),
  'POST /me/expire_tokens': operation('UserExpireTokens', 'all'),
  'POST /me/logout': operation('UserLogout', 'user:read'),
  'GET /account': operation('AccountList', 'accounts:read'),
  'GET /account/:account': operation('AccountGet', 'accounts:read'),
  'GET /account/:account/projects': operation('AccountProjectsList', 'accounts:read'),
  'GET /account/:account/service_versions': operation('ListServiceVersions', 'projects:read'),
  'GET /organizations': operation('UserOrganizationsList', 'accounts:read'),
  'GET /organization/:organization': operation('OrganizationGet', 'accounts:read'),
  'GET /organization/:organization/projects': operation(
    'OrganizationProjectsList',
    'accounts:read',
  ),
  'GET /organization/:organization/project/:project': operation(
    'OrganizationProjectsGet',
    'projects:read',
  ),
  'GET /organization/:organization/permissions/project/:project': operation(
    'PermissionsGet',
    'accounts:read',
  ),
  'GET /organization/:organization/permissions/organization/:resource': operation(
    'PermissionsGet',
    'accounts:read',
  ),
  'GET /organization/:organization/permissions/organization_unit/:resource': operation(
    'PermissionsGet',
    'accounts:read',
  ),
  'GET /project': operation('ProjectList', 'projects:read'),
  'GET /project/:project': operation('ProjectGet', 'projects:read'),
  'GET /project/:project/alerts': operation('ProjectAlertsList', 'projects:read'),
  'GET /project/:project/clouds': operation('ListProjectClouds', 'projects:read'),
  'GET /project/:project/events': operation('ProjectGetEventLogs', 'projects:read'),
  'GET /project/:project/kms/ca': operation('ProjectKmsGetCA', 'projects:read'),
  'GET /project/:project/static-ips': operation('StaticIPList', 'projects:read'),
  'GET /project/:project/tags': operation('ProjectTagsList', 'projects:read'),
  'PUT /project/:project/tags': operation('ProjectTagsReplace', 'all'),
  'PATCH /project/:project/tags': operation('ProjectTagsUpdate', 'all'),
  'GET /project/:project/users': operation('ProjectUserList', 'projects:read'),
  'GET /project/:project/vpcs': operation('VpcList', 'projects:read'),
  'POST /project/:project/integration': operation('ServiceIntegrationCreate', 'services:write'),
  'GET /project/:project/service_types': operation('ListProjectServiceTypes', 'services:read'),
  'GET /project/:project/service-types': operation('ListServiceTypes', 'services:read'),
  'GET /project/:project/service-types/:type': operation('ServiceTypeGet', 'services:read'),
  'GET /project/:project/service-types/:type/plans': operation(
    'ProjectServicePlanList',
    'services:read',
  ),
  'GET /project/:project/service-types/:type/plans/:plan': operation(
    'ProjectServicePlanSpecsGet',
    'services:read',
  ),
  'GET /project/:project/pricing/service-types/:type/plans/:plan/clouds/:cloud': operation(
    'ProjectServicePlanPriceGet',
    'services:read',
  ),
  'GET /project/:project/service': operation('ServiceList', 'services:read'),
  'POST /project/:project/service': operation('ServiceCreate', 'services:write'),
  'GET /project/:project/service/:service': operation('ServiceGet', 'services:read'),
  'PUT /project/:project/service/:service': operation('ServiceUpdate', 'services:write'),
  'DELETE /project/:project/service/:service': operation('ServiceDelete', 'services:write'),
  'GET /project/:project/service/:service/alerts': operation('ServiceAlertsList', 'services:read'),
  'GET /project/:project/service/:service/backups': operation('ServiceBackupsGet', 'services:read'),
  'POST /project/:project/service/:service/backup_to_another_region/report': operation(
    'ServiceBackupToAnotherRegionReport',
    'services:write',
  ),
  'GET /project/:project/service/:service/db': operation('ServiceDatabaseList', 'services:read'),
  'GET /project/:project/service/:service/integration': operation(
    'ServiceIntegrationList',
    'services:read',
  ),
  'POST /project/:project/service/:service/logs': operation(
    'ProjectGetServiceLogs',
    'services:read',
  ),
  'PUT /project/:project/service/:service/maintenance/start': operation(
    'ServiceMaintenanceStart',
    'services:write',
  ),
  'POST /project/:project/service/:service/metrics': operation(
    'ServiceMetricsFetch',
    'services:write',
  ),
  'GET /project/:project/service/:service/migration': operation(
    'ServiceGetMigrationStatus',
    'services:read',
  ),
  'GET /project/:project/service/:service/tags': operation(
    'ProjectServiceTagsList',
    'services:read',
  ),
  'PUT /project/:project/service/:service/tags': operation(
    'ProjectServiceTagsReplace',
    'services:write',
  ),
  'PATCH /project/:project/service/:service/tags': operation(
    'ProjectServiceTagsUpdate',
    'services:write',
  ),
  'POST /project/:project/service/:service/task': operation('ServiceTaskCreate', 'services:write'),
  'GET /project/:project/service/:service/task/:task': operation('ServiceTaskGet', 'services:read'),
  'GET /project/:project/service/:service/user': operation('ServiceUserList', 'services:read'),
  'GET /project/:project/service/:service/user/:user': operation('ServiceUserGet', 'services:read'),
}

const PATTERNS = Object.entries(OPERATIONS).map(([key, found]) => {
  const [method = '', path = ''] = key.split(' ')
  return { method, pattern: new RegExp(`^/v1${path.replace(/:[^/]+/g, '[^/]+')}$`), found }
})

/** The operation that a request asks for; undefined for one that is not emulated or needs no token. */
export function findOperation(method: string, path: string): Operation | undefined {
  return PATTERNS.find((one) => one.method === method && one.pattern.test(path))?.found
}

/** By public reports. */
export function noPermission(method: string, path: string): ApiError {
  const name = findOperation(method, path)?.id ?? `${method} ${path}`
  return new ApiError(403, `You don't have permission to perform this action: ${name}`)
}

/** Unverified: that a scope which may write does not read as well. */
const WRITING_READS = false

/**
 * Whether a token's scopes cover a request; one without scopes does everything that its owner may.
 * What is not emulated is covered by `all` only.
 */
export function isInScopes(scopes: readonly string[], method: string, path: string): boolean {
  if (scopes.length === 0 || scopes.includes('all')) return true
  const scope = findOperation(method, path)?.scope
  if (scope === undefined) return false
  if (WRITING_READS && scope === 'services:read' && scopes.includes('services:write')) return true
  return scopes.includes(scope)
}
