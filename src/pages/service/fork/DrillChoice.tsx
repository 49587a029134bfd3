import { useId } from 'react'
import { looks } from '~/ui/looks'
import { Switch } from '~/ui/Switch'
import styles from './DrillChoice.module.css'
import type { ForkForm } from './use-fork-form'

/** Whether the fork is made to rehearse a restore. */
export function DrillChoice({ form }: { form: ForkForm }) {
  const id = useId()
  const { drill } = form.draft
  return (
    <div className={styles.choice}>
      <Switch
        label="This is a restore drill"
        checked={drill}
        onChange={(on) => form.change({ drill: on })}
        aria-describedby={id}
      />
      <p id={id} className={looks.small}>
        {drill
          ? 'The fork gets tags that say so and a page with its timing, a checklist and a record to download. You are billed until you delete it there.'
          : 'A drill shows that a restore works and how long it takes.'}
      </p>
    </div>
  )
}
