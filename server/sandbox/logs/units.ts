import type { ServiceFacts } from '../model'
import type { LogFacts } from '../service-types/service-type'
import { typeFacts } from '../service-types/table'

/** The units on the nodes of a service. */
export function listUnits({ type }: ServiceFacts): LogFacts {
  const { main, backup, routine } = typeFacts(type).logs
  return { main: `${main}.service`, backup: `${backup}.service`, routine }
}
