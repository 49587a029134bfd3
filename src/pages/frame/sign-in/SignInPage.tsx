import { useEffect } from 'react'
import type { Session } from '~/api/session'
import { PageHeading } from '~/ui/PageHeading'
import { Brand } from '~/components/Brand'
import { Notice } from '~/ui/Notice'
import { Upstream } from '~/components/Upstream'
import { focusHeading } from '../after-navigation'
import { Tour } from '../tour/load-tour'
import { TOUR_DONE, tourStep } from '../tour/tour-step'
import { SignInForm } from './SignInForm'
import styles from './SignInPage.module.css'

/** Shown at the URL that was asked for: after signing in, that page is there. */
export default function SignInPage({ session }: { session: Session }) {
  const isFirst = session.upstream === 'sandbox' && tourStep.get() !== TOUR_DONE
  // So that it is there with the first page, and moves nothing on it later.
  useEffect(() => {
    if (isFirst) void Tour.preload()
  }, [isFirst])
  // It takes the place of a page without a navigation, and the page that was asked for takes its own.
  const { left } = session
  useEffect(() => {
    if (left !== undefined) focusHeading()
    return focusHeading
  }, [left])
  return (
    <main className={styles.page}>
      <title>Sign in · Offsite</title>
      <div className={styles.card}>
        <div className={styles.top}>
          <Brand />
          <Upstream session={session} />
        </div>
        <PageHeading>Sign in</PageHeading>
        {left === 'elsewhere' && (
          <Notice tone="info" title="You signed out in another tab" announce>
            <p>What was open here is closed. Changes that were not saved are gone.</p>
          </Notice>
        )}
        <SignInForm session={session} />
      </div>
      <p className={styles.legal}>
        Offsite is independent and not affiliated with Aiven. Aiven and its logo are trademarks of
        Aiven Oy.
      </p>
    </main>
  )
}
