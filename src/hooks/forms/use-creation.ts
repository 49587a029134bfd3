import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { CreationInDoubt, useCreateService, type NewService } from '~/api/create-service'
import type { Service } from '~/api/services'
import { readDrill } from '~/backup/drill'
import { useTell } from '../notices'
import { useAlone } from './use-alone'
import { useIsMounted } from '../use-is-mounted'

/**
 * The one creation that a form is about. It is never under way twice, and one of which nobody knows
 * what came is only looked at again. Once created, the service is shown; where the form is gone by
 * then, the outcome is shown, and nobody is taken away from what they do now.
 */
export function useCreation(project: string) {
  const create = useCreateService(project)
  const [sending, setSending] = useState(false)
  const doubt = create.error instanceof CreationInDoubt ? create.error : undefined
  const navigate = useNavigate()
  const isMounted = useIsMounted()
  const tell = useTell()
  const alone = useAlone()

  async function show(created: Service) {
    const name = created.service_name
    const tab = readDrill(created, project) ? 'drill' : 'overview'
    if (!isMounted()) {
      tell({ tone: 'success', title: `${name} was created`, service: { project, name, tab } })
      return
    }
    await navigate({
      to: `/projects/$project/services/$service/${tab}`,
      params: { project, service: name },
      ignoreBlocker: true,
    })
  }

  async function send(wanted: NewService | CreationInDoubt) {
    // Whoever has left while names and windows were looked up was told that nothing is sent.
    if (!isMounted()) return
    try {
      await show(await create.mutateAsync(wanted))
    } catch (error) {
      if (!isMounted() && error instanceof Error) tell(failureNotice(error, wanted))
      throw error
    }
  }

  return {
    /** Why it was not created. */
    error: doubt ? null : create.error,
    /** Nobody knows whether it was created. */
    doubt,
    /** The request is on its way. */
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
          await work(send)
        } finally {
          setSending(false)
        }
      }),
    lookAgain: () =>
      alone(async () => {
        if (!doubt) return
        try {
          await send(doubt)
        } catch {
          // The form shows the outcome.
        }
      }),
  }
}

function failureNotice(error: Error, wanted: NewService | CreationInDoubt) {
  if (error instanceof CreationInDoubt) {
    return {
      tone: 'warning',
      title: error.message,
      text: 'Check Current services before you create another one.',
    } as const
  }
  const name = wanted instanceof CreationInDoubt ? wanted.serviceName : wanted.service_name
  return { tone: 'danger', title: `${name} was not created`, text: error.message } as const
}
