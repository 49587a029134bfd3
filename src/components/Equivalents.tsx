import { useQuery } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { sessionQuery } from '~/api/session'
import type { Equivalent } from '~/equivalents/equivalent'
import { storedValue } from '~/lib/stored-value'
import { CodeBox } from '~/ui/CodeBox'
import { Section } from '~/ui/Section'
import { Segments } from '~/ui/Segments'
import { useStored } from '~/ui/use-stored'
import styles from './Equivalents.module.css'

const LABELS = { avn: 'avn', curl: 'curl', Terraform: 'Terraform' }

const preferredTool = storedValue('offsite-tool', z.enum(['avn', 'curl', 'Terraform']), 'avn')

const NOT_HERE =
  'No other program can reach the demo in this browser. The command is for Aiven’s own API.'

/** The same change with other tools, to copy. */
export function Equivalents({ items }: { items: readonly Equivalent[] }) {
  const [preferred, prefer] = useStored(preferredTool)
  const { data: session } = useQuery(sessionQuery)
  const item = items.find(({ tool }) => tool === preferred) ?? items[0]
  if (!item) return null

  const { tool, text, notes } = item
  return (
    <Section
      title="Equivalent commands"
      actions={
        <Segments
          legend="Tool"
          values={items.map(({ tool }) => tool)}
          labels={LABELS}
          value={tool}
          onChange={prefer}
        />
      }
    >
      {text !== '' && <CodeBox text={text} label={`Copy for ${tool}`} />}
      <ul className={styles.notes}>
        {session?.in_browser && <li>{NOT_HERE}</li>}
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </Section>
  )
}
