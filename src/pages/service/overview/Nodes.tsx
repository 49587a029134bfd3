import type { Service, ServiceNode } from '~/api/services'
import { own } from '~/lib/own'
import { DataTable } from '~/ui/DataTable'
import { Section } from '~/ui/Section'
import { nodeProgress } from './node-progress'
import styles from './Nodes.module.css'

const NODE = { label: 'Node' }
const ROLE = { label: 'Role' }
const OTHERS = [{ label: 'Availability zone' }, { label: 'State' }]

const PHASES: Record<string, string> = {
  prepare: 'Preparing',
  basebackup_prepare: 'Preparing the base backup',
  basebackup: 'Restoring the base backup',
  stream: 'Streaming changes',
  finalize: 'Finishing',
}

export function Nodes({ service }: { service: Service }) {
  const nodes = service.node_states ?? []
  // Where all nodes do the same, as Kafka's, none is said to have a role.
  const hasRoles = nodes.some(({ role }) => role)
  return (
    <Section title="Nodes">
      <DataTable
        label="Nodes of the service"
        columns={[NODE, ...(hasRoles ? [ROLE] : []), ...OTHERS]}
        empty={
          nodes.length > 0
            ? undefined
            : service.state === 'POWEROFF'
              ? 'The service is powered off: it has no nodes.'
              : 'Aiven reports nothing about the nodes.'
        }
      >
        {nodes.map((node, index) => (
          <tr key={node.name ?? index}>
            <th scope="row">{node.name ?? 'Unknown'}</th>
            {hasRoles && <td>{node.role ?? ''}</td>}
            <td>{node.availability_zone ?? ''}</td>
            <td>
              <NodeState node={node} />
            </td>
          </tr>
        ))}
      </DataTable>
    </Section>
  )
}

function NodeState({ node }: { node: ServiceNode }) {
  const progress = nodeProgress(node)
  const state = node.state.replaceAll('_', ' ')
  if (!progress) return <>{state}</>
  const phase = own(PHASES, progress.phase) ?? progress.phase
  return (
    <span className={styles.progress}>
      <span>
        {phase}
        {progress.percent === undefined ? '' : `: ${progress.percent} %`}
      </span>
      <progress
        aria-label={`${node.name ?? 'Node'}: ${phase}`}
        max={100}
        value={progress.percent}
      />
    </span>
  )
}
