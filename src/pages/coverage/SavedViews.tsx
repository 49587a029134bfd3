import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import * as z from 'zod/mini'
import { storedValue } from '~/lib/stored-value'
import { Button } from '~/ui/Button'
import { TextField } from '~/ui/Field'
import { IconButton } from '~/ui/IconButton'
import { CloseIcon } from '~/ui/icons'
import { Popover } from '~/ui/Popover'
import { useStored } from '~/ui/use-stored'
import styles from './SavedViews.module.css'
import { coverageSearch, type CoverageSearch } from './search'

const savedViews = storedValue(
  'offsite-coverage-views',
  z.array(z.object({ name: z.string(), search: coverageSearch })),
  [],
)

/** Filters, order and columns kept by a name in this browser. */
export function SavedViews({ search }: { search: CoverageSearch }) {
  const [views, keep] = useStored(savedViews)
  const [name, setName] = useState('')
  const plain = name.trim()

  return (
    <Popover label="Saved views">
      {views.length === 0 && <p className={styles.none}>None is saved in this browser yet.</p>}
      <ul className={styles.views}>
        {views.map((view) => (
          <li key={view.name}>
            <Link to="/coverage" search={view.search} resetScroll={false}>
              {view.name}
            </Link>
            <IconButton
              label={`Forget ${view.name}`}
              onClick={() => keep(views.filter((one) => one.name !== view.name))}
            >
              <CloseIcon />
            </IconButton>
          </li>
        ))}
      </ul>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (plain === '') return
          const { dialog: _, ...shown } = search
          keep([...views.filter((one) => one.name !== plain), { name: plain, search: shown }])
          setName('')
        }}
      >
        <TextField
          label="Name of this view"
          value={name}
          maxLength={60}
          onChange={({ target }) => setName(target.value)}
        />
        <Button type="submit" small disabledReason={plain === '' ? 'Give it a name' : undefined}>
          Save
        </Button>
      </form>
    </Popover>
  )
}
