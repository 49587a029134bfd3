import { join } from 'node:path'
import { errorText } from '../error-text'
import { makeFolder } from '../node/data-folder'
import { listen, type Listener } from '../node/listen'
import { hasDatabase } from '../node/sqlite'
import { StoreProblem } from '../store-problem'
import { createSandbox, FEATURED_USERS, type Sandbox } from '../sandbox'
import { fileName, openSandbox } from '../sandbox/open-sandbox'
import type { Lifetime } from './lifetime'
import { print, printError } from './print'
import type { SandboxData, SandboxOptions } from './sandbox-options'
import { StartError } from './start-error'

/**
 * Runs the sandbox alone.
 * @throws StartError, ListenError
 */
export async function runSandbox(options: SandboxOptions, lifetime: Lifetime): Promise<void> {
  const sandbox = lifetime.add(await openData(options))
  const { host, port } = options
  const listener = lifetime.add(await listen(sandbox, { host, port }))
  print(`\n${describeSandbox(sandbox, listener)}`)
  lifetime.endOnSignals()
}

/** Said where an install has left out the package for databases. */
const IN_MEMORY = 'Its data ends with this process, and no history is kept: npm install libsql'

/**
 * Opens the sandbox in its data folder, or in memory where the package for databases is missing.
 * @throws StartError
 */
export function openData(options: SandboxData): Promise<Sandbox> {
  const { data: folder, fleet } = options
  const filling = { log: printError, ...(fleet !== undefined && { fleet }) }
  return explainData(options, async () => {
    if (!hasDatabase()) return createSandbox(filling)
    await makeFolder(folder)
    return openSandbox({ data: join(folder, fileName(fleet)), ...filling })
  })
}

/**
 * Works with the data folder, and tells the user what is wrong with it.
 * @throws StartError
 */
export async function explainData<Result>(
  { data: folder, fleet }: SandboxData,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const isDamaged = error instanceof StoreProblem && error.kind === 'damaged'
    throw new StartError(
      isDamaged
        ? `The sandbox cannot use ${join(folder, fileName(fleet))}: ${errorText(error)}. It was left there. To start again, move it away or choose another folder with --data.`
        : `The sandbox cannot use its data in ${folder}: ${errorText(error)}.`,
    )
  }
}

/** What a user needs to know of a sandbox that runs: its tokens, its address, what it holds. */
export function describeSandbox({ holds }: Sandbox, { url }: Listener): string {
  const width = Math.max(...FEATURED_USERS.map((user) => user.token.length))
  const users = FEATURED_USERS.map(
    ({ token, description }) => `  ${token.padEnd(width)}  ${description}`,
  )
  return [
    'Sign in with a token of the sandbox:',
    ...users,
    '',
    `The sandbox, an Aiven API for avn, curl and Terraform: ${url}`,
    `  ${describeHoldings(holds)}`,
    ...(hasDatabase() ? [] : [`  ${IN_MEMORY}`]),
    `  AIVEN_WEB_URL=${url} AIVEN_AUTH_TOKEN=${FEATURED_USERS[0]?.token}`,
  ].join('\n')
}

function describeHoldings({ services, projects, seededIn }: Sandbox['holds']): string {
  const count = `${services.toLocaleString('en')} services in ${projects.toLocaleString('en')} projects`
  return seededIn === undefined
    ? `${count}, as they were left`
    : `${count}, made in ${(seededIn / 1000).toFixed(1)} s`
}
