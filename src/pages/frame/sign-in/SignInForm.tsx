import { useForm } from 'react-hook-form'
import { signInProblem, useSignIn, type Session } from '~/api/session'
import { Button } from '~/ui/Button'
import { TextField } from '~/ui/Field'
import { Notice } from '~/ui/Notice'
import styles from './SignInForm.module.css'

/** Where Aiven makes tokens. */
const TOKENS_URL = 'https://console.aiven.io/profile/tokens'

/** With the sandbox one button a user; else a token is pasted. It goes to the server and is not kept. */
export function SignInForm({ session }: { session: Session }) {
  const signIn = useSignIn()
  const form = useForm({ defaultValues: { token: '', remember: false } })
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
                <span className={styles.description}>{user.description ?? user.role}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        className={styles.form}
        onSubmit={(event) => void form.handleSubmit((input) => signIn.mutate(input))(event)}
      >
        <TextField
          label={demoUsers.length > 0 ? 'Or paste a sandbox token' : 'Aiven token'}
          type="password"
          autoComplete="off"
          spellCheck={false}
          error={form.formState.errors.token?.message}
          hint={
            demoUsers.length > 0 ? undefined : (
              <>
                Make one in the <a href={TOKENS_URL}>Aiven Console, under Tokens</a>. The server
                seals it in a cookie that no script can read.
              </>
            )
          }
          {...form.register('token', {
            setValueAs: (value: string) => value.trim(),
            validate: (value) => value !== '' || 'Paste a token',
          })}
        />
        <label className={styles.remember}>
          <input type="checkbox" {...form.register('remember')} />
          Remember for 12 hours
        </label>
        {signIn.isError && (
          <Notice tone="danger" title="Not signed in" announce>
            <p>{signInProblem(signIn.error)}</p>
          </Notice>
        )}
        <Button type="submit" look="primary" pending={signIn.isPending}>
          Sign in
        </Button>
      </form>
    </div>
  )
}
