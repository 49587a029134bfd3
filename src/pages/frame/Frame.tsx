import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { Suspense, useEffect, useState } from 'react'
import { hasStatus } from '~/api/errors'
import { sessionQuery } from '~/api/session'
import { ErrorNotice } from '~/components/ErrorNotice'
import { Skeleton } from '~/ui/Skeleton'
import { preloadable } from '~/ui/preloadable'
import { useStored } from '~/ui/use-stored'
import { whenIdle } from '~/ui/when-idle'
import styles from './Frame.module.css'
import { Notices } from './Notices'
import { SignInElsewhere } from './sign-in/SignInElsewhere'
import { Sidebar } from './Sidebar'
import { Tour } from './tour/load-tour'
import { TOUR_DONE, tourStep } from './tour/tour-step'
import { useFollowSession } from './use-follow-session'
import { useKeepSession } from './use-keep-session'

const SignInPage = preloadable(() => import('./sign-in/SignInPage'))
const Shortcuts = preloadable(() => import('./shortcuts'), { missing: () => null })
const SessionChanged = preloadable(() => import('./SessionChanged'))
const SignInAgain = preloadable(() => import('./sign-in/SignInAgain'), { missing: SignInElsewhere })

const NOT_RESPONDING = {
  title: 'Offsite’s server is not responding',
  consequence: 'Nothing was changed. Restart it or check that it is reachable.',
}

/** Where a proxy in front signs people in, and did not. */
const NOT_LET_IN = {
  title: 'You are not signed in',
  consequence: 'Reload the page to sign in where your organization does.',
}

function isRefused(error: Error): boolean {
  return hasStatus(error, 401) || hasStatus(error, 403)
}

/** No page waits for what answers to keys. */
function* loadAhead(listen: () => void): Generator<void> {
  yield void SignInAgain.preload()
  yield void SessionChanged.preload()
  yield void Shortcuts.preload().then(listen)
}

/**
 * What surrounds every page. It is painted at once; who is signed in is asked meanwhile. Somebody
 * who is not sees the sign-in page at the URL they came for. Somebody whose session ends while the
 * page is in use signs in on top of it, and nothing that was typed is lost.
 */
export function Frame() {
  const session = useQuery(sessionQuery)
  const signedIn = session.data?.signed_in === true
  const isSandbox = session.data?.upstream === 'sandbox'
  const isTouring = useStored(tourStep)[0] !== TOUR_DONE && isSandbox
  const [listens, setListens] = useState(false)
  useFollowSession()
  // Its code may be gone by the time it is needed: it is loaded with the forms that it stands beside.
  useEffect(() => {
    if (signedIn) return whenIdle(loadAhead(() => setListens(true)))
    return undefined
  }, [signedIn])
  useKeepSession(signedIn && !session.data?.single_sign_on)

  if (session.data && !session.data.signed_in && !session.data.expired) {
    return <SignInPage.Component session={session.data} />
  }
  return (
    <Notices>
      <div className={styles.frame}>
        <a className={styles.skip} href="#main">
          Skip to content
        </a>
        <Sidebar session={session.data} rehearses={listens && isSandbox} />
        <main id="main" className={styles.main} tabIndex={-1}>
          {isTouring && <Tour.Component />}
          {session.data?.changed_from && <SessionChanged.Component session={session.data} />}
          {session.isError ? (
            <ErrorNotice
              error={session.error}
              {...(isRefused(session.error) ? NOT_LET_IN : NOT_RESPONDING)}
              onRetry={() => void session.refetch()}
              retrying={session.isFetching}
            />
          ) : (
            <Suspense fallback={<Skeleton lines={8} />}>
              <Outlet />
            </Suspense>
          )}
        </main>
        {listens && <Shortcuts.Component />}
        {session.data?.expired && <SignInAgain.Component session={session.data} />}
      </div>
    </Notices>
  )
}
