import type { RegionFacts } from '~/fleet/outage-regions'
import { count, formatNumber } from '~/lib/format'

/** All that the map says of a region: the table has the same in its cells. */
export function regionSentence(facts: RegionFacts): string {
  return [
    count(facts.services, 'service'),
    facts.services > 0 && `${aloneWords(facts)} if it goes down`,
    facts.copies + facts.copiesUnknown > 0 && `holds copies of ${copiesText(facts)}`,
    facts.down !== undefined && stateWords(facts),
  ]
    .filter(Boolean)
    .join('; ')
}

/** Of how many services a region holds copies, as far as known. */
export function copiesText({
  copies,
  copiesUnknown,
}: Pick<RegionFacts, 'copies' | 'copiesUnknown'>): string {
  const known = formatNumber(copies)
  return copiesUnknown > 0 ? `${known}, unknown for ${formatNumber(copiesUnknown)}` : known
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
