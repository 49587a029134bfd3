/**
 * A service's key among all projects: names cannot hold a slash at Aiven, so it is unique.
 * @param where project and service
 */
export function fleetKey({ project, service }: { project: string; service: string }): string {
  return `${project}/${service}`
}
