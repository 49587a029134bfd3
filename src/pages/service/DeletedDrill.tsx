import { useLocation, useNavigate } from '@tanstack/react-router'
import { IconButton } from '~/ui/IconButton'
import { CloseIcon } from '~/ui/icons'
import { Notice } from '~/ui/Notice'
import { useService } from './use-service'

/** Says on the source's page that the fork of a drill was deleted a moment ago. */
export function DeletedDrill() {
  const { name } = useService()
  const fork = useLocation({ select: ({ state }) => state.deletedDrill })
  const navigate = useNavigate()
  if (fork === undefined) return null
  return (
    <Notice
      tone="success"
      title={`The restore drill ${fork} was deleted`}
      announce
      actions={
        <IconButton
          label="Dismiss"
          onClick={() => void navigate({ to: '.', search: true, replace: true, state: {} })}
        >
          <CloseIcon />
        </IconButton>
      }
    >
      <p>It is gone, and runs up no more costs. {name} was not touched.</p>
    </Notice>
  )
}
