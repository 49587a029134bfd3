import type { ServiceFacts, Work } from '../model'
import { randomInt } from '../random'

/**
 * The facts of a service whose nodes are being replaced: a rebuild or a rebalance of 60 to 90
 * seconds. Until it is done the old nodes serve.
 * @param facts the service as it is to be
 * @param before the service as its old nodes know it
 * @param now ms
 * @param count how many new nodes there will be; as many as before when left out
 */
export function startWork(
  facts: ServiceFacts,
  before: ServiceFacts,
  state: Work['state'],
  now: number,
  count = before.nodes.count,
): ServiceFacts & { work: Work } {
  const { nodes, cloud, salt } = before
  return {
    ...facts,
    nodes: { first: nodes.first + nodes.count, count },
    work: {
      state,
      startedAt: now,
      seconds: randomInt(60, 90, salt, 'work', now),
      replaces: { ...nodes, cloud },
    },
  }
}
