import type { Cloud } from '~/api/clouds'
import { areOnePlace, findCloud, findProvider } from '~/backup/clouds'

/** What is supposed to be down: one region, all of a provider, or all regions of a continent. */
export interface Down {
  kind: 'region' | 'provider' | 'continent'
  /** An Aiven cloud name, a provider's code or Aiven's `geo_region`. */
  name: string
}

/** Tells of a cloud whether it is down; undefined where that cannot be said. */
export type IsDown = (cloud: string) => boolean | undefined

/**
 * Which clouds are down: with a region, all that are in one place with it. A cloud that Aiven does not
 * list has no continent, and a provider only where its name tells.
 * @param down what is down
 * @param clouds the known clouds
 */
export function makeIsDown(down: Down, clouds: readonly Cloud[]): IsDown {
  const known = new Map<string, boolean | undefined>()
  const judge = (cloud: string) => {
    if (down.kind === 'region') return areOnePlace(cloud, down.name, clouds)
    if (down.kind === 'provider') {
      const provider = findProvider(cloud, clouds)
      return provider === undefined ? undefined : provider === down.name
    }
    const continent = findCloud(cloud, clouds)?.geo_region
    return continent ? continent === down.name : undefined
  }
  return (cloud) => {
    if (!known.has(cloud)) known.set(cloud, judge(cloud))
    return known.get(cloud)
  }
}
