import type { Cloud } from '~/api/clouds-shape'
import type { Protection } from '~/backup/protection'
import type { FleetService } from '~/fleet/fleet-service'
import type { PastDrill } from '../drills'
import type { Finding } from '../finding'

/** What is not known before a plan is applied. */
export type Untold = 'cloud' | 'region' | 'plan'

/** A service with all that rules judge it by. */
export interface Subject {
  service: FleetService
  /** As the console judges it. */
  protection: Protection
  /** As the console would with another RPO, in seconds. */
  protectionWithin: (rpo: number) => Protection
  /** Its restore drills that have a result. */
  drills: readonly PastDrill[]
  clouds: readonly Cloud[]
  /** Milliseconds since 1970 UTC, by the API's clock. */
  now: number
  /** Of a plan: what is known only once it is applied; undefined for a service that is there. */
  untold?: ReadonlySet<Untold>
  /** Of a plan: why Aiven will not take the region that it sets, or may not. */
  refusal?: Refusal | undefined
}

/** Something that speaks against a region before a plan is applied. */
export interface Refusal {
  /** Whether Aiven is known to refuse it. */
  outcome: 'broken' | 'unknown'
  /** A sentence. */
  found: string
}

/** What came of one rule; who asked for it and of which service stands in the finding. */
export type Judgement = Omit<Finding, 'project' | 'service' | 'address' | 'rule' | 'by'>

/** Each once, such as `the cloud and the region`. */
export function untoldWords(untold: readonly Untold[]): string {
  return untold.map((one) => UNTOLD_WORDS[one]).join(' and ')
}

const UNTOLD_WORDS: Readonly<Record<Untold, string>> = {
  cloud: 'the service’s cloud',
  region: 'its secondary backup location',
  plan: 'its plan',
}
