import { listen } from '../../node/listen'
import { testSandbox } from '../../sandbox/test/support'
import { createReadApi } from '../../watch/api'
import { checkServices } from '../check-services'
import type { Finding } from '~/policy/finding'
import type { CheckReport } from '../check-report'
import { DEFAULT_POLICY } from '~/policy/policy'
import { readPolicyFile } from '../policy-file'

/** For tests: a policy from its text. */
export function policyFrom(text: string) {
  const read = readPolicyFile(text)
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  return read.policy
}

/** For tests: the sandbox over HTTP, and checks of what it holds. */
export async function checked() {
  const sandbox = testSandbox()
  const asked: { method: string; path: string }[] = []
  const fetch = (request: Request) => {
    asked.push({ method: request.method, path: new URL(request.url).pathname })
    return sandbox.fetch(request)
  }
  const listener = await listen({ fetch }, { host: '127.0.0.1', port: 0 })
  return {
    ...sandbox,
    asked,
    url: listener.url,
    check: (policy?: string, projects: readonly string[] = []): Promise<CheckReport> =>
      checkServices(createReadApi({ url: listener.url, token: 'sandbox-admin' }), {
        apiUrl: listener.url,
        policy: policy === undefined ? DEFAULT_POLICY : policyFrom(policy),
        policyFile: policy === undefined ? undefined : 'offsite.yaml',
        projects,
        signal: AbortSignal.timeout(30_000),
      }),
    fault: (body: unknown) => sandbox.call('/sandbox/faults', { method: 'POST', body }),
    close: async () => {
      await listener.close()
      sandbox.close()
    },
  }
}

/** For tests: findings in short, such as `acme/orders-pg protected holds`. */
export function inShort(findings: readonly Finding[]): string[] {
  return findings.map(({ project, service, rule, outcome }) =>
    [[project, service].filter(Boolean).join('/'), rule, outcome].filter(Boolean).join(' '),
  )
}
