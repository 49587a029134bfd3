import { fleetMap } from '~/fleet/outage-regions'
import { count } from '~/lib/format'
import { copiesText } from '~/words/outage-region'
import { plain, table, utc } from './cells'
import type { KitFacts } from './facts'
import { html, Html } from './html'
import { settle, type Known } from './known'
import { loseRegion, regionSection, type RegionLoss } from './region'
import { servicesSection } from './services'
import { STYLE, STYLE_DIGEST } from './style'
import { unknownSection } from './unknown'

export type { KitFacts, KitProject } from './facts'

/** What the file is called. */
export const KIT_FILE = 'offsite-emergency-kit.html'

/**
 * The emergency kit: all that is known of a fleet, and how to recover from the loss of each region, as
 * one HTML file that needs no network, no script and no Offsite. It holds no secret.
 */
export function buildKit(facts: KitFacts): string {
  return [...kitParts(facts)].join('')
}

/**
 * The same part by part, a region at a time: of 10,000 services it takes seconds, and whoever makes it
 * may have to do something else in between. A part may be empty.
 */
export function* kitParts(facts: KitFacts): Generator<string, void> {
  const known = settle(facts)
  yield ''
  const { regions } = fleetMap(known.services, known.clouds)
  const losses: RegionLoss[] = []
  for (const { cloud } of regions) {
    losses.push(loseRegion(known, cloud))
    yield ''
  }
  const copies = new Map(regions.map((region) => [region.cloud, copiesText(region)]))
  const [opening = '', closing = ''] = frame(facts, known).text.split(SECTIONS.text)
  yield opening
  yield html`${regionsSection(losses, copies)}${howTo()}`.text
  for (const [index, loss] of losses.entries()) {
    yield regionSection(known, loss, regionId(index)).text
  }
  yield unknownSection(known).text
  yield servicesSection(known).text
  yield closing
}

/** Stands for the sections: no value can write it, as `<` is escaped. */
const SECTIONS = new Html('<!-- sections -->')

function frame(facts: KitFacts, known: Known): Html {
  const time = utc(facts.at)
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src '${STYLE_DIGEST}'; base-uri 'none'; form-action 'none'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Emergency kit, ${time} · Offsite</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <header>
          <p class="brand">Offsite</p>
          <h1>Emergency kit</h1>
          <p>
            ${count(known.services.length, 'service')} in
            ${count(facts.projects.length, 'project')}, as of
            <time datetime="${new Date(facts.at).toISOString()}">${time}</time>. Anything newer is
            not in this file.
          </p>
          ${staleNotice(known)}
        </header>
        <main>${SECTIONS}</main>
      </body>
    </html> `
}

/** To the character what its digest is of. */
const STYLE_ELEMENT = new Html(`<style>${STYLE}</style>`)

function regionId(index: number): string {
  return `region-${index + 1}`
}

function staleNotice({ projects, problem }: Known): Html {
  const unread = projects.filter((project) => project.problem !== undefined).length
  if (unread === 0 && problem === undefined) return html``
  const what = problem === undefined ? count(unread, 'project') : 'The list of projects'
  return html`<div class="notice" role="note">
    <p>${what} could not be loaded. <a href="#unknown">Missing and unknown</a></p>
  </div>`
}

function regionsSection(losses: readonly RegionLoss[], copies: ReadonlyMap<string, string>): Html {
  const head = ['Region', 'Services', 'Recoverable', 'Lost', 'Unknown', 'Holds copies of']
  const rows = losses.map(
    ({ place, cloud, outage: { totals } }, index) =>
      html`<tr>
        <th scope="row">
          <a href="#${regionId(index)}">${plain(place)}</a><small>${plain(cloud)}</small>
        </th>
        <td>${totals.struck}</td>
        <td>${totals.recoverable}</td>
        <td>${totals.lost}</td>
        <td>${totals.unknown}</td>
        <td>${copies.get(cloud)}</td>
      </tr> `,
  )
  return html`<section id="regions">
    <h2>Which region is down?</h2>
    ${table('regions', 'What becomes of the services of each region', head, rows)}
    <p><a href="#services">All services</a> · <a href="#unknown">Missing and unknown</a></p>
  </section> `
}

function howTo(): Html {
  return html`<section id="how">
    <h2>How to recover</h2>
    <ol>
      <li>Open the region above. Its forks are in the order in which to create them.</li>
      <li>
        Check Aiven’s status page: a fork that you create costs money and is not deleted by itself.
      </li>
      <li>
        Choose one tool. Click its script to select all of it, and save it under the name shown.
      </li>
      <li>
        Set a token that may create services in these projects: <code>AIVEN_TOKEN</code> for curl
        and Terraform, <code>AIVEN_AUTH_TOKEN</code> for avn. This file contains none.
      </li>
      <li>
        Run <code>sh recovery-…-curl.sh</code> or <code>sh recovery-…-avn.sh</code>. Terraform:
        <code>terraform init</code> and <code>terraform apply</code> in a folder that holds only
        that file.
      </li>
      <li>
        When a fork runs, point its clients to it. It has a host name and credentials of its own.
      </li>
    </ol>
    <p class="muted">
      A fork that exists already is refused and named at the end: running a script again creates
      nothing twice. Disk sizes are those of the services; whether a plan has become unavailable in
      a region was not checked.
    </p>
  </section> `
}
