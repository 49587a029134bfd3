import { useRef } from 'react'
import { Button } from '~/ui/Button'
import { TextField } from '~/ui/Field'
import { IconButton } from '~/ui/IconButton'
import { CloseIcon } from '~/ui/icons'
import { PlusIcon } from '~/ui/later-icons'
import { looks } from '~/ui/looks'
import { Section } from '~/ui/Section'
import { Switch } from '~/ui/Switch'
import { tagProblem, type Tag } from './create-draft'
import styles from './ExtrasSection.module.css'
import type { CreateForm } from './use-create-form'

/** What guards the service, and what marks it. */
export function ExtrasSection({ form }: { form: CreateForm }) {
  return (
    <Section title="Protection and tags" level={2}>
      <div className={looks.stack}>
        <div>
          <Switch
            label="Termination protection"
            checked={form.draft.terminationProtection}
            onChange={(terminationProtection) => form.change({ terminationProtection })}
          />
          <p className={looks.small}>
            The service then cannot be deleted or powered off until it is turned off again.
          </p>
        </div>
        <Tags form={form} />
      </div>
    </Section>
  )
}

function Tags({ form }: { form: CreateForm }) {
  const { tags } = form.draft
  const add = useRef<HTMLDivElement>(null)

  const replace = (id: number, next: Tag[]) =>
    form.change({ tags: tags.flatMap((tag) => (tag.id === id ? next : [tag])) })

  function addTag() {
    const id = Math.max(0, ...tags.map((tag) => tag.id)) + 1
    form.change({ tags: [...tags, { id, key: '', value: '' }] })
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-tag="${id}"] input`)?.focus(),
    )
  }

  return (
    <div data-field="tags" className={looks.stack}>
      {tags.map((tag, index) => (
        <div
          key={tag.id}
          role="group"
          aria-label={`Tag ${index + 1}`}
          data-tag={tag.id}
          className={styles.tag}
        >
          <TextField
            label="Key"
            autoComplete="off"
            spellCheck={false}
            value={tag.key}
            onChange={({ target }) => replace(tag.id, [{ ...tag, key: target.value }])}
            error={form.tried ? tagProblem(tag, tags) : undefined}
          />
          <TextField
            label="Value"
            autoComplete="off"
            spellCheck={false}
            value={tag.value}
            onChange={({ target }) => replace(tag.id, [{ ...tag, value: target.value }])}
          />
          <IconButton
            label={tag.key === '' ? `Remove tag ${index + 1}` : `Remove tag ${tag.key}`}
            onClick={() => {
              replace(tag.id, [])
              add.current?.querySelector('button')?.focus()
            }}
          >
            <CloseIcon />
          </IconButton>
        </div>
      ))}
      <div ref={add}>
        <Button icon={<PlusIcon />} onClick={addTag}>
          Add tag
        </Button>
      </div>
    </div>
  )
}
