import type { Service } from '~/api/services'

/**
 * Where to point clients after a recovery, a line for each part that Aiven gives. It holds no secret:
 * passwords, and the service URI with one in it, are never read here.
 */
export function connectionText({ components, users, service_uri_params: params }: Service): string {
  const main = components?.find(({ usage }) => usage === 'primary') ?? components?.[0]
  const user = users?.[0]?.username
  const database = params?.['dbname']
  return [
    `Host: ${main?.host ?? 'unknown'}`,
    `Port: ${main?.port ?? 'unknown'}`,
    ...(user === undefined ? [] : [`User: ${user}`]),
    ...(typeof database === 'string' ? [`Database: ${database}`] : []),
  ].join('\n')
}
