import type { ServiceFacts, Work } from '../model'
import { randomInt } from '../random'
import { findState } from './states'

/**
 * The facts of a service whose nodes are being replaced: a rebuild or a rebalance of 60 to 90
 * seconds. Until it is done the old nodes serve.
 * @param facts the service as it is to be
 * @param before the service as it was before the change
 * @param now ms
 * @param count how many new nodes there will be; as many as before when left out
 */
export function startWork(
  facts: ServiceFacts,
  before: ServiceFacts,
  state: Work['state'],
  now: number,
  count = facts.nodes.count,
): ServiceFacts & { work: Work } {
  const { nodes, salt } = before
  const replaces = servingNodes(before, now)
  return {
    ...facts,
    nodes: { first: nodes.first + nodes.count, count },
    work: {
      state,
      startedAt: now,
      seconds: randomInt(60, 90, salt, 'work', now),
      ...(replaces && { replaces }),
    },
  }
}

/** In the midst of a rebuild its old nodes still serve; a service that is being built has none. */
function servingNodes(facts: ServiceFacts, now: number): Work['replaces'] {
  const { nodes, cloud, work } = facts
  return findState(facts, now) === 'RUNNING' ? { ...nodes, cloud } : work?.replaces
}
