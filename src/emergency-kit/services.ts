import { formatDuration } from '~/lib/format'
import type { FleetService } from '~/fleet/fleet-service'
import { PROTECTION_WORDS } from '~/words/protection'
import { plain, pointText, serviceCell, table } from './cells'
import { html, type Html } from './html'
import type { Known } from './known'

/** Every service with its state, and what would be left of its backups. */
export function servicesSection(known: Known): Html {
  const head = ['Service', 'Runs in', 'Copies go to', 'State', 'Would survive', 'Age']
  const rows = known.services.map((service) => serviceRow(known, service))
  return html`<section id="services">
    <h2>All services</h2>
    <p class="muted">
      Would survive: the newest recovery point outside the region that the service runs in, and how
      old it was when this file was made.
    </p>
    ${table('services', 'By project and name', head, rows)}
  </section> `
}

function serviceRow(known: Known, service: FleetService): Html {
  const { survivor, state, age, region } = known.findProtection(service)
  const { label, tone } =
    PROTECTION_WORDS[known.staleSince(service) === undefined ? state : 'unknown']
  const point = survivor && pointText(survivor.point.at)
  return html`<tr>
    ${serviceCell(service)}
    <td>${plain(service.cloud)}</td>
    <td>${plain(region ?? 'none set')}</td>
    <td><b class="${tone}">${label}</b></td>
    <td>${point ?? 'nothing known'}</td>
    <td>${age === undefined ? '' : formatDuration(age)}</td>
  </tr> `
}
