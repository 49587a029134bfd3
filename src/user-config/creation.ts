import type { Field } from './field'
import type { Option } from './options'

/**
 * The options of a service type as they are while a service is created: those that can only be set
 * then are like any other.
 */
export function atCreation(options: readonly Option[]): Option[] {
  return options.map((option) => ({ ...option, field: unlocked(option.field) }))
}

function unlocked(field: Field): Field {
  switch (field.kind) {
    case 'list':
      return { ...field, createOnly: false, item: unlocked(field.item) }
    case 'object':
      return {
        ...field,
        createOnly: false,
        members: field.members.map((member) => ({ ...member, field: unlocked(member.field) })),
      }
    case 'union':
      return {
        ...field,
        createOnly: false,
        alternatives: field.alternatives.map((one) => ({ ...one, field: unlocked(one.field) })),
      }
    default:
      return { ...field, createOnly: false }
  }
}
