import type { FleetService } from '~/fleet/fleet-service'
import { count } from '~/lib/format'
import { protectionReason } from '~/words/protection'
import { plain, serviceCell, table, utc } from './cells'
import { html, type Html } from './html'
import type { Known } from './known'

/** What the kit does not know: projects and services that could not be loaded, and states. */
export function unknownSection(known: Known): Html {
  const { projects, problem } = known
  const unread = projects.filter((project) => project.problem !== undefined)
  const odd = projects.flatMap(({ project, odd }) => odd.map((one) => ({ ...one, project })))
  const unknown = unknownServices(known)
  const items = [
    ...(problem === undefined
      ? []
      : [html`<li>${plain(problem)} There may be further projects.</li>`]),
    ...unread.map(
      ({ project, problem = '', readAt, services }) =>
        html`<li>
          <strong>${plain(project)}</strong> could not be loaded: ${plain(problem)}
          ${
            readAt === undefined
              ? 'None of its services is in this file.'
              : services.length === 1
                ? `Its 1 service is as it was ${utc(readAt)}.`
                : `Its ${count(services.length, 'service')} are as they were ${utc(readAt)}.`
          }
        </li>`,
    ),
    ...odd.map(
      (one) =>
        html`<li>
          <strong>${plain(one.project)}: ${plain(one.name)}</strong> is not in this file:
          ${plain(one.problem)}.
        </li>`,
    ),
  ]
  return html`<section id="unknown">
    <h2>Missing and unknown</h2>
    ${
      items.length > 0
        ? html`<ul>
            ${items}
          </ul>`
        : html`<p>Every project was loaded.</p>`
    }
    ${table(
      'lost',
      'Services in an unknown state',
      ['Service', 'Why'],
      unknown.map((service) => unknownRow(known, service)),
    )}
  </section> `
}

/** Those whose state nobody knows; of a project that could not be loaded it is said once. */
function unknownServices({ services, findProtection, staleSince }: Known): FleetService[] {
  return services.filter(
    (service) => staleSince(service) === undefined && findProtection(service).state === 'unknown',
  )
}

function unknownRow({ findProtection }: Known, service: FleetService): Html {
  return html`<tr>
    ${serviceCell(service)}
    <td>${plain(protectionReason(findProtection(service), service.type))}</td>
  </tr> `
}
