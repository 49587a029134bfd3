import { useRef, useState } from 'react'
import { ErrorNotice } from '~/components/ErrorNotice'
import { Loading } from '~/components/Loading'
import { afterPress } from '~/ui/after-press'
import { Button } from '~/ui/Button'
import { PlusIcon } from '~/ui/later-icons'
import { looks } from '~/ui/looks'
import { Section } from '~/ui/Section'
import type { Option } from '~/user-config/options'
import { checkEntry, holdsWork, newEntry, retype, type Entry } from '~/configuration/entries'
import { OptionEditor } from '~/configuration/OptionEditor'
import { OptionPicker } from '~/configuration/OptionPicker'
import { focusField } from '~/hooks/forms/focus-field'
import type { EntryActions, FormEntry } from '~/configuration/use-configuration-form'
import type { CreateForm } from './use-create-form'

/** Options of the service type: the same picker, inputs and checks as when they are edited later. */
export function OptionsSection({ project, form }: { project: string; form: CreateForm }) {
  const { schema } = form
  return (
    <Section title="Advanced configuration" level={2}>
      <div data-field="options" className={looks.stack}>
        {schema.isError ? (
          <ErrorNotice
            error={schema.error}
            title="The options of this service type could not be loaded"
            consequence="The service can be created without them."
            onRetry={() => void schema.refetch()}
            retrying={schema.isFetching}
          />
        ) : schema.data ? (
          <Options key={form.draft.type} project={project} form={form} />
        ) : (
          <Loading lines={2} what="the options" />
        )}
      </div>
    </Section>
  )
}

function Options({ project, form }: { project: string; form: CreateForm }) {
  const { draft, known } = form
  const refusal = form.refused?.option
  const [adding, setAdding] = useState(false)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const add = useRef<HTMLDivElement>(null)
  const place = { project, serviceCloud: draft.cloud, primaryCloud: draft.cloud }

  const replace = (key: string, next: Entry[]) =>
    form.changeRows(draft.rows.flatMap((row) => (row.key === key ? next : [row])))

  function formEntry(option: Option, entry: Entry): FormEntry & EntryActions {
    const judged = form.tried || left.has(entry.key)
    const problems = judged ? checkEntry(option, entry, {}) : []
    const refused = refusal?.option.key === entry.key ? [refusal] : []
    return {
      option,
      entry,
      modified: false,
      problems: problems.length > 0 ? problems : refused,
      type: (_, typed) => replace(entry.key, [retype(option, entry, typed)]),
      setRemoved: (_, removed) => replace(entry.key, [{ ...entry, removed }]),
      leave: () => {
        if (!holdsWork(option, entry, {})) return
        afterPress(() => setLeft((before) => new Set(before).add(entry.key)))
      },
      drop: () => {
        replace(entry.key, [])
        add.current?.querySelector('button')?.focus()
      },
    }
  }

  return (
    <>
      {draft.rows.length === 0 && !adding && (
        <p className={looks.muted}>
          All options use their defaults. Some can only be set at creation.
        </p>
      )}
      {draft.rows.map((row) => {
        const option = known.options.find(({ key }) => key === row.key)
        return (
          option && (
            <OptionEditor
              key={row.key}
              {...formEntry(option, row)}
              regions={{ ...place, nextBackup: undefined, off: false }}
              note={noteOn(option)}
            />
          )
        )
      })}
      <div ref={add}>
        {adding ? (
          <OptionPicker
            options={known.options}
            present={new Set(draft.rows.map(({ key }) => key))}
            onCancel={() => setAdding(false)}
            onPick={(option) => {
              setAdding(false)
              form.changeRows([...draft.rows, newEntry(option)])
              focusField(option.key)
            }}
          />
        ) : (
          <Button icon={<PlusIcon />} onClick={() => setAdding(true)}>
            Add configuration option
          </Button>
        )}
      </div>
    </>
  )
}

function noteOn({ key }: Option): string | undefined {
  return key.endsWith('service_to_fork_from')
    ? 'This makes the new service a fork. Fork & restore, on its source’s Backups page, shows what can be restored.'
    : undefined
}
