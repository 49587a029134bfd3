/** The middle of some numbers. */
export function median(values) {
  return percentile(values, 50)
}

/** The smallest of the numbers that at least `percent` of 100 do not exceed. */
export function percentile(values, percent) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)]
}
