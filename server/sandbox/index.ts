export { createSandbox } from './create-sandbox'
export type { Sandbox, SandboxOptions } from './create-sandbox'
export { FEATURED_USERS, SANDBOX_USERS } from './users'
