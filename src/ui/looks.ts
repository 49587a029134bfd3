import styles from './looks.module.css'

/** Looks that pages share where a component of its own would say no more than the element does. */
export const looks = {
  muted: styles.muted,
  /** Muted, and smaller: a hint beside what it is about. */
  small: styles.small,
  problem: styles.problem,
  label: styles.label,
  /** One below the other. */
  stack: styles.stack,
  /** No wider than what is typed there. */
  narrow: styles.narrow,
  /** A part of a form that belongs together. */
  panel: styles.panel,
  buttons: styles.buttons,
  /** Labelled fields side by side, their inputs on one line. */
  fields: styles.fields,
  bullets: styles.bullets,
  /** A `<details>`: what is there on demand. */
  disclosure: styles.disclosure,
}
