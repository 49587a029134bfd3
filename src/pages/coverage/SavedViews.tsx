import { Link, useRouter } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import * as z from 'zod/mini'
import { useCheckedForm } from '~/hooks/forms/use-checked-form'
import { useFormValues } from '~/hooks/forms/use-form-values'
import { storedValue } from '~/lib/stored-value'
import { Button } from '~/ui/Button'
import { CopyButton } from '~/ui/CopyButton'
import { TextField } from '~/ui/Field'
import { IconButton } from '~/ui/IconButton'
import { CloseIcon } from '~/ui/icons'
import { Popover } from '~/ui/Popover'
import { useStored } from '~/ui/use-stored'
import styles from './SavedViews.module.css'
import { coverageSearch, type CoverageSearch } from './search-params'
import { looks } from '~/ui/looks'

const savedViews = storedValue(
  'offsite-coverage-views',
  z.array(z.object({ name: z.string(), search: coverageSearch })),
  [],
)

const formSchema = z.object({
  name: z.string().check(z.trim(), z.minLength(1, 'Enter a name')),
})

/** Filters, order and columns kept by a name in this browser, and shared as links. */
export function SavedViews({ search }: { search: CoverageSearch }) {
  const linkTo = useLinkTo()
  const { dialog: _, ...shown } = search
  const [views, keep] = useStored(savedViews)
  const entered = useFormValues(() => ({ name: '' }))
  const form = useCheckedForm(entered, { schema: formSchema, fields: ['name'] })

  function save({ name }: { name: string }) {
    keep([...views.filter((one) => one.name !== name), { name, search: shown }])
    form.reset()
  }

  function remove(name: string, { currentTarget }: MouseEvent) {
    // The button is about to go, and would take the focus with it.
    const next = currentTarget.closest('li')?.nextElementSibling?.querySelector('a')
    const field = currentTarget.closest('ul')?.nextElementSibling?.querySelector('input')
    const heir = next ?? field
    heir?.focus()
    keep(views.filter((one) => one.name !== name))
  }

  return (
    <Popover label="Saved views">
      {views.length === 0 && <p className={looks.small}>No saved views in this browser yet.</p>}
      <ul className={styles.views}>
        <li>
          This view
          <CopyButton text={linkTo(shown)} label="Copy link to this view" />
        </li>
        {views.map((view) => (
          <li key={view.name}>
            <Link to="/coverage" search={view.search} resetScroll={false}>
              {view.name}
            </Link>
            <span className={looks.buttons}>
              <CopyButton text={linkTo(view.search)} label={`Copy link to ${view.name}`} />
              <IconButton
                label={`Delete ${view.name}`}
                onClick={(event) => remove(view.name, event)}
              >
                <CloseIcon />
              </IconButton>
            </span>
          </li>
        ))}
      </ul>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void form.submit(save)
        }}
      >
        <TextField label="Name of this view" maxLength={60} {...form.text('name')} />
        <Button type="submit" small disabledReason={form.problems.name}>
          Save
        </Button>
      </form>
    </Popover>
  )
}

/** The whole address of a view, as it is in the browser's address bar. */
function useLinkTo() {
  const router = useRouter()
  return (search: CoverageSearch) => {
    const { href } = router.buildLocation({ to: '/coverage', search })
    return new URL(router.history.createHref(href), location.href).href
  }
}
