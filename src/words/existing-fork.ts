import type { FleetService } from '~/fleet/fleet-service'
import type { ForkStep } from '~/fleet/runbook'
import { formatInstant } from '~/lib/format'

/** What to do about a fork that was made before this outage: its name is taken, and its data is old. */
export const OLDER_FORK_ADVICE =
  'A new fork can hold newer data: check this one, or delete it to create a new one.'

/**
 * What a fork holds that is there already. What it was restored to is not told, so no loss is claimed:
 * its creation is the only bound.
 */
export const NO_NEWER = 'its data is no newer'

/** That a fork’s name and type are all that is known of it; undefined where its source is told. */
export function sourceDoubt(existing: FleetService): string | undefined {
  return existing.forkedFrom ? undefined : 'Aiven does not say what it was made from.'
}

/** The fork that has a step’s name already, for files; undefined where there is none. */
export function existingText({ existing, older }: ForkStep): string | undefined {
  if (!existing) return undefined
  const sentences = [
    `${older ? 'An older fork has this name' : 'It exists already'}, created ${createdText(existing)}: ${NO_NEWER}.`,
    older ? OLDER_FORK_ADVICE : undefined,
    sourceDoubt(existing),
  ]
  return sentences.filter((sentence) => sentence !== undefined).join(' ')
}

/** When a fork was created, for files. */
export function createdText({ created }: FleetService): string {
  return formatInstant(created, 'utc')
}
