import { expect, it } from 'vitest'
import { monthlyPrice } from './price'

it.each([
  ['0.4110', '300.03'],
  ['0.0000', '0.00'],
  ['2.5', '1,825.00'],
])('%s an hour are %s in a month of 730 hours', (hourly, monthly) => {
  expect(monthlyPrice(hourly)).toBe(monthly)
})
