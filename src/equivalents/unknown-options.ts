import { own } from '~/lib/own'

/**
 * The options that Aiven has and its Terraform provider has not, dotted, by service type. From the
 * provider's source (August 2026), compared with Aiven's schemas (July 2026): 13 of 1,043.
 */
export const UNKNOWN_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  kafka: [
    'karapace_version',
    'schema_registry_config.sasl_oauthbearer_authentication_enabled',
    'schema_registry_config.sasl_oauthbearer_authorization_enabled',
    'schema_registry_config.sasl_oauthbearer_method_roles',
    'schema_registry_config.sasl_oauthbearer_roles_claim_path',
  ],
  mysql: ['mysql.max_connections', 'mysql.max_user_connections'],
  opensearch: ['custom_repos', 'custom_keystores'],
  pg: [
    'pg_stat_plans_enable',
    'pg.pg_stat_plans.track',
    'pgbouncer.server_connect_timeout',
    'pgbouncer.server_login_retry',
  ],
}

/** True for an option, dotted, that the Terraform provider refuses as an unsupported argument. */
export function isUnknownToProvider(serviceType: string, option: string): boolean {
  return own(UNKNOWN_OPTIONS, serviceType)?.includes(option) ?? false
}
