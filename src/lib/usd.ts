/** Dollars, to the cent or, where an hour costs less than one, to a thousandth. */
export function formatUsd(usd: number): string {
  const digits = usd > 0 && usd < 0.1 ? 3 : 2
  return usd.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}
