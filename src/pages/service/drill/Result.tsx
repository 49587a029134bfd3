import { hasStatus } from '~/api/errors'
import { serverNow } from '~/api/server-clock'
import type { Service } from '~/api/services'
import { TagsInDoubt, useChangeTags } from '~/api/tags'
import { DRILL_RESULTS, type Drill } from '~/backup/drill'
import { resultTags } from '~/backup/drill-course'
import { ErrorNotice } from '~/components/ErrorNotice'
import { Time } from '~/components/Time'
import { useTell } from '~/hooks/notices'
import { useIsMounted } from '~/hooks/use-is-mounted'
import { DRILL_RESULT_WORDS } from '~/words/drill'
import { tagsCause, tagsConsequence, tagsNotice } from '~/words/tags'
import { Button } from '~/ui/Button'
import { Chip } from '~/ui/Chip'
import { looks } from '~/ui/looks'
import { passFocus } from '~/ui/pass-focus'
import { Section } from '~/ui/Section'
import styles from './Result.module.css'

/** What came of the drill: shown as the fork's tags say it, for everybody. */
export function Result({ project, fork, drill }: { project: string; fork: Service; drill: Drill }) {
  const change = useChangeTags(project, fork.service_name)
  const { result, resultAt } = drill
  const isMounted = useIsMounted()
  const tell = useTell()

  async function set(next: typeof result) {
    try {
      await change.mutateAsync(resultTags(next, serverNow(), fork.tags))
    } catch (error) {
      if (isMounted() || !(error instanceof Error)) return
      const inDoubt = error instanceof TagsInDoubt
      tell({
        tone: inDoubt ? 'warning' : 'danger',
        title: inDoubt
          ? `Could not confirm whether the result of the drill ${fork.service_name} was saved`
          : `The result of the drill ${fork.service_name} could not be saved`,
        text: tagsNotice(error),
      })
    }
  }

  return (
    <Section title="Result">
      <p className={styles.result}>
        <span role="status">
          {result === undefined ? (
            <span>None yet.</span>
          ) : (
            <Chip tone={DRILL_RESULT_WORDS[result].tone}>{DRILL_RESULT_WORDS[result].label}</Chip>
          )}
        </span>
        {result !== undefined && resultAt !== undefined && <Time value={resultAt} as="both" />}
      </p>
      <div className={looks.buttons} role="group" aria-label="Result of the drill">
        {DRILL_RESULTS.map((value) => (
          <Button
            key={value}
            aria-pressed={value === result}
            pending={change.isPending}
            onClick={() => void set(value)}
          >
            {DRILL_RESULT_WORDS[value].label}
          </Button>
        ))}
        {result !== undefined && (
          <Button
            ref={passFocus((results) => results.querySelector('button'))}
            look="quiet"
            pending={change.isPending}
            onClick={() => void set(undefined)}
          >
            Clear result
          </Button>
        )}
      </div>
      {change.error && (
        <ErrorNotice
          error={tagsCause(change.error)}
          title={
            change.error instanceof TagsInDoubt
              ? 'Could not confirm whether the result was saved'
              : 'The result could not be saved'
          }
          consequence={
            hasStatus(change.error, 403)
              ? 'Nothing was changed. It is stored in the fork’s tags, and changing those requires the permission service:configuration:write.'
              : tagsConsequence(change.error)
          }
        />
      )}
    </Section>
  )
}
