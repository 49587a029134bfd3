import type { Service } from '~/api/services'

/** For tests: a PostgreSQL service without a second region, changed as a test needs it. */
export function exampleService(changes: Partial<Service> = {}): Service {
  return {
    service_name: 'example-pg',
    service_type: 'pg',
    state: 'RUNNING',
    plan: 'business-4',
    cloud_name: 'aws-eu-central-1',
    create_time: '2026-01-01T00:00:00Z',
    update_time: '2026-01-01T00:00:00Z',
    node_count: 2,
    user_config: {},
    ...changes,
  }
}
