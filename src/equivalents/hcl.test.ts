import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { hclBody, hclIdentifier, hclString, printHcl } from './hcl'

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }

/** What HCL reads between the quotes, by its specification; throws for what it would not take as plain text. */
function readString(text: string): string {
  const token =
    /\\(?<escape>[nrt"\\])|\\u(?<code>[0-9a-f]{4})|(?<template>\$\$\{|%%\{)|(?<plain>(?![$%]\{)[^"\\\p{Cc}])/uy
  let value = ''
  const inner = text.slice(1, -1)
  while (token.lastIndex < inner.length) {
    const at = token.lastIndex
    const groups = token.exec(inner)?.groups
    if (!groups) throw new Error(`Not a plain string at ${at}: ${text}`)
    if (groups.escape !== undefined) value += ESCAPES[groups.escape]
    else if (groups.code !== undefined) value += String.fromCharCode(parseInt(groups.code, 16))
    else value += groups.plain ?? groups.template?.slice(1)
  }
  return value
}

const HOSTILE = fc.constantFrom(...Array.from('"\\$%{}\n\r\t#\'`a😀\u0000\u0007\u0085'))

it('keeps every text as it is, templates too', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: HOSTILE }), fc.string({ unit: 'binary' })), (text) => {
      expect(readString(hclString(text))).toBe(text)
    }),
  )
})

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
