import { Brand } from '../../src/components/Brand'
import styles from './Refused.module.css'

/** In place of the console where there can be no worker. */
export function Refused() {
  return (
    <main className={styles.page}>
      <Brand />
      <h1>The demo cannot run here</h1>
      <p>
        It needs a service worker, and this browser allows none on this page. Open the demo over
        https and in an ordinary window: some browsers allow none in a private one.
      </p>
    </main>
  )
}
