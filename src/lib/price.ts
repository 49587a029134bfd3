/** Aiven's own monthly figures are 730 hours. */
export const HOURS_PER_MONTH = 730

/**
 * What a month costs: `300.03`.
 * @param hourly USD per hour, a decimal in a text as Aiven gives it
 * @returns USD with two decimals
 */
export function monthlyPrice(hourly: string): string {
  return priceFor(hourly, HOURS_PER_MONTH)
}

/**
 * What something costs for some hours, to the cent: `0.41`.
 * @param hourly USD per hour, a decimal in a text as Aiven gives it
 */
export function priceFor(hourly: string, hours: number): string {
  return (Number(hourly) * hours).toLocaleString('en', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  })
}

/** Dollars, to the cent or, where an hour costs less than one, to a thousandth. */
export function formatUsd(usd: number): string {
  const digits = usd > 0 && usd < 0.1 ? 3 : 2
  return usd.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}
