import { zodResolver } from '@hookform/resolvers/zod'
import { useLayoutEffect, useRef } from 'react'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'

const schema = z.object({ region: z.string().check(z.minLength(1)), hour: z.string() })

export default function Form({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const { register, handleSubmit } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { region: '', hour: '' },
  })
  useLayoutEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} aria-labelledby="title" onClose={onClose}>
      <form onSubmit={(event) => void handleSubmit(onClose)(event)}>
        <h2 id="title">Edit advanced configuration</h2>
        <label data-field="">
          Region <input {...register('region')} />
        </label>
        <label data-field="">
          Hour <input {...register('hour')} />
        </label>
        <button type="submit">Save</button>
        <button type="button" onClick={() => dialog.current?.close()}>
          Cancel
        </button>
      </form>
    </dialog>
  )
}
