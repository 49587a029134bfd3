/** A row of a Markdown table. */
export function line(what, ...cells) {
  console.log(`| ${[what, ...cells].join(' | ')} |`)
}

export function ms(value) {
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`
}

export function kb(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`
}

export function mb(bytes) {
  return `${Math.round(bytes / 1e6)} MB`
}
