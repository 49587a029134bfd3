import { expect, it } from 'vitest'
import { CLOUDS } from '~/test/clouds'
import { copiedTo, outageService } from '~/test/outage'
import { isNamed, isNamedByService } from './down-names'
import type { Down } from './down'

const SERVICES = [
  outageService({ cloud: 'custom-berlin', primary: 'custom-bonn', ...copiedTo('custom-ulm', 5) }),
  outageService({ cloud: 'do-unlisted' }),
]

it.each<[Down, boolean]>([
  [{ kind: 'region', name: 'aws-eu-north-1' }, true],
  [{ kind: 'region', name: 'custom-berlin' }, true],
  [{ kind: 'region', name: 'custom-bonn' }, true],
  [{ kind: 'region', name: 'custom-ulm' }, true],
  [{ kind: 'region', name: 'nonsense' }, false],
  [{ kind: 'region', name: 'aws-mars-1' }, false],
  [{ kind: 'region', name: '' }, false],
  [{ kind: 'provider', name: 'azure' }, true],
  [{ kind: 'provider', name: 'foo' }, false],
  [{ kind: 'provider', name: 'custom' }, false],
  [{ kind: 'continent', name: 'south america' }, true],
  [{ kind: 'continent', name: 'atlantis' }, false],
])('%j is named by Aiven or by a service: %s', (down, expected) => {
  expect(isNamed(down, SERVICES, CLOUDS)).toBe(expected)
})

it('takes a provider from the names of clouds that Aiven does not list', () => {
  const without = CLOUDS.filter(({ provider }) => provider !== 'do')
  expect(isNamed({ kind: 'provider', name: 'do' }, SERVICES, without)).toBe(true)
  expect(isNamed({ kind: 'provider', name: 'do' }, [], without)).toBe(false)
})

it.each<[Down, boolean]>([
  [{ kind: 'region', name: 'custom-berlin' }, true],
  [{ kind: 'region', name: 'do-unlisted' }, true],
  [{ kind: 'provider', name: 'do' }, true],
  // Nothing runs there by name: what else is in these places, only the list tells.
  [{ kind: 'region', name: 'custom-ulm' }, false],
  [{ kind: 'region', name: 'aws-eu-north-1' }, false],
  [{ kind: 'provider', name: 'azure' }, false],
  [{ kind: 'continent', name: 'europe' }, false],
])('without the list of clouds, %j can be judged: %s', (down, expected) => {
  expect(isNamedByService(down, SERVICES)).toBe(expected)
})
