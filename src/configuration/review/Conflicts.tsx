import { Fact, Facts } from '~/ui/Facts'
import { Notice } from '~/ui/Notice'
import { Radios } from '~/ui/Radios'
import type { Conflict } from '~/user-config/conflicts'
import { describeValue } from '~/user-config/describe'
import styles from './review.module.css'
import { looks } from '~/ui/looks'

export type Answer = 'mine' | 'theirs'

interface ConflictsProps {
  conflicts: readonly Conflict[]
  /** By the key of their option. */
  answers: ReadonlyMap<string, Answer>
  onAnswer: (key: string, answer: Answer) => void
}

/** Options that someone else changed while they were edited here: whose value is it to be? */
export function Conflicts({ conflicts, answers, onAnswer }: ConflictsProps) {
  return (
    <div className={looks.stack}>
      <Notice tone="warning" title="Someone else changed the same options" announce>
        <p>Nothing was sent. Choose a value for each option.</p>
      </Notice>
      {conflicts.map(({ option, before, theirs, after }) => {
        const asText = (value: unknown) => describeValue(option.field, value)
        return (
          <section key={option.key} className={styles.conflict} aria-label={option.name}>
            <h3>
              {option.name} <code className={styles.key}>{option.key}</code>
            </h3>
            <Facts>
              <Fact name="When you opened it">{asText(before)}</Fact>
              <Fact name="Theirs now">{asText(theirs)}</Fact>
              <Fact name="Mine">{asText(after)}</Fact>
            </Facts>
            <Radios
              legend={`Which value for ${option.name}?`}
              values={['mine', 'theirs'] as const}
              labels={{
                mine: `Keep mine: ${asText(after)}`,
                theirs: `Take theirs: ${asText(theirs)}`,
              }}
              value={answers.get(option.key)}
              onChange={(answer) => onAnswer(option.key, answer)}
            />
          </section>
        )
      })}
    </div>
  )
}
