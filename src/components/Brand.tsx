import styles from './Brand.module.css'

export function Brand() {
  return (
    <span className={styles.brand}>
      <img src="/icon.svg" alt="" width="24" height="24" />
      Offsite
    </span>
  )
}
