// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { renderApp } from '~/test/render-app'
import * as problems from '~/user-config/problems'
import * as fieldInput from './FieldInput'

vi.mock(import('~/user-config/problems'), { spy: true })
vi.mock(import('./FieldInput'), { spy: true })

const checks = vi.mocked(problems.problemsOfEdit)
const drawings = vi.mocked(fieldInput.FieldInput)

const PAGE = '/projects/acme-production/services/search-os/overview?edit=configuration'
const SHARDS = 'index template number of shards'

const checked = () => new Set(checks.mock.calls.map(([{ name }]) => name))
const drawn = () => new Set(drawings.mock.calls.map(([{ label }]) => label))

beforeEach(() => {
  checks.mockClear()
  drawings.mockClear()
})

describe('a key in a field', () => {
  it('has its own option checked and re-rendered, and no other', async () => {
    const { user } = await renderApp(PAGE)
    const input = await screen.findByLabelText(SHARDS, { selector: 'input' })
    await user.type(input, '4')
    expect(checked().size).toBeGreaterThan(3)
    expect(drawn().size).toBeGreaterThan(3)

    checks.mockClear()
    drawings.mockClear()
    await user.type(input, '5')
    expect(input).toHaveValue('345')
    expect([...checked()]).toEqual([SHARDS])
    expect([...drawn()]).toEqual([SHARDS])
    // Once where it is drawn: what the review and the save want to know is asked for later.
    expect(checks).toHaveBeenCalledTimes(1)
    expect(drawings).toHaveBeenCalledTimes(1)
  })

  it('checks nothing again where it only opens the list of other options', async () => {
    const { user } = await renderApp(PAGE)
    await screen.findByLabelText(SHARDS, { selector: 'input' })
    checks.mockClear()
    drawings.mockClear()
    await user.click(screen.getByText('Add configuration option'))
    expect(
      await screen.findByLabelText('Search configuration options', { selector: 'input' }),
    ).toBeInTheDocument()
    expect(checks).not.toHaveBeenCalled()
    expect(drawings).not.toHaveBeenCalled()
  })
})
