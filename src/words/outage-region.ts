import type { RegionFacts } from '~/fleet/outage-regions'
import { count, formatNumber } from '~/lib/format'

/** All that the map says of a region: the table has the same in its cells. */
export function regionSentence(facts: RegionFacts): string {
  return [
    count(facts.services, 'service'),
    facts.services > 0 && `${aloneWords(facts)} if it goes down`,
    facts.copies > 0 && `holds copies of ${formatNumber(facts.copies)}`,
    facts.down !== undefined && stateWords(facts),
  ]
    .filter(Boolean)
    .join('; ')
}

/** What becomes of the services of a region if it alone goes down. */
function aloneWords({ alone: { recoverable, lost, unknown } }: RegionFacts): string {
  return [
    `${formatNumber(recoverable)} recoverable`,
    `${formatNumber(lost)} lost`,
    ...(unknown > 0 ? [`${formatNumber(unknown)} unknown`] : []),
  ].join(', ')
}

/** What the chosen outage does to a region. */
export function stateWords({ down, recoversHere }: RegionFacts): string {
  if (down) return 'Down'
  const not = down === undefined ? 'Unknown' : 'Stays up'
  return recoversHere > 0 ? `${not}, recovers ${formatNumber(recoversHere)}` : not
}
