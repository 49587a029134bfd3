import { createSandbox, type Sandbox, type SandboxOptions } from './create-sandbox'
import { openSeeded } from './open-seeded'
import { readSeeding, seedStore } from './seeding'

/** The file in a data folder that holds what a sandbox was seeded with: each seeding has its own. */
export function fileName(fleet?: number): string {
  return fleet === undefined ? 'sandbox.db' : `${readSeeding(fleet).name}.db`
}

/**
 * Opens a sandbox that keeps what it knows in a file. Data in a format of before is put aside, not
 * overwritten, and damaged data is left as it is.
 * @param options.data the file, which is made where it is missing
 * @throws StoreProblem when the file cannot be opened, is in use, is damaged or not a database; an
 *   error when it holds another seeding
 */
export function openSandbox({
  data,
  ...options
}: Omit<SandboxOptions, 'store'> & { data: string }): Sandbox {
  const { fleet, now = Date.now, seed = 1, log = () => {} } = options
  const fill = (into: Parameters<typeof seedStore>[0]) =>
    seedStore(into, readSeeding(fleet), now(), seed)
  const { store, seededIn } = openSeeded(data, fill, log)
  try {
    const sandbox = createSandbox({ ...options, store })
    return {
      ...sandbox,
      holds: { ...sandbox.holds, ...(seededIn !== undefined && { seededIn }) },
    }
  } catch (error) {
    store.close()
    throw error
  }
}
