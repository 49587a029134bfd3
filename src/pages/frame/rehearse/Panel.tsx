import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useId, useState, type ReactNode } from 'react'
import { isSessionChange } from '~/api/errors'
import { advanceClock, clockQuery, startOver, useControl } from '~/api/sandbox'
import { sessionQuery, useSignIn } from '~/api/session'
import { SessionRefusal } from '~/components/SessionRefusal'
import { formatDuration } from '~/lib/format'
import { Button } from '~/ui/Button'
import { Dialog } from '~/ui/Dialog'
import { looks } from '~/ui/looks'
import { Notice } from '~/ui/Notice'
import { tourStep } from '../tour/tour-step'
import { useHasTour } from '../tour/use-has-tour'
import { FailureSwitches } from './FailureSwitches'
import { StartOverDialog } from './StartOverDialog'

/** How far the clock can be moved at once, and that as an ISO 8601 duration. */
const STEPS = [
  ['1 hour', 'PT1H'],
  ['6 hours', 'PT6H'],
  ['1 day', 'P1D'],
  ['7 days', 'P7D'],
] as const

/** The sandbox's controls. Each takes effect at once, and the footer says what it did. */
export default function Panel({ onClose }: { onClose: () => void }) {
  const control = useControl()
  const signIn = useSignIn()
  const { data: session } = useQuery(sessionQuery)
  const { data: ahead } = useQuery(clockQuery)
  const hasTour = useHasTour()
  const [asks, setAsks] = useState(false)
  const others = (session?.demo_users ?? []).filter(({ name }) => name !== session?.user?.name)
  const latest = signIn.submittedAt > control.submittedAt ? signIn : control
  const done = latest === control ? control.variables?.done : `Signed in as ${session?.user?.name}`

  return (
    <Dialog
      title="Rehearse"
      description="Controls of the sandbox: they take effect at once, and nothing reaches Aiven."
      onClose={onClose}
      footer={
        <>
          <div role="status">
            {latest.isSuccess && <Notice tone="success" title={done} />}
            {latest.isError && <NotDone error={latest.error} />}
          </div>
          <Button
            disabledReason={hasTour ? undefined : 'Only the sandbox’s demo has a tour'}
            onClick={() => {
              tourStep.set('1')
              onClose()
            }}
          >
            Take the tour
          </Button>
          <Button look="danger" onClick={() => setAsks(true)}>
            Start over
          </Button>
        </>
      }
    >
      {asks && (
        <StartOverDialog
          onClose={() => setAsks(false)}
          onStartOver={() => {
            setAsks(false)
            control.mutate({
              act: startOver,
              done: 'Started over: the first services, real time, no failures',
            })
          }}
        />
      )}
      <div className={looks.stack}>
        <Part title="Clock">
          <p>
            {ahead === undefined
              ? 'How far the sandbox is ahead of real time is unknown.'
              : ahead === 0
                ? 'The sandbox runs in real time.'
                : `The sandbox is ${formatDuration(ahead)} ahead of real time.`}
          </p>
          <div className={looks.buttons}>
            {STEPS.map(([length, duration]) => (
              <Button
                key={duration}
                small
                onClick={() =>
                  control.mutate({
                    act: () => advanceClock(duration),
                    done: `Moved the clock ${length} ahead`,
                  })
                }
              >
                {`${length} ahead`}
              </Button>
            ))}
          </div>
        </Part>
        <Part title="User">
          <div className={looks.buttons}>
            {others.map(({ name, token }) => (
              <Button key={token} small onClick={() => signIn.mutate({ token, remember: true })}>
                {`Continue as ${name}`}
              </Button>
            ))}
          </div>
        </Part>
        <Part title="Region outage">
          <p>
            Aiven does not document how its API shows the loss of a region, so nothing changes in
            the sandbox. The page works out what is lost and what you can restore.
          </p>
          <p>
            <Link to="/outage" search={{ region: 'aws-eu-central-1' }} onClick={onClose}>
              Let Frankfurt go down
            </Link>
          </p>
        </Part>
        <Part title="Failures of the API">
          <FailureSwitches onAct={control.mutate} />
        </Part>
      </div>
    </Dialog>
  )
}

function NotDone({ error }: { error: Error }) {
  const title = 'Not done'
  if (isSessionChange(error)) return <SessionRefusal title={title} />
  return (
    <Notice tone="danger" title={title}>
      <p>{error.message}</p>
    </Notice>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className={looks.panel} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  )
}
