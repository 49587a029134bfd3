import { expect, it } from 'vitest'
import { deleteEquivalents } from './delete'
import { readRequest } from '~/test/curl'
import { readByShell } from '~/test/shell'

it('deletes one service', () => {
  const [avn, curl, terraform] = deleteEquivalents({
    apiUrl: 'http://127.0.0.1:4281',
    project: 'acme-production',
    serviceName: 'drill-pg',
  })
  expect(readByShell(avn?.text ?? '')).toEqual([
    [
      ...'avn --url http://127.0.0.1:4281 service terminate drill-pg'.split(' '),
      ...'--project acme-production'.split(' '),
    ],
  ])
  expect(readRequest(curl?.text ?? '', { AIVEN_TOKEN: 't' })).toEqual({
    method: 'DELETE',
    url: 'http://127.0.0.1:4281/v1/project/acme-production/service/drill-pg',
    headers: { Authorization: 'Bearer t' },
    body: undefined,
  })
  expect(terraform?.text).toBe('')
})
