import styles from './Equivalents.module.css'
import type { Equivalent } from '~/equivalents/equivalent'
import { CodeBox } from '~/ui/CodeBox'
import { preference, usePreference } from '~/ui/preferences'
import { Section } from '~/ui/Section'
import { Segments } from '~/ui/Segments'

const LABELS = { avn: 'avn', curl: 'curl', Terraform: 'Terraform' }

const toolPreference = preference('offsite-tool', ['avn', 'curl', 'Terraform'])

/** The same deed with other tools, to copy. */
export function Equivalents({ items }: { items: readonly Equivalent[] }) {
  const [preferred, prefer] = usePreference(toolPreference)
  const item = items.find(({ tool }) => tool === preferred) ?? items[0]
  if (!item) return null

  const { tool, text, notes } = item
  return (
    <Section
      title="The same with other tools"
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
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </Section>
  )
}
