import { count, formatNumber } from '~/lib/format'

/** A number of services that can have copies of their backups. */
export function supportingWords(services: number): string {
  return `${count(services, 'service')} that ${services === 1 ? 'supports' : 'support'} a secondary backup location`
}

/** That none of them can have copies. */
export function noneSupportsWords(services: number): string {
  return services === 1
    ? 'The only service does not support a secondary backup location.'
    : `None of ${count(services, 'service')} supports a secondary backup location.`
}

/** How many services are shown, of how many. */
export function shownWords(shown: number, services: number): string {
  const all = count(services, 'service')
  return shown === services ? all : `${formatNumber(shown)} of ${all}`
}

/** That no service is shown. */
export function noneMatchesWords(services: number): string {
  return services === 1
    ? 'The only service does not match the search and the filters.'
    : `None of the ${count(services, 'service')} matches the search and the filters.`
}
