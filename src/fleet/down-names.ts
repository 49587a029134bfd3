import type { Cloud } from '~/api/clouds'
import { findCloud, findProvider } from '~/backup/clouds'
import type { FleetService } from './fleet-service'
import type { Down } from './down'

/**
 * Whether what is supposed to be down is anything: Aiven lists it, or a service uses it. Of any other
 * name nothing can be judged.
 * @param down what is down, as an address can say it
 * @param services of all projects that could be read
 * @param clouds the known clouds: without them nothing is denied
 */
export function isNamed(
  { kind, name }: Down,
  services: readonly FleetService[],
  clouds: readonly Cloud[],
): boolean {
  if (clouds.length === 0) return true
  if (kind === 'continent') return clouds.some(({ geo_region: continent }) => continent === name)
  if (kind === 'provider') {
    return (
      clouds.some(({ provider }) => provider === name) ||
      services.some((one) => cloudsOf(one).some((cloud) => findProvider(cloud, clouds) === name))
    )
  }
  return (
    findCloud(name, clouds) !== undefined || services.some((one) => cloudsOf(one).includes(name))
  )
}

function cloudsOf({ cloud, locations: { primary, secondary, former } }: FleetService): string[] {
  return [cloud, primary.cloud, secondary?.cloud, ...former].filter((one) => one !== undefined)
}
