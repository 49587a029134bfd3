import { UP_TO_NOW } from '~/backup/location'
import type { FleetService } from '~/fleet/fleet-service'
import { formatInstant } from '~/lib/format'
import { markHidden } from '~/lib/hidden-characters'
import { serviceTypeName } from '~/words/service'
import { html, type Html } from './html'

/** A moment in UTC, to the minute: a kit is read in any place. */
export function utc(at: number): string {
  return formatInstant(new Date(at).toISOString(), 'utc')
}

/** The newest moment that can be restored. */
export function pointText(at: number | undefined): string {
  if (at === undefined) return 'unknown'
  return at === UP_TO_NOW ? 'up to the outage' : utc(at)
}

/** A text of somebody’s, with what hides in it made visible. */
export function plain(text: string): string {
  return markHidden(text)
}

/** The row's header: a service, its project and what it is. */
export function serviceCell({ project, service, type, plan }: FleetService): Html {
  return html`<th scope="row">
    ${plain(service)}<small>${plain(project)}: ${serviceTypeName(type)}, ${plain(plan)}</small>
  </th>`
}

/**
 * A table with a caption; nothing where there are no rows.
 * @param kind a class, by which a phone names the cells
 */
export function table(
  kind: string,
  caption: string,
  head: readonly string[],
  rows: readonly Html[],
): Html {
  if (rows.length === 0) return html``
  const cells = head.map((text) => html`<th scope="col">${text}</th>`)
  return html`<div class="wide">
    <table class="${kind}">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${cells}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div> `
}
