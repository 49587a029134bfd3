import type { Step } from '~/user-config/json'
import type { Field } from '~/user-config/field'
import type { Option } from '~/user-config/options'

/** What the service type's schema tells; undefined when the caller does not have it. */
export type KnownOptions = readonly Option[] | undefined

/** The field at a path into `user_config`; undefined for a group and for what is not described. */
export function fieldAt(options: KnownOptions, path: readonly Step[]): Field | undefined {
  const option = options?.find((option) => option.path.every((key, index) => key === path[index]))
  return option && path.slice(option.path.length).reduce(findChild, option.field)
}

/** True for a place that only holds options, such as `pg`. */
export function isGroup(options: readonly Option[], path: readonly Step[]): boolean {
  return options.some(
    (option) =>
      option.path.length > path.length && path.every((key, index) => key === option.path[index]),
  )
}

function findChild(field: Field | undefined, step: Step): Field | undefined {
  switch (field?.kind) {
    case 'list':
      return field.item
    case 'object':
      return field.members.find((member) => member.key === step)?.field
    case 'union':
      return field.alternatives
        .map((alternative) => findChild(alternative.field, step))
        .find((child) => child !== undefined)
    default:
      return undefined
  }
}
