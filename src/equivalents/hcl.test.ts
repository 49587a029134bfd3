import { expect, it } from 'vitest'
import { hclBody, hclIdentifier, hclString, printHcl } from './hcl'

it.each([
  ['${var.x}', '"$${var.x}"'],
  ['%{ if x }', '"%%{ if x }"'],
  ['a "b" \\ c', String.raw`"a \"b\" \\ c"`],
  ['line\nline\t', String.raw`"line\nline\t"`],
  ['$5 100%', '"$5 100%"'],
])('writes %j as %s', (text, hcl) => expect(hclString(text)).toBe(hcl))

it('is laid out as terraform fmt does', () => {
  const inner = hclBody({ attributes: [['a', '1']] })
  const body = hclBody({
    comments: ['why'],
    attributes: [
      ['long_name', '[]'],
      ['b', '2'],
    ],
    blocks: [
      ['pg', inner],
      ['empty', hclBody({})],
    ],
  })
  expect(printHcl(hclBody({ blocks: [['resource "r" "s"', body]] }))).toBe(
    `resource "r" "s" {
  # why
  long_name = []
  b         = 2

  pg {
    a = 1
  }

  empty {
  }
}`,
  )
})

it.each([
  ['orders-pg', 'orders_pg'],
  ['4you', '_4you'],
  ['ünder.x', '_nder_x'],
])('%s is named %s', (name, identifier) => expect(hclIdentifier(name)).toBe(identifier))
