import { fleetKey } from '~/fleet/fleet-key'
import type { FleetService } from '~/fleet/fleet-service'
import { makeIsDown, type Down } from '~/fleet/down'
import { judgeOutage, listRecoverable, type Outage, type Struck } from '~/fleet/outage'
import type { Weakened } from '~/fleet/weakened'
import { makeRunbook, type ForkStep } from '~/fleet/runbook'
import { count } from '~/lib/format'
import { createdText, existingText, NO_NEWER } from '~/words/existing-fork'
import { lossText, lossWords, pauseText, unknownWords, weakenedWords } from '~/words/outage'
import { placeName } from '~/words/place'
import { recoveryScripts } from '~/words/recovery-scripts'
import { stepDisk, stepRefusal, stepWarning } from '~/words/runbook'
import { plain, pointText, serviceCell, table, utc } from './cells'
import { html, type Html } from './html'
import type { Known } from './known'

/** What the loss of one region does, and the forks that bring back what can be. */
export interface RegionLoss {
  /** An Aiven cloud name, and the place in words. */
  cloud: string
  place: string
  outage: Outage
  steps: readonly ForkStep[]
}

/**
 * What the loss of a region does, by the rules of the page Region outage.
 * @param cloud an Aiven cloud name
 */
export function loseRegion(known: Known, cloud: string): RegionLoss {
  const { services, all, clouds, at } = known
  const isDown = makeIsDown({ kind: 'region', name: cloud }, clouds)
  const outage = judgeOutage(services, isDown, at)
  const steps = makeRunbook(listRecoverable(outage.struck), all, at)
  return { cloud, place: placeName(cloud, clouds), outage, steps }
}

/** A region's part of the kit. */
export function regionSection(known: Known, loss: RegionLoss, id: string): Html {
  const { cloud, place, outage, steps } = loss
  const { struck, weakened, totals } = outage
  return html`<section id="${id}">
    <h2>If ${plain(place)} goes down <code>${plain(cloud)}</code></h2>
    <p>
      ${count(totals.struck, 'service')} affected: ${totals.recoverable} recoverable, ${totals.lost}
      lost, ${totals.unknown} unknown.
    </p>
    ${table(
      'recover',
      'Recover, in this order',
      RECOVER,
      steps.map((step, index) => stepRow(known, step, index + 1)),
    )}${table('why', 'Not recoverable', WHY, whyRows(known, struck, describeLoss))}${table(
      'why',
      'Unknown',
      WHY,
      whyRows(known, struck, describeDoubt(known, { kind: 'region', name: cloud })),
    )}${table('why', 'Still running with reduced backups', WEAKENED, weakenedRows(known, weakened))}${scripts(known, loss)}
  </section> `
}

const RECOVER = [
  'Step',
  'Service',
  'Create this fork',
  'Recover in',
  'Newest recovery point',
  'Data loss as of this file',
]

function stepRow(known: Known, step: ForkStep, number: number): Html {
  const { source, fate, cloud, priority } = step
  const stale = staleText(known, source)
  const notes = [
    ...(fate.from === 'primary' ? ['from its primary backups'] : []),
    ...(fate.paused ? [pauseText(fate.paused.reason)] : []),
    ...(stale === undefined ? [] : [stale]),
  ]
  const disk = [stepRefusal(step) ?? stepWarning(step)].flatMap((text) => text ?? [])
  const there = [existingText(step)].flatMap((text) => text ?? [])
  const rank = priority === undefined ? '' : `, priority ${plain(priority)}`
  return html`<tr>
    <td>${number}</td>
    ${serviceCell(source)}
    <td>
      <code>${step.name}</code
      ><small>${plain(step.plan)}${stepDisk(step)}${rank}</small
      >${[...there, ...disk].map((text) => html`<small>${plain(text)}</small>`)}
    </td>
    <td>
      ${plain(placeName(cloud, known.clouds))}<small><code>${plain(cloud)}</code></small>
    </td>
    <td>${pointText(fate.point)}${notes.map((text) => html`<small>${plain(text)}</small>`)}</td>
    <td>${step.existing ? `${NO_NEWER} than ${createdText(step.existing)}` : lossText(fate)}</td>
  </tr> `
}

const WHY = ['Why', 'Services']

const WEAKENED = ['Backups lost, and what they can still be restored from', 'Services']

function describeLoss({ service, fate }: Struck): string | undefined {
  return fate.kind === 'lost' ? lossWords(fate.why, service) : undefined
}

function describeDoubt({ clouds }: Known, down: Down) {
  return ({ service, fate }: Struck) =>
    fate.kind === 'unknown' ? unknownWords(fate.why, service, down, clouds) : undefined
}

/** A row for each reason, with those that it holds for. */
function whyRows(
  known: Known,
  struck: readonly Struck[],
  reasonOf: (one: Struck) => string | undefined,
): Html[] {
  return groupRows(
    known,
    struck.flatMap((one) => {
      const reason = reasonOf(one)
      return reason === undefined ? [] : [{ service: one.service, reason }]
    }),
  )
}

function weakenedRows(known: Known, weakened: readonly Weakened[]): Html[] {
  return groupRows(
    known,
    weakened.map((one) => {
      const { gone, left } = weakenedWords(one)
      return { service: one.service, reason: `${gone}. Left: ${left}` }
    }),
  )
}

function groupRows(
  known: Known,
  items: readonly { service: FleetService; reason: string }[],
): Html[] {
  const groups = new Map<string, FleetService[]>()
  for (const { service, reason } of items) {
    groups.set(reason, [...(groups.get(reason) ?? []), service])
  }
  return [...groups].map(
    ([reason, services]) =>
      html`<tr>
        <th scope="row">${plain(reason)}<small>${count(services.length, 'service')}</small></th>
        <td>
          ${services.map((service, index) => {
            const stale = staleText(known, service)
            const more = stale === undefined ? '' : ` (${stale})`
            return `${index > 0 ? ', ' : ''}${plain(fleetKey(service))}${more}`
          })}
        </td>
      </tr> `,
  )
}

function staleText({ staleSince }: Known, service: FleetService): string | undefined {
  const since = staleSince(service)
  return since === undefined ? undefined : `as loaded ${utc(since)}`
}

function scripts({ apiUrl }: Known, { cloud, place, steps }: RegionLoss): Html {
  if (steps.length === 0) return html``
  const down: Down = { kind: 'region', name: cloud }
  const files = recoveryScripts(steps, { down, name: place, apiUrl })
  return html`<h3>Scripts for ${count(steps.length, 'fork')}</h3>
    ${files.map(
      ({ tool, fileName, text }) =>
        html`<details>
          <summary>${tool}: <code>${fileName}</code></summary>
          <pre data-file="${fileName}">
${text}
</pre>
        </details> `,
    )}`
}
