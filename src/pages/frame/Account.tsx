import type { Session } from '~/api/session'
import { useSignOut } from '~/api/session'
import { Button } from '~/ui/Button'
import styles from './Account.module.css'
import { looks } from '~/ui/looks'

/** As whom the console acts. */
export function Account({ session }: { session: Session | undefined }) {
  const signOut = useSignOut()
  if (!session?.user) return null
  return (
    <div className={styles.account}>
      <div className={styles.user}>
        <p className={styles.label}>Signed in as</p>
        <p className={styles.email}>{session.user.email}</p>
      </div>
      {!session.single_sign_on && (
        <Button small look="quiet" pending={signOut.isPending} onClick={() => signOut.mutate()}>
          Sign out
        </Button>
      )}
      {signOut.isError && (
        <p role="alert" className={looks.problem}>
          Signing out failed: the session may still be open. Try again.
        </p>
      )}
    </div>
  )
}
