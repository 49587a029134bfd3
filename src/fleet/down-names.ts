import type { Cloud } from '~/api/clouds'
import { findCloud, findProvider } from '~/backup/clouds'
import type { FleetService } from './fleet-service'
import { makeIsDown, type Down } from './down'

const NO_CLOUDS: readonly Cloud[] = []

/**
 * Whether what is supposed to be down is anything: Aiven lists it, or a service uses it. Of any other
 * name nothing can be judged.
 * @param down what is down, as an address can say it
 * @param services of all projects that could be read
 * @param clouds the known clouds
 */
export function isNamed(
  { kind, name }: Down,
  services: readonly FleetService[],
  clouds: readonly Cloud[],
): boolean {
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

/**
 * The same where the list of clouds is not known: whether a service runs in it by the name of its cloud
 * alone. Of anything else nobody can say that nothing is there.
 * @param down what is down, as an address can say it
 * @param services of all projects that could be read
 */
export function isNamedByService(down: Down, services: readonly FleetService[]): boolean {
  const isDown = makeIsDown(down, NO_CLOUDS)
  return services.some(({ cloud }) => isDown(cloud) === true)
}

function cloudsOf({ cloud, locations: { primary, secondary, former } }: FleetService): string[] {
  return [cloud, primary.cloud, secondary?.cloud, ...former].filter((one) => one !== undefined)
}
