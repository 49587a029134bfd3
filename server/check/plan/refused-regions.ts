import type { Cloud } from '~/api/clouds-shape'
import { findCloud } from '~/backup/clouds'
import { findRefusal } from '~/backup/region-choices'
import type { Refusal } from '~/policy/rules/subject'
import type { PlannedService } from './planned-service'

/**
 * Why Aiven will not take the regions that a plan sets, or may not. Aiven docs: at most one, and of the
 * provider of the service and its primary backups.
 * @param clouds Aiven's list; empty where it was not read
 * @returns undefined where nothing is known to speak against them
 */
export function refuseRegions(
  { service, regions }: PlannedService,
  clouds: readonly Cloud[],
): Refusal | undefined {
  const [region, ...more] = regions
  if (region === undefined) return undefined
  if (more.length > 0) {
    const found = `It sets ${regions.length} secondary backup locations (${regions.join(', ')}), and Aiven takes one.`
    return { outcome: 'broken', found }
  }
  const { cloud: primaryCloud = service.cloud } = service.locations.primary
  const source = { serviceCloud: service.cloud, primaryCloud }
  // What a region in one place with the service or its backups protects is judged anyway.
  if (Object.values(source).includes(region)) return undefined
  const why = findRefusal(region, source, clouds)
  if (why !== undefined) return { outcome: 'broken', found: `Aiven refuses ${region}. ${why}.` }
  return clouds.length === 0 || findCloud(region, clouds)
    ? undefined
    : {
        outcome: 'unknown',
        found: `${region} is not in Aiven’s list of regions: it is misspelt, or a cloud of your own.`,
      }
}
