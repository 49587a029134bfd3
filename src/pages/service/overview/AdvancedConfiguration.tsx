import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { memo, useMemo } from 'react'
import { serviceTypeQuery } from '~/api/service-types'
import type { Service } from '~/api/services'
import { ErrorNotice } from '~/components/ErrorNotice'
import { Loading } from '~/components/Loading'
import type { SaveOutcome } from '~/configuration/outcome'
import { useReadOnly } from '~/hooks/use-read-only'
import { useSearchAhead } from '~/hooks/use-search-ahead'
import { Button } from '~/ui/Button'
import { cell } from '~/ui/DataTable'
import { preloadable } from '~/ui/preloadable'
import { Section } from '~/ui/Section'
import { VirtualTable, type RowProps } from '~/ui/VirtualTable'
import { printJson } from '~/lib/json'
import { describeValue } from '~/user-config/describe'
import { listOptions } from '~/user-config/options'
import { readSettings, type Setting } from '~/user-config/settings'
import styles from './AdvancedConfiguration.module.css'
import type { OverviewSearch } from './search-params'

const COLUMNS = [{ label: 'Option' }, { label: 'Value' }, { label: 'Default' }]

const route = getRouteApi('/projects/$project/services/$service/overview')

const EditConfiguration = preloadable(() => import('~/configuration'))

interface AdvancedConfigurationProps {
  project: string
  service: Service
  onSaved: (outcome: SaveOutcome) => void
}

/** Every option that is set, and the dialog to change them, which is open while the URL says so. */
export function AdvancedConfiguration(props: AdvancedConfigurationProps) {
  const { project, service, onSaved } = props
  const navigate = route.useNavigate()
  const [search, set] = useSearchAhead<OverviewSearch>(route.useSearch(), navigate)
  const ahead = () => void EditConfiguration.preload()
  const open = () => void EditConfiguration.preload().then(() => set({ edit: 'configuration' }))
  const close = (ignoreBlocker: boolean) =>
    void navigate({ search: {}, resetScroll: false, ignoreBlocker })
  const type = useQuery(serviceTypeQuery(project, service.service_type))
  const settings = useMemo(
    () => type.data && readSettings(listOptions(type.data.user_config_schema), service.user_config),
    [type.data, service.user_config],
  )
  return (
    <Section
      title="Advanced configuration"
      actions={
        <Button
          small
          onClick={open}
          onPointerEnter={ahead}
          onFocus={ahead}
          disabledReason={useReadOnly(project)}
        >
          Change
        </Button>
      }
    >
      {type.isPending && (
        <Loading
          lines={3}
          what="the configuration"
          reads={[serviceTypeQuery(project, service.service_type).queryKey]}
        />
      )}
      {type.isError && !type.data && (
        <ErrorNotice
          error={type.error}
          title="The options of this service type could not be loaded"
          onRetry={() => void type.refetch()}
          retrying={type.isFetching}
        />
      )}
      {settings && <SetOptions settings={settings} />}
      {search.edit === 'configuration' && (
        <EditConfiguration.Component
          project={project}
          service={service}
          addOption={search.option}
          onClose={() => close(false)}
          onSaved={(saved: SaveOutcome) => {
            onSaved(saved)
            close(true)
          }}
        />
      )}
    </Section>
  )
}

/** Opening the dialog re-renders none of them. */
const SetOptions = memo(function SetOptions({ settings }: { settings: readonly Setting[] }) {
  return (
    <VirtualTable
      label="Options that are set"
      items={settings}
      keyOf={({ key }) => key}
      columns={COLUMNS}
      empty="No options set: all use their defaults. Use Change to add options."
      renderRow={(setting, row) => <SettingRow setting={setting} row={row} />}
    />
  )
})

function SettingRow({ setting, row }: { setting: Setting; row: RowProps }) {
  const { option, key, name, value } = setting
  return (
    <tr {...row}>
      <th scope="row">
        {name}
        <code className={styles.key}>{key}</code>
      </th>
      <td className={styles.value}>
        {option ? describeValue(option.field, value) : printJson(value)}
      </td>
      <td className={clsx(styles.value, styles.default)}>
        {option?.field.default === undefined || option.field.default === null ? (
          <span className={cell.muted}>not provided by Aiven</span>
        ) : setting.isDefault ? (
          <span className={cell.muted}>same as current value</span>
        ) : (
          describeValue(option.field, option.field.default)
        )}
      </td>
    </tr>
  )
}
