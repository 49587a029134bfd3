import { describe, expect, it } from 'vitest'
import { CLOUD_NAME, LONGEST_NAME, nameProblem, SERVICE_NAME } from './names'

describe('the name of a service', () => {
  it.each([
    ['orders-pg', undefined],
    ['o', undefined],
    ['o'.repeat(LONGEST_NAME), undefined],
    ['', 'Enter a name'],
    ['Orders', /^Use lowercase letters/],
    ['1orders', /^Use lowercase letters/],
    ['orders_pg', /^Use lowercase letters/],
    ['o'.repeat(LONGEST_NAME + 1), /up to 64 characters/],
    ['billing-pg', 'This project already has a service named billing-pg'],
  ])('%j: %s', (name, problem) => {
    const found = nameProblem(name, new Set(['billing-pg']))
    if (problem === undefined) expect(found).toBeUndefined()
    else expect(found).toMatch(problem)
  })

  it('has the same length in the rule and in the words', () => {
    expect('a'.repeat(LONGEST_NAME)).toMatch(SERVICE_NAME)
    expect('a'.repeat(LONGEST_NAME + 1)).not.toMatch(SERVICE_NAME)
  })
})

it.each([
  ['aws-eu-west-1', true],
  ['do-fra', true],
  ['custom-aws-eu-west-1', true],
  ['ireland', false],
  ['hong kong', false],
  ['aws-', false],
  ['', false],
])('%j is the name of a cloud: %s', (name, is) => {
  expect(CLOUD_NAME.test(name)).toBe(is)
})
