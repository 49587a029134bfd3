import { describe, expect, it } from 'vitest'
import { readField, type Field } from './field'
import { readSchema } from './schema'
import { readTyped, typedFor, type Typed } from './typed'

const field = (schema: object): Field => readField(readSchema(schema))
const text = (text: string): Typed => ({ kind: 'text', text })
const SAML_SCHEMA = {
  type: 'object',
  required: ['url'],
  properties: {
    url: { type: 'string' },
    count: { type: 'integer' },
    key: { type: 'string', _secure: true, pattern: '^[a-z]+$' },
    credentials: {
      type: 'object',
      _secure: true,
      required: ['id'],
      properties: { id: { type: 'string' } },
    },
  },
}
const SAML = field(SAML_SCHEMA)

describe('typedFor', () => {
  it.each<[string, Field, unknown, Typed]>([
    [
      'a switch that is off',
      field({ type: 'boolean' }),
      undefined,
      { kind: 'plain', value: false },
    ],
    ['no choice', field({ enum: ['a'] }), undefined, { kind: 'plain', value: undefined }],
    ['an empty text', field({ type: 'integer' }), undefined, text('')],
    ['an empty list', field({ type: 'array' }), undefined, { kind: 'list', items: [] }],
    ['the required parts', SAML, undefined, { kind: 'object', members: { url: text('') } }],
    ['the JSON of what does not fit', field({ type: 'array' }), 3, text('3')],
    ['the JSON of a text that does not fit', field({ type: 'array' }), 'a', text('"a"')],
    ['a switch for a text', field({ type: 'boolean' }), 'true', { kind: 'plain', value: true }],
    ['the JSON of what no switch shows', field({ type: 'boolean' }), 'x', text('"x"')],
    ['a choice by its name', field({ enum: [6, 12] }), '6', { kind: 'plain', value: 6 }],
  ])('starts with %s', (_case, field, value, typed) => {
    expect(typedFor(field, value)).toEqual(typed)
  })
})

describe('readTyped', () => {
  it('leaves out the optional parts that are empty', () => {
    const typed: Typed = { kind: 'object', members: { url: text('u'), count: text('') } }
    expect(readTyped(SAML, typed)).toEqual({ ok: true, value: { url: 'u' } })
  })

  it('keeps an optional part that is set to an empty text, where it may be one', () => {
    const address = field({
      type: 'object',
      required: ['network'],
      properties: {
        network: { type: 'string' },
        description: { type: 'string' },
        code: { type: 'string', minLength: 2 },
        primary: { type: ['boolean', 'null'] },
      },
    })
    const value = { network: '10.0.0.0/8', description: '' }
    const asRead = { ok: true, value }
    expect(readTyped(address, typedFor(address, value))).toEqual(asRead)
    expect(readTyped(address, typedFor(address, { ...value, primary: null }))).toEqual(asRead)
    const { members } = typedFor(address, value) as Extract<Typed, { kind: 'object' }>
    const withCode: Typed = { kind: 'object', members: { ...members, code: text('') } }
    expect(readTyped(address, withCode)).toEqual(asRead)
  })

  it('tells where something cannot be read', () => {
    const typed: Typed = { kind: 'object', members: { url: text('u'), count: text('x') } }
    expect(readTyped(SAML, typed)).toEqual({
      ok: false,
      problems: [{ path: ['count'], message: 'Type a whole number, such as 42' }],
    })
  })

  it('keeps hidden secrets of every kind as they are', () => {
    const value = { url: 'u', key: '<redacted>', credentials: '<redacted>' }
    expect(readTyped(SAML, typedFor(SAML, value))).toEqual({ ok: true, value })
  })

  it('asks for a choice', () => {
    const choice = field({ enum: ['a'] })
    expect(readTyped(choice, typedFor(choice, undefined))).toEqual({
      ok: false,
      problems: [{ path: [], message: 'Choose a value' }],
    })
  })

  describe('where it began with a value', () => {
    const list = field({ type: 'array', items: SAML_SCHEMA })
    const value = [{ url: 'a', count: '5' }, { url: 'b' }, { url: 7, extra: 1 }]
    const start = { typed: typedFor(list, value), value }
    const items = start.typed.kind === 'list' ? start.typed.items : []

    it('keeps the value of what still reads the same', () => {
      expect(readTyped(list, typedFor(list, value), start)).toEqual({ ok: true, value })
    })

    it('keeps the items around one that was removed', () => {
      const typed: Typed = { kind: 'list', items: items.slice(1) }
      expect(readTyped(list, typed, start)).toEqual({ ok: true, value: value.slice(1) })
    })

    it('keeps the other parts of an item that was changed, and what has no input', () => {
      const [first, , last] = items
      if (first?.kind !== 'object' || last?.kind !== 'object') throw new Error('No objects')
      const change = (item: typeof first, part: string) =>
        ({ ...item, members: { ...item.members, [part]: text('9') } }) as const
      const typed: Typed = { kind: 'list', items: [change(first, 'url'), change(last, 'count')] }
      expect(readTyped(list, typed, start)).toEqual({
        ok: true,
        value: [
          { url: '9', count: '5' },
          { url: '7', count: 9 },
        ],
      })
    })
  })
})
