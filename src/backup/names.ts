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
    return `Lower-case letters, digits and dashes, ${LONGEST_NAME} at most, beginning with a letter`
  }
  return taken.has(name) ? `There is a service ${name} in this project already` : undefined
}

/** Aiven's clouds are named like this; anything else is a search that is not finished. */
export const CLOUD_NAME = /^[a-z0-9]+(-[a-z0-9]+)+$/
