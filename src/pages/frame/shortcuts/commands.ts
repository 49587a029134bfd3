import type { Cloud } from '~/api/clouds'
import { findPlace } from '~/backup/clouds'
import { BACKUP_REGIONS_OPTION } from '~/backup/secondary-region'
import type { FleetService } from '~/fleet/fleet-service'
import { THEMES, ZONES } from '~/ui/preferences'
import { serviceTypeName } from '~/words/service'

/** Something that can be gone to or done. */
export interface Command {
  id: string
  group: 'This service' | 'Pages' | 'Services' | 'Region outages' | 'Preferences'
  label: string
  /** What tells it from others with the same label. */
  note?: string
  does:
    | { go: string }
    | { copy: string }
    | { theme: (typeof THEMES)[number] }
    | { zone: (typeof ZONES)[number] }
}

/** What is known of the world: what has been read so far. */
export interface Known {
  projects: readonly string[]
  services: readonly FleetService[]
  clouds: readonly Cloud[]
  /** The path of the page that is open, and its whole address: with filters, order and dialog. */
  path: string
  address: string
}

/** Everything that can be gone to or done from here, what is nearest first. */
export function makeCommands(known: Known): readonly Command[] {
  return [
    ...aboutThisService(known.path),
    ...pages(known.projects),
    {
      id: 'page copy',
      group: 'Pages',
      label: 'Copy link to this page',
      note: 'as it is shown',
      does: { copy: known.address },
    },
    ...known.services.map(toService),
    ...known.clouds.map(toOutage),
    ...preferences(),
  ]
}

function aboutThisService(path: string): Command[] {
  const [, base, name = ''] = /^(\/projects\/[^/]+\/services\/([^/]+))\/\w+/.exec(path) ?? []
  if (base === undefined) return []
  const note = decodeURIComponent(name)
  const go = (label: string, to: string): Command => ({
    id: `here ${label}`,
    group: 'This service',
    label,
    note,
    does: { go: base + to },
  })
  return [
    go('Change advanced configuration', '/overview?edit=configuration'),
    go(
      'Edit additional backup regions',
      `/overview?edit=configuration&option=${BACKUP_REGIONS_OPTION}`,
    ),
    go('Edit secondary backup location', '/backups?dialog=secondary-location'),
    go('Fork & restore', '/backups?dialog=fork'),
    go('Change recovery point objective', '/backups?edit=objective'),
    {
      id: 'here copy',
      group: 'This service',
      label: 'Copy service name',
      note,
      does: { copy: note },
    },
  ]
}

function pages(projects: readonly string[]): Command[] {
  const page = (label: string, to: string, note?: string): Command => ({
    id: `page ${to}`,
    group: 'Pages',
    label,
    ...(note === undefined ? {} : { note }),
    does: { go: to },
  })
  return [
    page('Coverage', '/coverage'),
    page('Region outage', '/outage'),
    page('History', '/history'),
    ...projects.flatMap((project) => {
      const at = `/projects/${encodeURIComponent(project)}`
      return [
        page('Current services', `${at}/services`, project),
        page('Create service', `${at}/create-service`, project),
      ]
    }),
  ]
}

function toService({ project, service, type }: FleetService): Command {
  const at = `/projects/${encodeURIComponent(project)}/services/${encodeURIComponent(service)}`
  return {
    id: at,
    group: 'Services',
    label: service,
    note: `${project} · ${serviceTypeName(type)}`,
    does: { go: `${at}/overview` },
  }
}

function toOutage(cloud: Cloud): Command {
  const { place, country } = findPlace(cloud)
  return {
    id: `outage ${cloud.cloud_name}`,
    group: 'Region outages',
    label: `If ${place} goes down`,
    note: [country, cloud.cloud_name].filter(Boolean).join(' · '),
    does: { go: `/outage?region=${encodeURIComponent(cloud.cloud_name)}` },
  }
}

function preferences(): Command[] {
  return [
    ...THEMES.map((theme): Command => ({
      id: `theme ${theme}`,
      group: 'Preferences',
      label: `Theme: ${theme}`,
      does: { theme },
    })),
    ...ZONES.map((zone): Command => ({
      id: `zone ${zone}`,
      group: 'Preferences',
      label: `Times: ${zone === 'utc' ? 'UTC' : zone}`,
      does: { zone },
    })),
  ]
}

/** How many results are shown: more than anyone reads. */
const SHOWN = 50

/**
 * The commands that hold every word that was typed; those whose label begins with it come first.
 * @param text as typed; nothing finds everything
 */
export function findCommands(commands: readonly Command[], text: string): readonly Command[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return commands.slice(0, SHOWN)
  const first = words.join(' ')
  const begins: Command[] = []
  const holds: Command[] = []
  for (const command of commands) {
    const label = command.label.toLowerCase()
    const whole = `${label} ${command.note?.toLowerCase() ?? ''} ${command.group.toLowerCase()}`
    if (label.startsWith(first)) begins.push(command)
    else if (words.every((word) => whole.includes(word))) holds.push(command)
    if (begins.length === SHOWN) break
  }
  return [...begins, ...holds].slice(0, SHOWN)
}
