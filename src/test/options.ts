import { userConfigSchema } from '../../server/sandbox/service-types/schema'
import { listOptions, type Option } from '~/user-config/options'

/** For tests: the options of a service type, from the schema that the sandbox serves. */
export function makeOptions(serviceType: string): readonly Option[] {
  return listOptions(userConfigSchema(serviceType))
}

/** For tests: one of them. */
export function optionNamed(serviceType: string, key: string): Option {
  const option = makeOptions(serviceType).find((one) => one.key === key)
  if (!option) throw new Error(`${serviceType} has no option ${key}`)
  return option
}
