// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, it } from 'vitest'
import { createQueryClient } from '~/api/query-client'
import { optionNamed, makeOptions } from '~/test/options'
import { exampleService } from '~/test/services'
import '~/test/dom'
import { useConfigurationForm } from './use-configuration-form'

it('shows each option with what is typed for it, on every render', async () => {
  const client = createQueryClient({ retries: false })
  const service = exampleService({ user_config: { backup_hour: 3, backup_minute: 30 } })
  const cloud = service.cloud_name
  const drawn: string[][] = []
  const { result, rerender } = renderHook(
    () => {
      const form = useConfigurationForm({
        project: 'acme',
        service,
        options: makeOptions('pg'),
        addOption: undefined,
        regions: {
          project: 'acme',
          serviceCloud: cloud,
          primaryCloud: cloud,
          nextBackup: '',
          off: false,
        },
        onSaved: () => {},
      })
      drawn.push(form.entries.map(({ option, entry }) => `${option.key} as ${entry.key}`))
      return form
    },
    {
      wrapper: ({ children }: { children: ReactNode }) => (
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      ),
    },
  )
  act(() => result.current.add(optionNamed('pg', 'additional_backup_regions')))
  act(() => result.current.add(optionNamed('pg', 'shared_buffers_percentage')))
  act(() => result.current.actions.drop(optionNamed('pg', 'shared_buffers_percentage')))
  const keys = result.current.entries.map(({ option }) => option.key)
  expect(keys).toEqual(['additional_backup_regions', 'backup_hour', 'backup_minute'])
  const mixed = drawn.flat().filter((text) => new Set(text.split(' as ')).size > 1)
  expect(mixed).toEqual([])
  // The list of options to add is made anew for another set.
  const { present } = result.current
  rerender()
  expect(result.current.present).toBe(present)
  expect([...present].toSorted()).toEqual(keys)
})
