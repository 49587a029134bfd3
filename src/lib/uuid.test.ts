import { expect, it } from 'vitest'
import { makeUuid } from './uuid'

it('makes a random UUID each time', () => {
  const made = Array.from({ length: 100 }, makeUuid)
  expect(new Set(made).size).toBe(100)
  for (const id of made) {
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  }
})
