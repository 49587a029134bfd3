import { findServiceType } from '~/backup/service-types'
import type { FleetService } from '~/fleet/fleet-service'
import { own } from '~/lib/own'
import type { Tone } from '~/ui/Chip'

const SERVICE_STATES: Record<string, { label: string; tone: Tone }> = {
  RUNNING: { label: 'Running', tone: 'success' },
  REBUILDING: { label: 'Rebuilding', tone: 'info' },
  REBALANCING: { label: 'Rebalancing', tone: 'info' },
  POWEROFF: { label: 'Powered off', tone: 'neutral' },
}

/** A service's state in the console's words; a state that is new to us is shown as it is sent. */
export function serviceStateWords(state: string): { label: string; tone: Tone } {
  return own(SERVICE_STATES, state) ?? { label: state, tone: 'neutral' }
}

/** A service type's product name; the code itself of a type that is new to us. */
export function serviceTypeName(type: string): string {
  return findServiceType(type)?.name ?? type
}

/** What a fork was made for, where not to stay. */
export const MADE_FOR_WORDS: Record<NonNullable<FleetService['madeFor']>, string> = {
  drill: 'restore drill',
  recovery: 'recovery fork',
}

/** What a figure of a disk is counted for, to follow it; empty where Aiven does not document it. */
export function diskScope(type: string): string {
  switch (findServiceType(type)?.disk) {
    case 'per-node':
      return ' per node'
    case 'in-all':
      return ' in all'
    default:
      return ''
  }
}
