import { BACKUP_REGIONS_OPTION, secondaryRegion } from '~/backup/secondary-region'
import { copySupport } from '~/backup/service-types'
import type { Reading } from './ask'
import { findPattern, type Finding } from './findings'
import type { Evidence } from './evidence'
import { readRegionOption } from './region-option'
import { median } from './rules'

/** How the API answered. */
export interface Conditions {
  /** Seconds by which the API's clock is ahead of the one here; null where no answer had a time. */
  clockAhead: number | null
  /** Milliseconds from a question to its whole answer. */
  roundTrip: { median: number; longest: number }
  /** How often the API answered that too much was asked, and headers that speak of limits. */
  limits: { refused: number; headers: string[] }
  /** Calls that Aiven marks as deprecated. */
  deprecated: string[]
}

/** Beyond this, in seconds, somebody must set a clock: Offsite goes by the API's. */
const CLOCK_OFF = 60

/** Milliseconds that nobody should wait for a page. */
const SLOW = 5000

/** How the API answered these calls. */
export function measureConditions(readings: readonly Reading[]): Conditions {
  const skews = readings.flatMap(({ skew }) => skew ?? [])
  const times = readings.map(({ milliseconds }) => milliseconds)
  return {
    clockAhead: skews.length === 0 ? null : Math.round(median(skews) / 1000),
    roundTrip: { median: Math.round(median(times)), longest: Math.round(Math.max(0, ...times)) },
    limits: {
      refused: readings.filter(({ status }) => status === 429).length,
      headers: [...new Set(readings.flatMap(({ limits }) => limits))],
    },
    deprecated: [
      ...new Set(readings.flatMap(({ call, deprecated }) => (deprecated ? findPattern(call) : []))),
    ],
  }
}

/** What of it is wrong. */
export function conditionFindings({ clockAhead, roundTrip }: Conditions): Finding[] {
  const about = { at: '', breaks: false, times: 1 }
  return [
    ...(clockAhead !== null && Math.abs(clockAhead) > CLOCK_OFF
      ? [{ ...about, problem: `The clocks differ by ${Math.abs(clockAhead)} s` }]
      : []),
    ...(roundTrip.longest > SLOW
      ? [{ ...about, problem: `A response took ${Math.round(roundTrip.longest / 1000)} s` }]
      : []),
  ]
}

/** Whether backups to another region look turned on, in a sentence. */
export function describeCopies({ listed, schemas }: Evidence): string {
  const able = listed.filter(({ service }) => copySupport(service.service_type) === 'yes')
  const withRegion = able.filter(({ service }) => secondaryRegion(service.user_config))
  if (withRegion.length > 0) {
    return `Backups to another region look turned on: ${withRegion.length} of ${able.length} services that can have a region have one.`
  }
  const offers = [...schemas].flatMap(([type, schema]) =>
    copySupport(type) === 'yes' ? [readRegionOption(schema)] : [],
  )
  if (offers.length === 0)
    return 'Whether backups to another region are turned on: nothing was seen.'
  return offers.includes('offered')
    ? `Backups to another region may be turned on: the option ${BACKUP_REGIONS_OPTION} is offered, and no service that was seen uses it.`
    : `Backups to another region look turned off: the option ${BACKUP_REGIONS_OPTION} is not offered.`
}
