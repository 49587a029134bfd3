import type { Assets } from './assets'
import type { AuditEntry } from './audit'
import type { WatchedHistory } from './history'
import type { Connection, SingleSignOn } from './identity'
import type { Gzip } from './respond'
import type { SessionKeeper } from './session-keeper'
import type { DemoUser } from './sign-in'
import type { UpstreamOptions } from './upstream'

export interface GatewayOptions {
  upstream: UpstreamOptions
  /** The sandbox's users, for the sign-in page. */
  demoUsers?: readonly DemoUser[]
  /** The built console; without it only the API part answers. */
  assets?: Assets
  /** 32 bytes each; the first seals sessions, all open them. */
  sessionKeys: readonly Uint8Array[]
  /** Where sessions are kept, where that is not in cookies. */
  keeper?: SessionKeeper
  /** The origin under which browsers see this gateway; requests for another host are refused. */
  publicOrigin?: string
  /** Addresses of proxies in front whose word is taken for the addresses of clients. */
  trustedProxies?: readonly string[]
  /** The trusted proxies also say who is signed in. */
  singleSignOn?: SingleSignOn
  /** Refuses every change, and the secrets of services. */
  readOnly?: boolean
  /** What a watcher beside this gateway knows; without one, the console says what is missing. */
  history?: WatchedHistory
  /** Packs answers, where the platform has a faster way than a CompressionStream. */
  gzip?: Gzip
  /** Milliseconds since 1970. */
  now?: () => number
  /** Milliseconds by a clock that is never set back; limits are counted by it. */
  monotonic?: () => number
  /** Takes a line for each call that was refused or failed on the gateway's side. No line holds a secret. */
  log?: (line: string) => void
  /** Takes an entry for each change that was asked for, and each look at secrets. */
  audit?: (entry: AuditEntry) => void
}

export interface Gateway {
  fetch(request: Request, connection?: Connection): Promise<Response>
}
