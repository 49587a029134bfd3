import { clsx } from 'clsx'
import styles from './Button.module.css'

/** The looks of a button for a link: what opens a page has an address. */
export const buttonLink = { primary: clsx(styles.button, styles.primary) }
