import { useLocation, useNavigate } from '@tanstack/react-router'
import { IconButton } from '~/ui/IconButton'
import { CloseIcon } from '~/ui/icons'
import { Notice } from '~/ui/Notice'
import { useService } from './use-service'

/** Says on the source's page that the fork of a drill was deleted a moment ago, or was gone already. */
export function DeletedDrill() {
  const { name } = useService()
  const drill = useLocation({ select: ({ state }) => state.deletedDrill })
  const navigate = useNavigate()
  // The address changes before the page does: until then this is still the page of the fork.
  if (drill === undefined || drill.name === name) return null
  const deleted = drill.deletion === 'deleted'
  return (
    <Notice
      tone={deleted ? 'success' : 'warning'}
      title={`The restore drill ${drill.name} ${deleted ? 'was deleted' : 'no longer exists'}`}
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
      <p>
        {deleted
          ? `It is gone and no longer billed. ${name} was not touched.`
          : 'Nothing was sent: it was already gone. What you entered about it is kept in this browser.'}
      </p>
    </Notice>
  )
}
