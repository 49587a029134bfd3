import { parseJson } from '~/lib/json'
import { readByShell } from './shell'

/** For tests: the request that a curl command makes. */
export function readRequest(text: string, env: Record<string, string> = { AIVEN_TOKEN: 'x' }) {
  const [words = [], ...others] = readByShell(text, env)
  const [tool, fail, ...options] = words
  if (tool !== 'curl' || fail !== '--fail-with-body' || others.length > 0) throw new Error(text)

  const request = {
    method: '',
    url: '',
    headers: {} as Record<string, string>,
    body: undefined as unknown,
  }
  for (let index = 0; index < options.length; index += 2) {
    const [option, value = ''] = options.slice(index)
    const [name = '', content = ''] = value.split(': ')
    if (option === '--request') request.method = value
    else if (option === '--url') request.url = value
    else if (option === '--header') request.headers[name] = content
    else if (option === '--data') request.body = parseJson(value)
    else throw new Error(`Not an option: ${option}`)
  }
  return request
}
