import type { Equivalent } from '../equivalents/equivalent'

/** The same deed with other tools, to copy. */
export function Equivalents({ items }: { items: readonly Equivalent[] }) {
  return items.map(({ tool, text }) => <pre key={tool}>{text}</pre>)
}
