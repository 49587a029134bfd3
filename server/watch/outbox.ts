import { errorText } from '../error-text'
import type { WatchStore } from './store'
import type { Channel } from './webhooks'

/** Tells what waits in the store. */
export interface Outbox {
  /**
   * Sends what waits, each channel for itself and in order: the first message that fails keeps those
   * after it for the next time. Never throws.
   * @returns how many messages still wait
   */
  deliver(): Promise<number>
}

/**
 * The outbox of a store. A message is forgotten only after it was sent, so a process that is killed in
 * between sends it again, with the same id.
 * @param log called for each failure, without address or secret
 */
export function createOutbox(
  store: Pick<WatchStore, 'waiting' | 'forget'>,
  channels: readonly Channel[],
  log: (line: string) => void,
): Outbox {
  async function deliverBy(channel: Channel): Promise<number> {
    const waiting = store.waiting(channel.name)
    for (const [index, message] of waiting.entries()) {
      try {
        await channel.send(message)
      } catch (error) {
        log(`A message could not be sent by ${channel.name}, and is kept: ${errorText(error)}.`)
        return waiting.length - index
      }
      store.forget(message)
    }
    return 0
  }
  return {
    deliver: async () => {
      const left = await Promise.all(channels.map(deliverBy))
      return left.reduce((sum, count) => sum + count, 0)
    },
  }
}
