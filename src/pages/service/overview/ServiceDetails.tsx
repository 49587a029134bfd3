import type { Service } from '~/api/services'
import { CloudName } from '~/components/CloudName'
import { count, formatBytes } from '~/lib/format'
import { Time } from '~/components/Time'
import { diskScope, serviceTypeName } from '~/words/service'
import { Fact, Facts } from '~/ui/Facts'
import { Section } from '~/ui/Section'
import styles from './ServiceDetails.module.css'
import { UserText } from '~/ui/UserText'

export function ServiceDetails({ project, service }: { project: string; service: Service }) {
  const tags = Object.entries(service.tags ?? {})
  return (
    <Section title="Service details">
      <Facts>
        <Fact name="Service type">{serviceTypeName(service.service_type)}</Fact>
        <Fact name="Plan">
          {service.plan}
          {describeSize(service) !== '' && (
            <span className={styles.muted}> · {describeSize(service)}</span>
          )}
        </Fact>
        <Fact name="Cloud">
          <CloudName project={project} cloud={service.cloud_name} inline />
        </Fact>
        <Fact name="Created">
          <Time value={service.create_time} as="both" />
        </Fact>
        <Fact name="Maintenance window">{describeMaintenance(service)}</Fact>
        <Fact name="Termination protection">
          {service.termination_protection ? 'Enabled' : 'Disabled'}
        </Fact>
        <Fact name="Tags">
          {tags.length === 0 ? (
            'None'
          ) : (
            <ul className={styles.tags}>
              {tags.map(([key, value]) => (
                <li key={key}>
                  <UserText text={`${key}: ${value}`} />
                </li>
              ))}
            </ul>
          )}
        </Fact>
      </Facts>
    </Section>
  )
}

function describeSize(service: Service): string {
  const parts = [
    service.node_count && count(service.node_count, 'node'),
    service.node_cpu_count && `${service.node_cpu_count} CPU`,
    service.node_memory_mb && `${formatBytes(service.node_memory_mb * 2 ** 20)} memory`,
    service.disk_space_mb &&
      `${formatBytes(service.disk_space_mb * 2 ** 20)} disk${diskScope(service.service_type)}`,
  ]
  return parts.filter(Boolean).join(', ')
}

function describeMaintenance({ maintenance }: Service): string {
  if (!maintenance?.dow) return 'Unknown'
  if (maintenance.dow === 'never') return 'Never'
  const waiting = maintenance.updates?.length ?? 0
  const day = maintenance.dow.replace(/^./, (letter) => letter.toUpperCase())
  const updates = waiting === 0 ? '' : `, ${count(waiting, 'update')} waiting`
  return `${day} ${maintenance.time ?? ''} UTC${updates}`
}
