import type { LinkProps } from '@tanstack/react-router'
import { BACKUP_REGIONS_OPTION } from '~/backup/secondary-region'

/** The project and the service of the demo that the tour walks through. */
export const PROJECT = 'acme-production'
const SERVICE = 'billing-pg'
const where = { project: PROJECT, service: SERVICE }

interface Step {
  title: string
  /** What to look at, or to do, once there. */
  text: string
  /** The page it is about. */
  link: Pick<LinkProps, 'to' | 'params' | 'search'>
  label: string
  /** Where the sandbox's clock can be moved: by this ISO 8601 duration. */
  ahead?: { label: string; duration: string; done: string }
}

/** From a service that is not protected to the evidence that it is. */
export const STEPS: readonly Step[] = [
  {
    title: 'What is not protected',
    text: `Coverage lists every service whose backups exist in one region only. ${SERVICE} is one of them: the next step changes that.`,
    label: 'Show what is not protected',
    link: { to: '/coverage', search: { state: 'not-protected' } },
  },
  {
    title: 'Add a secondary backup location',
    text: 'Advanced configuration opens at additional backup regions. Choose one, such as Ireland, review the change and save it.',
    label: `Configure ${SERVICE}`,
    link: {
      to: '/projects/$project/services/$service/overview',
      params: where,
      search: { edit: 'configuration', option: BACKUP_REGIONS_OPTION },
    },
  },
  {
    title: 'Waiting, then protected',
    text: `Once you have saved, ${SERVICE} waits for its first copy. When that is listed, it is Protected. Move the clock to see that at once.`,
    label: 'Open its backups',
    link: {
      to: '/projects/$project/services/$service/backups',
      params: where,
    },
    ahead: {
      label: 'Move the clock 1 hour ahead',
      duration: 'PT1H',
      done: 'The clock moved 1 hour ahead.',
    },
  },
  {
    title: 'What if Frankfurt goes down',
    text: 'Region outage shows what is lost, what you can restore elsewhere and how old it is. The runbook puts the restores in order.',
    label: 'Let Frankfurt go down',
    link: {
      to: '/outage',
      search: { region: 'aws-eu-central-1' },
    },
  },
  {
    title: 'The evidence',
    text: 'Export saves what Coverage shows as a table, as JSON or as a printable report. To try more, Rehearse moves the clock, makes the API fail and starts over.',
    label: 'Open Coverage',
    link: { to: '/coverage' },
  },
]
