import type { Cloud } from '~/api/clouds'
import { own } from '~/lib/own'

/** ISO 3166 codes by how Aiven's descriptions of clouds name the country; `England` is London's. */
const COUNTRIES: Readonly<Record<string, string>> = {
  Australia: 'au',
  Austria: 'at',
  Belgium: 'be',
  Brazil: 'br',
  Bulgaria: 'bg',
  Canada: 'ca',
  Chile: 'cl',
  Croatia: 'hr',
  Cyprus: 'cy',
  Czech: 'cz',
  Denmark: 'dk',
  Doha: 'qa',
  England: 'gb',
  Estonia: 'ee',
  Finland: 'fi',
  France: 'fr',
  Germany: 'de',
  Greece: 'gr',
  Gävle: 'se',
  'Hong Kong': 'hk',
  Hungary: 'hu',
  Iceland: 'is',
  India: 'in',
  Indonesia: 'id',
  Ireland: 'ie',
  Israel: 'il',
  Italy: 'it',
  Jakarta: 'id',
  Japan: 'jp',
  Korea: 'kr',
  Latvia: 'lv',
  Liechtenstein: 'li',
  Lithuania: 'lt',
  Luxembourg: 'lu',
  Madrid: 'es',
  Malta: 'mt',
  Mexico: 'mx',
  Netherlands: 'nl',
  Norway: 'no',
  Poland: 'pl',
  Portugal: 'pt',
  Qatar: 'qa',
  Romania: 'ro',
  'Saudi Arabia': 'sa',
  Scotland: 'gb',
  Singapore: 'sg',
  Slovakia: 'sk',
  Slovenia: 'si',
  'South Africa': 'za',
  'South Korea': 'kr',
  Spain: 'es',
  Sweden: 'se',
  Switzerland: 'ch',
  Taiwan: 'tw',
  UAE: 'ae',
  UK: 'gb',
  'United Arab Emirates': 'ae',
  'United Kingdom': 'gb',
  'United States': 'us',
  'US East': 'us',
  'US West': 'us',
  Wales: 'gb',
}

const EU = 'at be bg hr cy cz de dk ee es fi fr gr hu ie it lt lu lv mt nl pl pt ro se si sk'.split(
  ' ',
)

/** The European Union and the European Economic Area, which are not the continent. */
const UNIONS: Readonly<Record<string, readonly string[]>> = {
  eu: EU,
  eea: [...EU, 'is', 'li', 'no'],
}

/** A description names a country by how it begins: `Germany Central` is Germany. */
const NAMES = Object.entries(COUNTRIES)

/**
 * The country that a cloud is in, by its description (`Europe, Germany - Amazon Web Services:
 * Frankfurt`): the API has no field for it.
 * @param cloud as listed by the API
 * @returns an ISO 3166 code of two letters in lower case; undefined where the description names none
 *   that is known here
 */
export function findCountry(cloud: Cloud): string | undefined {
  const [, area = '', place = ''] =
    /^([^,]*),\s*(.*?)\s+-\s/.exec(cloud.cloud_description ?? '') ?? []
  for (const text of [area, place]) {
    const match = NAMES.find(([name]) => text === name || text.startsWith(`${name} `))
    if (match) return match[1]
  }
  return undefined
}

/**
 * Whether a word of a policy means a country: `eu`, `eea` or an ISO 3166 code.
 * @param word in lower case
 * @returns the codes it stands for; undefined for other words
 */
export function countriesIn(word: string): readonly string[] | undefined {
  return own(UNIONS, word) ?? (/^[a-z]{2}$/.test(word) ? [word] : undefined)
}

/** Which border a copy crosses: that of the European Union, or that of a country. */
export type Crossing = { leaves: 'eu' | 'country'; from: string; to: string }

/**
 * The border between two clouds: data that leaves a country, or the EU, may meet other laws.
 * @param from where the data is now
 * @param to where its copy goes
 * @returns with ISO 3166 codes; undefined where both are in one country, or a country is unknown
 */
export function findCrossing(from: Cloud | undefined, to: Cloud | undefined): Crossing | undefined {
  const [here, there] = [from, to].map((cloud) => cloud && findCountry(cloud))
  if (here === undefined || there === undefined || here === there) return undefined
  const leaves = EU.includes(here) && !EU.includes(there) ? 'eu' : 'country'
  return { leaves, from: here, to: there }
}
