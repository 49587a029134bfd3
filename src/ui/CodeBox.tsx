import styles from './CodeBox.module.css'
import { CopyButton } from './CopyButton'

/** Text for other tools, to read and to copy. `label` names the copy button. */
export function CodeBox({ text, label }: { text: string; label: string }) {
  return (
    <div className={styles.code}>
      <pre>{text}</pre>
      <CopyButton key={label} text={text} label={label} />
    </div>
  )
}
