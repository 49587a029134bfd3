import { errorText } from '../error-text'
import { StoreProblem } from '../store-problem'
import type { Message } from './messages'
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
  /** Sent, but still in the store: its disk may be full for hours, and people are told once. */
  const sent = new Set<string>()

  async function send(channel: Channel, message: Message): Promise<void> {
    const name = `${channel.name} ${message.id}`
    if (!sent.has(name)) await channel.send(message)
    sent.add(name)
    store.forget(message)
    sent.delete(name)
  }

  async function deliverBy(channel: Channel): Promise<number> {
    let left = 0
    try {
      const waiting = store.waiting(channel.name)
      left = waiting.length
      for (const message of waiting) {
        await send(channel, message)
        left -= 1
      }
    } catch (error) {
      const what =
        error instanceof StoreProblem
          ? `The store of messages for ${channel.name} does not work`
          : `A message could not be sent by ${channel.name}, and is kept`
      log(`${what}: ${errorText(error)}.`)
    }
    return left
  }

  return {
    deliver: async () => {
      const left = await Promise.all(channels.map(deliverBy))
      return left.reduce((sum, count) => sum + count, 0)
    },
  }
}
