/**
 * The tags that Offsite writes, without their prefix. Aiven's documentation allows letters, digits,
 * `_` and `-` in keys; an earlier version wrote a colon, and its tags are still read.
 */
export type TagName =
  | 'rpo'
  | 'residency'
  | 'drill'
  | 'drill_source'
  | 'drill_location'
  | 'drill_newest'
  | 'drill_not_running'
  | 'drill_running'
  | 'drill_result'
  | 'drill_result_at'

type Tags = Readonly<Record<string, string | null | undefined>>

/** The key of a tag as it is written now, and as an earlier version wrote it. */
export function tagKeys(name: TagName): { current: string; old: string } {
  return { current: `offsite_${name}`, old: `offsite:${name}` }
}

/**
 * What a tag of Offsite's says.
 * @param tags of a service or a project
 * @returns undefined where there is none
 */
export function readTag(tags: Tags | null | undefined, name: TagName): string | undefined {
  const { current, old } = tagKeys(name)
  return tags?.[current] ?? tags?.[old] ?? undefined
}

/**
 * The changes that set a tag; the one that an earlier version wrote goes.
 * @param value null removes the tag
 * @param before the tags as they are, so that only what is there is removed
 */
export function writeTag(
  name: TagName,
  value: string | null,
  before: Tags | null | undefined,
): Record<string, string | null> {
  const { current, old } = tagKeys(name)
  const isThere = (key: string) => before?.[key] != null
  return {
    ...(value !== null || isThere(current) ? { [current]: value } : {}),
    ...(isThere(old) ? { [old]: null } : {}),
  }
}
