import { describe, expect, it } from 'vitest'
import { draftOf, readDraft, type Draft } from './draft'
import { fieldOf, type Field } from './field'
import { readSchema } from './schema'

const field = (schema: object): Field => fieldOf(readSchema(schema))
const text = (text: string): Draft => ({ kind: 'text', text })
const SAML = field({
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
})

describe('draftOf', () => {
  it.each<[string, Field, unknown, Draft]>([
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
  ])('starts with %s', (_case, field, value, draft) => {
    expect(draftOf(field, value)).toEqual(draft)
  })
})

describe('readDraft', () => {
  it('leaves out the optional parts that are empty', () => {
    const draft: Draft = { kind: 'object', members: { url: text('u'), count: text('') } }
    expect(readDraft(SAML, draft)).toEqual({ ok: true, value: { url: 'u' } })
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
    expect(readDraft(address, draftOf(address, value))).toEqual(asRead)
    expect(readDraft(address, draftOf(address, { ...value, primary: null }))).toEqual(asRead)
    const { members } = draftOf(address, value) as Extract<Draft, { kind: 'object' }>
    const withCode: Draft = { kind: 'object', members: { ...members, code: text('') } }
    expect(readDraft(address, withCode)).toEqual(asRead)
  })

  it('tells where something cannot be read', () => {
    const draft: Draft = { kind: 'object', members: { url: text('u'), count: text('x') } }
    expect(readDraft(SAML, draft)).toEqual({
      ok: false,
      problems: [{ path: ['count'], message: 'Type a whole number, such as 42' }],
    })
  })

  it('keeps hidden secrets of every kind as they are', () => {
    const value = { url: 'u', key: '<redacted>', credentials: '<redacted>' }
    expect(readDraft(SAML, draftOf(SAML, value))).toEqual({ ok: true, value })
  })

  it('asks for a choice', () => {
    const choice = field({ enum: ['a'] })
    expect(readDraft(choice, draftOf(choice, undefined))).toEqual({
      ok: false,
      problems: [{ path: [], message: 'Choose a value' }],
    })
  })
})
