import type { Cloud } from '~/api/clouds'
import { findCloud, findProvider } from './clouds'
import { countriesIn, findCountry } from './countries'
import { isObject } from '~/lib/is-object'
import { matchesName } from '~/lib/match-name'
import { own } from '~/lib/own'
import type { Placement } from './placement'
import { readTag, tagKeys } from './tag-keys'

/** The tag of a project that tells where its data and backups may be, for all who read the project. */
export const RESIDENCY_TAG = tagKeys('residency').current

/**
 * Where a project's data and backups may be. It is advice: Aiven knows nothing of it, and other tools
 * can set any region.
 */
export interface ResidencyPolicy {
  /**
   * Continents (Aiven's `geo_region`), `eu`, `eea`, codes of countries, and cloud names, which may hold
   * `*`; at least one.
   */
  allowed: readonly string[]
  source: 'file' | 'tag'
}

/** Policies of projects from a local file: the keys are project names, which may hold `*`. */
export type ResidencyRules = Readonly<Record<string, readonly string[]>>

/**
 * Reads the places of a policy as people write them in a tag: `europe`, `eu, ch`, `aws-eu-*`,
 * `north-america`. A place is not checked against the list of regions: new ones come without notice.
 * @param text places between commas, semicolons or white space
 * @returns the places in lower case, or undefined where a part cannot be one or there is none
 */
export function parseResidency(text: string): string[] | undefined {
  const places = text
    .toLowerCase()
    .split(/[,;\s]+/)
    .filter(Boolean)
  const readable = places.every((place) => /^[a-z0-9*-]+$/.test(place))
  return places.length > 0 && readable ? places : undefined
}

/**
 * The policy of a project: what the local file says of it by name, then by pattern in the file's
 * order, else the project's tag.
 * @param project its name and tags
 * @param rules from the local file
 * @returns undefined where nothing restricts it, or the tag cannot be read
 */
export function readResidency(
  project: { name: string; tags?: Record<string, string | null | undefined> | null | undefined },
  rules: ResidencyRules = {},
): ResidencyPolicy | undefined {
  const pattern = Object.keys(rules).find((key) => matchesName(key, project.name))
  const allowed = own(rules, project.name) ?? (pattern === undefined ? undefined : rules[pattern])
  if (allowed) return { allowed, source: 'file' }
  const tagged = parseResidency(readTag(project.tags, 'residency') ?? '')
  return tagged && { allowed: tagged, source: 'tag' }
}

/**
 * Whether a policy allows a region.
 * @param policy from `readResidency`
 * @param cloudName an Aiven cloud name
 * @param clouds the known clouds, for their continents
 * @returns undefined where that hangs on a country or a continent that Aiven does not tell, as of a
 *   cloud of one's own
 */
export function isAllowed(
  { allowed }: ResidencyPolicy,
  cloudName: string,
  clouds: readonly Cloud[],
): boolean | undefined {
  const cloud = findCloud(cloudName, clouds)
  const continent = cloud?.geo_region?.replaceAll(/\s+/g, '-').toLowerCase()
  const country = cloud && findCountry(cloud)
  const answers = allowed.map((place) => {
    if (matchesName(place, cloudName)) return true
    const countries = countriesIn(place)
    if (countries) return country === undefined ? undefined : countries.includes(country)
    if (place.includes('*') || findProvider(place, clouds) !== undefined) return false
    return continent === undefined ? undefined : continent === place
  })
  if (answers.includes(true)) return true
  return answers.includes(undefined) ? undefined : false
}

/** How the places of a service and its backups stand to its project's policy. */
export interface Residency {
  /** Aiven cloud names that the policy does not allow. */
  outside: readonly string[]
  /** Aiven cloud names of which nobody can say whether it does. */
  doubtful: readonly string[]
  /** There may be primary backups, and nobody can say where. */
  primaryUnknown: boolean
}

/**
 * Holds the places of a service and its backups against its project's policy: also regions that were
 * left and of which Aiven still lists copies.
 * @param placement from `readPlacement`
 * @param policy from `readResidency`
 * @param clouds the known clouds
 */
export function checkResidency(
  { serviceCloud, primary, secondary, former = [], primaryUnknown = false }: Placement,
  policy: ResidencyPolicy,
  clouds: readonly Cloud[],
): Residency {
  const places = [serviceCloud, primary, secondary, ...former].filter(Boolean)
  const judged = [...new Set(places)].map((place = '') => ({
    place,
    allowed: isAllowed(policy, place, clouds),
  }))
  const listed = (answer: boolean | undefined) =>
    judged.flatMap(({ place, allowed }) => (allowed === answer ? [place] : []))
  return { outside: listed(false), doubtful: listed(undefined), primaryUnknown }
}

/** Whether a policy is met: one place that it does not allow breaks it, whatever else is unknown. */
export function residencyVerdict(residency: Residency): 'met' | 'broken' | 'unknown' {
  if (residency.outside.length > 0) return 'broken'
  return residency.primaryUnknown || residency.doubtful.length > 0 ? 'unknown' : 'met'
}

/** A policy in words, such as `EU, CH or aws-us-*`. */
export function policyWords({ allowed }: ResidencyPolicy): string {
  const words = allowed.map((place) => (countriesIn(place) ? place.toUpperCase() : place))
  const [last = '', ...others] = words.toReversed()
  return others.length === 0 ? last : `${others.toReversed().join(', ')} or ${last}`
}

/**
 * What speaks against a region.
 * @param allowed from `isAllowed`
 * @returns undefined where the policy allows it
 */
export function residencyAdvice(
  policy: ResidencyPolicy,
  allowed: boolean | undefined,
): string | undefined {
  if (allowed === true) return undefined
  return allowed === false
    ? `Outside the project’s residency policy: ${policyWords(policy)}`
    : `Whether the project’s residency policy allows it is unknown: ${policyWords(policy)}`
}

/** What a residency file says of itself, so that another JSON file is not taken for one. */
const FILE_KIND = 'offsite-residency'

/** A policy file as text, as `readResidencyFile` reads it. */
export function residencyFile(rules: ResidencyRules): string {
  return `${JSON.stringify({ kind: FILE_KIND, version: 1, projects: rules }, null, 2)}\n`
}

/**
 * Reads a policy file.
 * @param text JSON: `{"kind": "offsite-residency", "version": 1, "projects": {"acme-*": ["europe"]}}`
 * @returns the rules, or all that is wrong with the file, a sentence each
 */
export function readResidencyFile(
  text: string,
): { rules: ResidencyRules } | { problems: readonly string[] } {
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch (error) {
    return { problems: [`The file is not JSON: ${error instanceof Error ? error.message : ''}`] }
  }
  if (!isObject(file) || file['kind'] !== FILE_KIND) {
    return { problems: [`Not a residency file: “kind” must be “${FILE_KIND}”`] }
  }
  if (file['version'] !== 1) return { problems: ['“version” must be 1'] }
  const { projects } = file
  if (!isObject(projects)) {
    return { problems: ['“projects” must be an object that maps each project to a list of places'] }
  }
  const rules: Record<string, readonly string[]> = {}
  const problems: string[] = []
  for (const [project, places] of Object.entries(projects)) {
    const problem = findProblem(project, places)
    if (problem === undefined) rules[project] = parseResidency((places as string[]).join(' ')) ?? []
    else problems.push(problem)
  }
  return problems.length > 0 ? { problems } : { rules }
}

function findProblem(project: string, places: unknown): string | undefined {
  if (!/^[a-z0-9*-]+$/i.test(project)) {
    return `“${project}” is not a project name: use letters, digits, dashes and *`
  }
  if (!Array.isArray(places) || places.length === 0) {
    return `“${project}” must have a list of at least one place, such as ["europe", "aws-us-*"]`
  }
  const odd: unknown = places.find(
    (place: unknown) => typeof place !== 'string' || parseResidency(place)?.length !== 1,
  )
  if (odd === undefined) return undefined
  return `${JSON.stringify(odd)} of “${project}” is not a continent, country or region: use letters, digits, dashes and *`
}
