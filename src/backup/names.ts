/** What the name of a service may be (Aiven's API). */
export const SERVICE_NAME = /^[a-z][-a-z0-9]{0,63}$/

/** Characters. */
export const LONGEST_NAME = 64

/**
 * What is wrong with the name of a new service.
 * @param name as typed
 * @param taken names that are known to be in use in the project
 * @returns a sentence, or undefined where nothing is known to speak against it
 */
export function nameProblem(name: string, taken: ReadonlySet<string>): string | undefined {
  if (name === '') return 'Enter a name'
  if (!SERVICE_NAME.test(name)) {
    return `Use lowercase letters, digits and hyphens, up to ${LONGEST_NAME} characters, starting with a letter`
  }
  return taken.has(name) ? `This project already has a service named ${name}` : undefined
}

/** Aiven's clouds are named like this; anything else is a search that is not finished. */
export const CLOUD_NAME = /^[a-z0-9]+(-[a-z0-9]+)+$/
