import table from '../../server/sandbox/data/clouds.json'
import type { Cloud } from '~/api/clouds'

/** For tests: the clouds of Aiven, as the sandbox lists them. */
export const CLOUDS: readonly Cloud[] = table

/** For tests: one of them. */
export function cloudNamed(name: string): Cloud {
  const cloud = CLOUDS.find(({ cloud_name }) => cloud_name === name)
  if (!cloud) throw new Error(`no cloud ${name}`)
  return cloud
}
