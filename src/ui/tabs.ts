import styles from './tabs.module.css'

/** Tabs are links in a list: each has an address. These are their looks. */
export const tabs = { list: styles.list, tab: styles.tab }
