import * as z from 'zod/mini'
import type { ForkStep } from '~/fleet/runbook'
import { useCheckedForm } from '~/hooks/forms/use-checked-form'
import { useFormValues } from '~/hooks/forms/use-form-values'
import { count } from '~/lib/format'
import { Button } from '~/ui/Button'
import { Dialog } from '~/ui/Dialog'
import { TextField } from '~/ui/Field'
import { looks } from '~/ui/looks'
import { formatUsd } from '~/lib/price'
import type { Total } from './use-prices'

interface StartRecoveryProps {
  /** What will be asked for. */
  steps: readonly ForkStep[]
  /** What must be typed. */
  word: string
  name: string
  /** How many of the selected forks are there or under way. */
  already: number
  /** Of how many of the selected forks an older one has the name. */
  older: number
  total: Total
  onStart: () => void
  onClose: () => void
}

/** Says what will happen, and asks for the name of what is down before it does. */
export function StartRecovery({
  steps,
  word,
  name,
  already,
  older,
  total,
  onStart,
  onClose,
}: StartRecoveryProps) {
  const entered = useFormValues(() => ({ word: '' }))
  const form = useCheckedForm(entered, { schema: confirmation(word), fields: ['word'] })
  const projects = new Set(steps.map(({ project }) => project))
  const clouds = [...new Set(steps.map(({ cloud }) => cloud))]
  const { usd, unknown, withoutDisk } = total
  return (
    <Dialog
      title="Start recovery"
      description={`of what can be recovered if ${name} is down`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="start-recovery" look="primary">
            {`Create ${count(steps.length, 'fork')}`}
          </Button>
        </>
      }
    >
      <form
        id="start-recovery"
        className={looks.stack}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void form.submit(onStart)
        }}
      >
        <ul className={looks.bullets}>
          <li>
            {count(steps.length, 'new service')} in {count(projects.size, 'project')}, in{' '}
            {clouds.join(', ')}
          </li>
          <li>
            {unknown === steps.length
              ? 'Their cost is unknown'
              : `USD ${formatUsd(usd)} per hour, from the moment each is created`}
            {unknown > 0 && unknown < steps.length && (
              <span>{`, plus ${count(unknown, 'unknown price')}`}</span>
            )}
            {withoutDisk > 0 && <span>{`, without the added storage of ${withoutDisk}`}</span>}
          </li>
          <li>Existing services and their backups are not changed</li>
          {already > 0 && (
            <li>
              {count(already, 'selected fork')} {already === 1 ? 'was' : 'were'} already requested
              and {already === 1 ? 'is' : 'are'} left alone
            </li>
          )}
          {older > 0 && (
            <li>
              {count(older, 'selected fork')} cannot be created:{' '}
              {older === 1 ? 'an older fork has its name' : 'older forks have their names'}
            </li>
          )}
          <li>Up to four are created at once; you can pause or cancel the rest</li>
        </ul>
        <TextField
          label={
            <>
              Type <code>{word}</code> to confirm
            </>
          }
          autoComplete="off"
          spellCheck={false}
          word
          {...form.text('word')}
        />
      </form>
    </Dialog>
  )
}

function confirmation(word: string) {
  const isWord = z.refine((typed) => typed === word, `Type ${word} exactly as shown`)
  return z.object({ word: z.string().check(z.trim(), isWord) })
}
