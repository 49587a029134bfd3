/**
 * How much larger than usual the browser is set to show text: 1 is 16 px to the rem. For what is
 * placed by script beside text that grows with it.
 */
export function textScale(): number {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  return Number.isNaN(size) ? 1 : size / 16
}
