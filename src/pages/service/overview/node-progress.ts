import type { ServiceNode } from '~/api/services'

/** How far a node is. */
export interface NodeProgress {
  phase: string
  /** 0 to 100; undefined where Aiven does not tell. It may fall, as the target can grow. */
  percent?: number
}

/**
 * The progress of a node that is taking over data. Aiven docs: the phase is the last one that is not
 * completed; the share is (current − min) / (max − min), unknown where a number is missing.
 */
export function nodeProgress(node: ServiceNode): NodeProgress | undefined {
  if (node.state !== 'syncing_data') return undefined
  const phase = node.progress_updates?.findLast(({ completed }) => !completed)
  if (!phase) return undefined
  const { current, min, max } = phase
  if (current == null || min == null || max == null || max === min) return { phase: phase.phase }
  const share = (current - min) / (max - min)
  return { phase: phase.phase, percent: Math.round(Math.max(0, Math.min(1, share)) * 100) }
}
