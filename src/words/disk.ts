import type { ForkDisk, ForkPrice } from '~/backup/disk'
import { formatBytes } from '~/lib/format'
import { diskScope, serviceTypeName } from './service'

/** What a sentence about a fork's disk names. */
export interface DiskNames {
  /** The source's name and type. */
  service: string
  type: string
  /** The fork's plan. */
  plan: string
}

/**
 * Whether what is restored fits, in a sentence.
 * @param disk from `forkDisk`
 */
export function diskFitText(disk: ForkDisk, { type, plan }: DiskNames): string {
  const { bytes, fit } = disk
  const room = disk.askMb ?? disk.planMb
  if (bytes === undefined) {
    return 'Whether the data fits on the fork’s disk is unknown: Aiven does not report the size of the backup.'
  }
  const data = formatBytes(bytes)
  if (room === undefined) {
    return `Whether the ${data} to restore fit on the fork’s disk is unknown: the disk of ${plan} could not be loaded.`
  }
  const size = `${diskSize(room)}${diskScope(type)}`
  switch (fit) {
    case 'fits':
      return `The fork’s disk, ${size}, holds the ${data} to restore.`
    case 'tight': {
      const free = Math.floor((1 - bytes / (room * 2 ** 20)) * 100)
      return `The fork’s disk is ${size}, and ${data} are restored: leaving only ${free} % free.`
    }
    case 'too-small':
      return `The fork’s disk would be ${size}, too small for the ${data} to restore.`
    default:
      return `Whether the ${data} to restore fit on the fork’s disk is unknown: Aiven does not document whether the ${size} are for each node of ${serviceTypeName(type)} or for all of them.`
  }
}

/**
 * What became of the storage that was added to the source.
 * @returns undefined where there is nothing to say
 */
export function addedDiskText(
  disk: ForkDisk,
  { service, type, plan }: DiskNames,
): string | undefined {
  const { askMb, planMb, overCapMb } = disk
  if (overCapMb !== undefined) {
    const most = diskSize(askMb ?? planMb ?? 0)
    return `${service} has more storage than ${plan} allows: the fork gets ${most}${diskScope(type)}, the most there is.`
  }
  if (askMb === undefined) return undefined
  const alone = planMb === undefined ? '' : `, where ${plan} alone has ${diskSize(planMb)}`
  return `The fork is asked for with the disk of ${service}: ${diskSize(askMb)}${diskScope(type)}${alone}.`
}

/**
 * Why a fork cannot be made with this disk.
 * @returns undefined where nothing is known to speak against it
 */
export function diskRefusal(disk: ForkDisk, names: DiskNames): string | undefined {
  return disk.fit === 'too-small' ? diskFitText(disk, names) : undefined
}

/**
 * What to say of the disk beside a command that makes the fork.
 * @returns undefined where it fits, or nothing is known
 */
export function diskWarning(disk: ForkDisk, names: DiskNames): string | undefined {
  return disk.fit === 'tight' || disk.fit === 'in-doubt' ? diskFitText(disk, names) : undefined
}

/** What to add to a price that storage was added to. */
export const ADDED_DISK_WORDS: Record<ForkPrice['addedDisk'], string> = {
  none: '',
  included: ', with the added storage',
  unknown: ', without the added storage: Aiven lists no price for it',
}

/** A disk's size, of which Aiven counts MiB. */
export function diskSize(mb: number): string {
  return formatBytes(mb * 2 ** 20)
}
