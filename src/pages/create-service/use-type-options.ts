import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { serviceTypeQuery } from '~/api/service-types'
import { BACKUP_REGIONS_OPTION, supportOf } from '~/backup/support'
import { atCreation } from '~/user-config/creation'
import { listOptions, type Option } from '~/user-config/options'

const NO_OPTIONS: readonly Option[] = []

/** What can be set of a new service of a type; an empty type stands for none chosen yet. */
export function useTypeOptions(project: string, type: string) {
  const schema = useQuery({ ...serviceTypeQuery(project, type), enabled: type !== '' })
  const { data } = schema
  const all = useMemo(() => data && atCreation(listOptions(data.user_config_schema)), [data])
  const options = useMemo(
    () => (all ?? NO_OPTIONS).filter(({ key }) => key !== BACKUP_REGIONS_OPTION),
    [all],
  )
  const region = all?.find(({ key }) => key === BACKUP_REGIONS_OPTION)
  return {
    schema,
    /** All but the region, which has a part of the form of its own. */
    options,
    allOptions: all ?? NO_OPTIONS,
    hasRegion:
      supportOf(type) !== 'unsupported' &&
      (all === undefined || region?.field.deprecated === false),
  }
}
