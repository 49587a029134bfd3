import { formatNumber } from './format'

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
 * @param hourly USD per hour, also as a decimal in a text, as Aiven gives it
 */
export function priceFor(hourly: string | number, hours: number): string {
  return formatNumber(Number(hourly) * hours, 2)
}

/** USD per hour with the four decimals that Aiven's prices have: `0.4110`. */
export function hourlyPrice(usd: number): string {
  return formatNumber(usd, 4)
}

/** USD per hour as Aiven gives it, a decimal in a text, with as many decimals as that has. */
export function givenPrice(hourly: string): string {
  const decimals = hourly.split('.')[1] ?? ''
  return formatNumber(Number(hourly), Math.min(decimals.length, 10))
}

/** Dollars, to the cent or, where an hour costs less than one, to a thousandth. */
export function formatUsd(usd: number): string {
  return formatNumber(usd, usd > 0 && usd < 0.1 ? 3 : 2)
}
