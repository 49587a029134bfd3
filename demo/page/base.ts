/**
 * The address of the demo's folder.
 * @param script that of one of its scripts, which are in a folder below it
 */
export function findBase(script: string): URL {
  return new URL('..', script)
}
