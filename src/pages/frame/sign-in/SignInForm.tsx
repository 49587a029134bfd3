import * as z from 'zod/mini'
import { signInProblem, useSignIn, type Session } from '~/api/session'
import { useCheckedForm } from '~/hooks/forms/use-checked-form'
import { useFormValues } from '~/hooks/forms/use-form-values'
import { Button } from '~/ui/Button'
import { TextField } from '~/ui/Field'
import { Notice } from '~/ui/Notice'
import styles from './SignInForm.module.css'
import { looks } from '~/ui/looks'

/** Where Aiven makes tokens. */
const TOKENS_URL = 'https://console.aiven.io/profile/tokens'

const schema = z.object({
  token: z.string().check(z.trim(), z.minLength(1, 'Paste a token')),
  remember: z.boolean(),
})

/** With the sandbox one button a user; else a token is pasted. It goes to the server and is not kept. */
export function SignInForm({ session }: { session: Session }) {
  const signIn = useSignIn()
  const entered = useFormValues(() => ({ token: '', remember: false }))
  const form = useCheckedForm(entered, { schema, fields: ['token'] })
  const demoUsers = session.demo_users ?? []

  return (
    <div className={styles.signIn}>
      {demoUsers.length > 0 && (
        <ul className={styles.users} aria-label="Sandbox users">
          {demoUsers.map((user) => (
            <li key={user.token}>
              <button
                type="button"
                className={styles.user}
                onClick={() => signIn.mutate({ token: user.token, remember: true })}
              >
                <span className={styles.name}>Continue as {user.name}</span>
                <span className={looks.small}>{user.description ?? user.role}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void form.submit(signIn.mutate)
        }}
      >
        <TextField
          label={demoUsers.length > 0 ? 'Or paste a sandbox token' : 'Aiven token'}
          type="password"
          autoComplete="off"
          spellCheck={false}
          hint={
            demoUsers.length > 0 ? undefined : (
              <>
                Create one in the <a href={TOKENS_URL}>Aiven Console, under Tokens</a>. The server
                seals it in a cookie that scripts cannot read.
              </>
            )
          }
          word
          {...form.text('token')}
        />
        <label className={styles.remember}>
          <input type="checkbox" {...form.checkbox('remember')} />
          Remember for 12 hours
        </label>
        {signIn.isError && (
          <Notice tone="danger" title="Not signed in" announce>
            <p>{signInProblem(signIn.error)}</p>
            {session.upstream !== 'sandbox' && (
              <p>
                In a terminal, <code>offsite doctor</code> shows how Aiven answers this token.
              </p>
            )}
          </Notice>
        )}
        <Button type="submit" look="primary" pending={signIn.isPending}>
          Sign in
        </Button>
      </form>
    </div>
  )
}
