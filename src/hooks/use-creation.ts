import { useRef, useState } from 'react'
import { CreationInDoubt, useCreateService, type NewService } from '~/api/create-service'
import type { Service } from '~/api/services'

/**
 * The one creation that a form is about. It is never under way twice, and one of which nobody knows
 * what came is only looked at again.
 */
export function useCreation(project: string, onCreated: (service: Service) => void) {
  const create = useCreateService(project)
  const [sending, setSending] = useState(false)
  const doubt = create.error instanceof CreationInDoubt ? create.error : undefined

  // A second click can come before the first one has been drawn.
  const busy = useRef(false)
  async function alone(work: () => Promise<void>) {
    if (busy.current) return
    busy.current = true
    try {
      await work()
    } finally {
      busy.current = false
    }
  }

  return {
    /** Why it was not created. */
    error: doubt ? null : create.error,
    /** Nobody knows whether it was created. */
    doubt,
    isPending: create.isPending,
    /** From the press of the button on, with the checks before the request. */
    sending,
    looking: create.isPending && !sending,
    /** A refusal was about what stood there before; a doubt is not settled by typing. */
    forget: () => {
      if (!doubt && !create.isPending) create.reset()
    },
    /** Does the form's checks and then, by the function it is handed, the creation; catches nothing. */
    submit: (work: (send: (wanted: NewService) => Promise<void>) => Promise<void>) =>
      alone(async () => {
        if (doubt) return
        setSending(true)
        try {
          await work(async (wanted) => onCreated(await create.mutateAsync(wanted)))
        } finally {
          setSending(false)
        }
      }),
    lookAgain: () =>
      alone(async () => {
        if (!doubt) return
        try {
          onCreated(await create.mutateAsync(doubt))
        } catch {
          // What came of it is told in the form.
        }
      }),
  }
}
