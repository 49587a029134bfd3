import {
  CHECK_STATES,
  DRILL_CHECKS,
  type CheckState,
  type DrillJournal,
} from '~/backup/drill-record'
import { Select, TextArea, TextField } from '~/ui/Field'
import { looks } from '~/ui/looks'
import { Notice } from '~/ui/Notice'
import { Section } from '~/ui/Section'
import styles from './Checklist.module.css'
import type { useJournal } from './journal'

export const CHECK_WORDS: Record<CheckState, string> = {
  open: 'Not checked',
  fine: 'Pass',
  wrong: 'Fail',
  'left out': 'Skipped',
}

interface ChecklistProps {
  journal: DrillJournal
  /** Whether the browser keeps what is entered. */
  kept: boolean
  onCheck: ReturnType<typeof useJournal>['setCheck']
  onNotes: (notes: string) => void
}

/** What to look at in the restored service, and what was found. */
export function Checklist({ journal, kept, onCheck, onNotes }: ChecklistProps) {
  return (
    <Section title="Checklist">
      {kept ? (
        <p className={looks.muted}>
          Saved in this browser as you type and included in the record you download.
        </p>
      ) : (
        <Notice tone="warning" title="This browser cannot save what you enter" announce>
          <p>It lasts until you leave this page: download the record first.</p>
        </Notice>
      )}
      <ol className={styles.checks}>
        {DRILL_CHECKS.map(({ id, text }) => (
          <li key={id}>
            <Select
              label={text}
              value={journal.checks[id]?.state ?? 'open'}
              onChange={({ target }) =>
                onCheck(id, {
                  state: CHECK_STATES.find((state) => state === target.value) ?? 'open',
                })
              }
            >
              {CHECK_STATES.map((state) => (
                <option key={state} value={state}>
                  {CHECK_WORDS[state]}
                </option>
              ))}
            </Select>
            <TextField
              label="Findings"
              aria-label={`Findings: ${text}`}
              autoComplete="off"
              value={journal.checks[id]?.note ?? ''}
              onChange={({ target }) => onCheck(id, { note: target.value })}
            />
          </li>
        ))}
      </ol>
      <TextArea
        label="Notes"
        rows={4}
        value={journal.notes}
        onChange={({ target }) => onNotes(target.value)}
      />
    </Section>
  )
}
