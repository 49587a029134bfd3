import { expect, it } from 'vitest'
import type { DataAge } from '~/backup/lineage'
import { formatSecond } from '~/lib/format'
import { dataAgeParts } from './data-age'

const REQUESTED = '2026-11-30T18:18:37Z'

it.each<[DataAge | undefined, string]>([
  [undefined, 'Unknown'],
  [{ kind: 'backup', name: 'backup-1' }, 'The backup backup-1'],
  [{ kind: 'time', target: '2026-11-29T09:30:00+00:00' }, '29 Nov 2026, 09:30:00 UTC'],
  [{ kind: 'time', target: 'noon' }, 'noon'],
  [
    { kind: 'latest', newest: '2026-11-29T03:40:00Z' },
    'The latest data, requested at 30 Nov 2026, 18:18:37 UTC; the newest recovery point known then was 29 Nov 2026, 03:40:00 UTC, 1 day 14 h older',
  ],
  [
    { kind: 'latest', newest: 'now' },
    'The latest data, requested at 30 Nov 2026, 18:18:37 UTC; a restore up to that moment was possible',
  ],
  ...[undefined, 'soon', '2027-01-01T00:00:00Z'].map((newest): [DataAge, string] => [
    { kind: 'latest', newest },
    'The latest data, requested at 30 Nov 2026, 18:18:37 UTC; how new the data was is not recorded',
  ]),
])('%j: %s', (asOf, text) => {
  const parts = dataAgeParts(asOf, REQUESTED).map((part) => {
    if (typeof part === 'string') return part
    return 'at' in part ? formatSecond(part.at, 'UTC') : part.name
  })
  expect(parts.join('')).toBe(text)
})
