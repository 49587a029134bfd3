import { setTimeout } from 'node:timers/promises'
import { createHealth, type Health } from '../operations'

/** A part of the program that was started. */
interface Part {
  drain?(): void
  close(grace: number): void | Promise<void>
}

/** From the start of the program's parts to their end. */
export interface Lifetime {
  health: Health
  /** Takes what was started, in order; it is ended in reverse. */
  add<Started extends Part>(part: Started): Started
  /**
   * Ends on Ctrl-C and SIGTERM.
   * @param drainDelay seconds for which requests are taken after SIGTERM, until load balancers know
   */
  endOnSignals(drainDelay?: number): void
  /**
   * Ends every part, then the process.
   * @param grace milliseconds for which running requests may go on
   */
  end(code: number, grace: number): Promise<void>
}

/**
 * How long running requests may go on after the signal to end, in milliseconds: on SIGTERM as long
 * as the API may take for an answer; on Ctrl-C somebody waits.
 */
const GRACE = { SIGTERM: 35_000, SIGINT: 2000 }

/** The lifetime of this process. */
export function createLifetime(): Lifetime {
  const started: Part[] = []
  const health = createHealth()

  async function end(code: number, grace: number): Promise<void> {
    health.drain()
    for (const part of started.splice(0).toReversed()) await part.close(grace)
    process.exit(code)
  }

  /** Ends without a failed request: tells load balancers, goes on until they know, then finishes. */
  async function drain(delay: number): Promise<void> {
    health.drain()
    for (const part of started) part.drain?.()
    await setTimeout(delay * 1000)
    await end(0, GRACE.SIGTERM)
  }

  return {
    health,
    add: (part) => {
      started.push(part)
      return part
    },
    endOnSignals: (drainDelay = 0) => {
      process.on('SIGINT', () => void (health.ready() ? end(0, GRACE.SIGINT) : process.exit(130)))
      process.on('SIGTERM', () => void (health.ready() && drain(drainDelay)))
    },
    end,
  }
}
