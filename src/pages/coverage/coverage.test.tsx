// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { policyFrom } from '../../../server/check/test/checked'
import type { FleetSource } from '~/fleet/fleet-service'
import { renderApp } from '~/test/render-app'
import * as downloads from '~/ui/download'

beforeEach(() => localStorage.clear())

const table = () => screen.findByRole('table', { name: 'Services of all projects' })

async function readAll() {
  await screen.findByRole('button', { name: 'Reload all projects' })
  return table()
}

/** Written for this test, by RFC 4180, so that the writer is not its own judge. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let field = ''
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? ''
    if (quoted && letter === '"' && text[at + 1] === '"') {
      field += '"'
      at += 1
    } else if (letter === '"') quoted = !quoted
    else if (!quoted && letter === ',') {
      rows.at(-1)?.push(field)
      field = ''
    } else if (!quoted && letter === '\r' && text[at + 1] === '\n') {
      rows.at(-1)?.push(field)
      field = ''
      rows.push([])
      at += 1
    } else field += letter
  }
  return rows.slice(0, -1)
}

describe('coverage', () => {
  it('reads all projects at one call each and shows the worst first', async () => {
    const { sent } = await renderApp('/coverage')
    const services = await readAll()
    const rows = within(services).getAllByRole('row').slice(1)
    expect(within(rows[0] as HTMLElement).getByText('Not protected')).toBeVisible()
    expect(services).toHaveAttribute('aria-rowcount', '28')
    const lists = sent.map(({ path }) => path).filter((path) => /\/service(\?|$)/.test(path))
    expect(lists.toSorted()).toEqual([
      '/v1/project/acme-analytics/service?view=fleet-2',
      '/v1/project/acme-production/service?view=fleet-2',
      '/v1/project/acme-staging/service?view=fleet-2',
    ])
    // One waits for its first copy: its report could contradict the list.
    await waitFor(() =>
      expect(sent.map(({ path }) => path).filter((path) => /\/service\/./.test(path))).toEqual([
        '/v1/project/acme-production/service/payments-pg/backups',
      ]),
    )
    const link = within(services).getByRole('link', { name: 'billing-pg' })
    expect(link).toHaveAttribute('href', '/projects/acme-production/services/billing-pg/backups')
  })

  it('keeps what is shown in the URL, and the counters add up', async () => {
    const { user, search } = await renderApp('/coverage')
    await readAll()
    const counters = within(
      screen.getByRole('list', { name: 'Services by protection state' }),
    ).getAllByRole('button')
    const numbers = counters.map((one) => Number(one.textContent?.match(/^\d+/)?.[0]))
    expect(numbers.reduce((sum, one) => sum + one, 0)).toBe(27)

    const behind = screen.getByRole('button', { name: /Behind$/ })
    await user.click(behind)
    await waitFor(() => expect(search()).toBe('?state=behind'))
    expect(behind).toHaveAttribute('aria-pressed', 'true')
    expect(await table()).toHaveAttribute('aria-rowcount', String((numbers[2] ?? 0) + 1))
    await user.click(behind)

    await user.type(screen.getByRole('searchbox'), 'orders-pg')
    await screen.findByText('1 of 27 services')
    await waitFor(() => expect(search()).toContain('q=orders-pg'))
    await user.click(screen.getByRole('button', { name: 'Remove filter Search: orders-pg' }))
    await screen.findByText('27 services')
  })

  it('removes the filters in force one by one, or all of them', async () => {
    const { user, search } = await renderApp(
      '/coverage?q=pg&provider=aws&warning=any&state=behind&km=0&forks=true&by=type',
    )
    await screen.findByRole('button', { name: 'Reload all projects' })
    const filters = () =>
      within(screen.getByRole('list', { name: 'Filters' }))
        .getAllByRole('button')
        .map((button) => button.textContent)
    expect(filters()).toEqual([
      'Search: pg',
      'Provider: aws',
      'Placement: Any warning',
      'Protection: Behind',
      'Minimum distance: 0 km',
      'Forks: shown',
    ])
    await user.click(screen.getByRole('button', { name: 'Remove filter Provider: aws' }))
    await waitFor(() => expect(search()).not.toContain('provider'))
    expect(screen.getByRole('button', { name: /^Remove filter Placement/ })).toHaveFocus()
    expect(filters()).toHaveLength(5)

    await user.click(screen.getByRole('button', { name: 'Clear all' }))
    await waitFor(() => expect(search()).toBe('?by=type'))
    expect(screen.queryByRole('list', { name: 'Filters' })).not.toBeInTheDocument()
    expect(screen.getByText('27 services')).toHaveFocus()
  })

  it('shows what the URL says after every change of it', async () => {
    const { user, search, open } = await renderApp('/coverage?sort=cloud')
    await readAll()
    const behind = screen.getByRole('button', { name: /Behind$/ })
    await user.click(behind)
    await user.click(screen.getByRole('link', { name: 'Service' }))
    await waitFor(() => expect(search()).toBe('?sort=service&state=behind'))
    expect(screen.getByRole('columnheader', { name: 'Service' })).toHaveAttribute(
      'aria-sort',
      'ascending',
    )
    await open('/coverage?sort=cloud')
    await waitFor(() => expect(behind).toHaveAttribute('aria-pressed', 'false'))
    expect(screen.getByRole('columnheader', { name: 'Service' })).not.toHaveAttribute('aria-sort')
    expect(screen.getByText('27 services')).toBeVisible()
  })

  it('opens what the URL says, however odd', async () => {
    await renderApp('/coverage?state=lost&sort=colour&km=x&by=type&provider=aws&columns=7')
    await readAll()
    expect(screen.getByText(/^\d+ of 27 services$/)).toBeVisible()
    expect(screen.getByRole('table', { name: 'Coverage by type' })).toBeVisible()
  })

  it('copies a link to what is shown, and to each saved view', async () => {
    const { user, open } = await renderApp('/coverage?state=behind&by=type&dialog=residency')
    await readAll()
    const copy = async (name: string) => {
      await user.click(screen.getByRole('button', { name, hidden: true }))
      return new URL(await navigator.clipboard.readText())
    }
    const link = await copy('Copy link to this view')
    expect(link.origin + link.pathname).toBe(`${location.origin}/coverage`)
    expect(Object.fromEntries(link.searchParams)).toEqual({ state: 'behind', by: 'type' })

    await user.type(screen.getByLabelText('Name of this view'), 'Late{Enter}')
    await open('/coverage?q=orders-pg')
    await screen.findByText('1 of 27 services')
    expect((await copy('Copy link to this view')).search).toBe('?q=orders-pg')
    expect((await copy('Copy link to Late')).href).toBe(link.href)
  })

  it('keeps the focus when a saved view or the selection goes', async () => {
    const { user } = await renderApp('/coverage')
    const rows = await readAll()
    await user.click(within(rows).getAllByRole('checkbox')[1] as HTMLElement)
    const all = screen.getByRole('button', { name: /^Select all/ })
    all.focus()
    await user.keyboard('{Enter}')
    expect(screen.getByRole('button', { name: 'Clear selection' })).toHaveFocus()
    await user.keyboard('{Enter}')
    expect(screen.getByText('27 services')).toHaveFocus()

    await user.click(screen.getByRole('button', { name: 'Saved views' }))
    const field = screen.getByLabelText('Name of this view')
    await user.type(field, 'mine{Enter}')
    await user.type(field, 'yours{Enter}')
    screen.getByLabelText('Delete mine').focus()
    await user.keyboard('{Enter}')
    expect(screen.getByText('yours')).toHaveFocus()
    screen.getByLabelText('Delete yours').focus()
    await user.keyboard('{Enter}')
    expect(field).toHaveFocus()
  })

  it('says which columns the window is too narrow for', async () => {
    const { open } = await renderApp('/coverage')
    await readAll()
    const menu = screen.getByRole('button', { name: 'Columns' }).nextElementSibling as HTMLElement
    const hidden = () =>
      within(menu)
        .getAllByRole('checkbox', { name: /Hidden: the window is too narrow$/, hidden: true })
        .map((box) => box.closest('label')?.textContent?.split(' Hidden')[0])
    // A window of 640 px.
    expect(hidden()).toEqual(['Type', 'Status', 'Cloud', 'Primary backup location', 'Age vs RPO'])
    expect(screen.queryByRole('columnheader', { name: 'Status' })).not.toBeInTheDocument()
    await open('/coverage?columns=["state","status","type"]')
    expect(await screen.findByRole('columnheader', { name: 'Status' })).toBeVisible()
    expect(menu).not.toHaveTextContent('Hidden')
  })

  it('tells which project cannot be read again and why, and keeps what was read', async () => {
    const { fault, user } = await renderApp('/coverage')
    await readAll()
    await fault({
      path: '^/v1/project/acme-staging/service$',
      status: 403,
      body: { message: 'Operation not allowed' },
    })
    await user.click(screen.getByRole('button', { name: 'Reload all projects' }))
    expect(await screen.findByText(/^1 project could not be refreshed/)).toBeVisible()
    expect(screen.getByText(/Operation not allowed \(403\)/)).toBeVisible()
    expect(screen.getByText('27 services')).toBeVisible()
  })

  it('says nothing of a role where somebody is no member of a project', async () => {
    const { fault, user } = await renderApp('/coverage')
    await readAll()
    await fault({
      path: '^/v1/project/acme-staging/service$',
      status: 403,
      body: { message: 'Not a project member' },
    })
    await user.click(screen.getByRole('button', { name: 'Reload all projects' }))
    expect(await screen.findByText(/Not a project member \(403\)$/)).toBeVisible()
  })

  it('writes an age far within the RPO so that its column holds it', async () => {
    await renderApp('/coverage?q=orders-pg&columns=["state","ratio"]', {
      answers: {
        '/v1/project/acme-production/service': ({ services }: { services: FleetSource[] }) => ({
          services: services.map((one) => ({ ...one, tags: { offsite_rpo: '60d' } })),
        }),
      },
    })
    expect(await screen.findByRole('cell', { name: '<0.1×' })).toBeVisible()
  })

  it('gives the same as CSV as is on the screen', async () => {
    const saved = vi.spyOn(downloads, 'download').mockImplementation(() => {})
    const { user } = await renderApp('/coverage?sort=service')
    const services = await readAll()
    // Not before what the list does not decide was looked up.
    await waitFor(async () => {
      await user.click(screen.getByRole('menuitem', { name: 'Table (CSV)', hidden: true }))
      expect(saved).toHaveBeenCalled()
    })
    const [header = [], ...lines] = parseCsv(saved.mock.calls[0]?.[1]() ?? '')
    expect(header.slice(0, 2)).toEqual(['project', 'service'])
    expect(lines).toHaveLength(27)
    expect(new Set(lines.map((line) => line.length))).toEqual(new Set([header.length]))

    const shown = within(services).getAllByRole('row').slice(1)
    for (const [index, row] of shown.entries()) {
      const name = within(row).queryByRole('link')?.textContent
      if (name === undefined) continue // the gap for what is not drawn
      const line = lines[index] ?? []
      expect(line[header.indexOf('service')]).toBe(name)
      expect(row).toHaveTextContent(line[header.indexOf('secondary_backup')] ?? '?')
      expect(row).toHaveTextContent(line[header.indexOf('project')] ?? '?')
    }
  })

  it('gives a policy for offsite check, of all services, whatever is on the screen', async () => {
    const saved = vi.spyOn(downloads, 'download').mockImplementation(() => {})
    const tag = (service: { service_name: string }) =>
      service.service_name === 'orders-pg' ? { ...service, tags: { offsite_rpo: '4h' } } : service
    const { user } = await renderApp('/coverage?q=billing', {
      answers: {
        '/v1/project/acme-production/service': ({
          services,
        }: {
          services: { service_name: string }[]
        }) => ({ services: services.map(tag) }),
      },
    })
    await readAll()
    const label = 'Policy for offsite check (YAML)'
    await user.click(screen.getByRole('menuitem', { name: label, hidden: true }))
    const [[name, make] = []] = saved.mock.calls
    expect(name).toBe('offsite.yaml')
    expect(policyFrom(make?.() ?? '').rules).toMatchObject([
      { name: 'everything', match: {}, require: { protected: true } },
      {
        match: { projects: ['acme-production'], services: ['orders-pg'] },
        require: { rpo: 14_400 },
      },
    ])
  })

  it('shows the verdict of offsite check on that policy, and what it is about', async () => {
    const { user, search } = await renderApp('/coverage')
    const services = await readAll()
    const words = await screen.findByText(/^Policy broken: \d+ services$/)
    const broken = screen.getByRole('button', { name: `Show only these: ${words.textContent}` })
    await user.click(broken)
    await waitFor(() => expect(search()).toBe('?policy=broken'))
    expect(broken).toHaveAttribute('aria-pressed', 'true')
    const [, number] = /(\d+)/.exec(words.textContent) ?? []
    expect(services).toHaveAttribute('aria-rowcount', String(Number(number) + 1))
    expect(within(services).queryByText('Protected')).not.toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Remove filter Policy: broken' }))
    await waitFor(() => expect(services).toHaveAttribute('aria-rowcount', '28'))
  })

  it('does not say that a policy holds for what could not be loaded', async () => {
    const { fault, user } = await renderApp('/coverage')
    await readAll()
    await fault({ path: '/v1/project/acme-staging/service', status: 403 })
    await user.click(screen.getByRole('button', { name: 'Reload all projects' }))
    await waitFor(() =>
      expect(screen.getByRole('group', { name: 'Policy' })).toHaveTextContent(
        'Unknown: 1 project or service that could not be loaded',
      ),
    )
  })

  it('reads a residency file, and marks what is outside of it', async () => {
    const { user } = await renderApp('/coverage?dialog=residency')
    const dialog = await screen.findByRole('dialog', { name: 'Residency policy' })
    const input = within(dialog).getByLabelText('Residency file')
    await user.upload(input, new File(['{"kind":"other"}'], 'a.json', { type: 'application/json' }))
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('nothing has changed')
    const gone = new File([], 'gone.json', { type: 'application/json' })
    gone.text = () => Promise.reject(new DOMException('', 'NotReadableError'))
    await user.upload(input, gone)
    expect(await within(dialog).findByText(/^gone\.json could not be loaded/)).toBeInTheDocument()
    const file = {
      kind: 'offsite-residency',
      version: 1,
      projects: { 'acme-production': ['australia'] },
    }
    await user.upload(
      input,
      new File([JSON.stringify(file)], 'b.json', { type: 'application/json' }),
    )
    expect(await within(dialog).findByRole('row', { name: /acme-production/ })).toHaveTextContent(
      'australia',
    )
    expect(
      await screen.findByRole('option', { name: /Outside the residency policy \([1-9]/ }),
    ).toBeInTheDocument()
  })
})

const findRegion = (place: Element | null) => place?.querySelector('code')?.textContent

describe('many at once', () => {
  it('tells what will be left out, then sends exactly what is shown', async () => {
    const { user, writes, sent } = await renderApp('/coverage?project=acme-production')
    await readAll()
    await user.click(screen.getByRole('checkbox', { name: /^Select all/ }))
    await user.click(screen.getByRole('button', { name: 'Add secondary backup location' }))
    const dialog = await screen.findByRole('dialog')
    await within(dialog).findByRole('table', { name: 'Proposals' })
    const start = within(dialog).getByRole('button', { name: /^Add to \d+ services?$/ })
    expect(within(dialog).getByText(/will be skipped/)).toBeVisible()
    const chosen = within(within(dialog).getByRole('table', { name: 'Proposals' }))
      .getAllByRole('button', { name: /^Change region for/ })
      .map((button) => [button.textContent, findRegion(button.closest('td'))] as const)
    expect(writes()).toEqual([])
    sent.length = 0
    await user.click(start)
    await within(dialog).findByText(/^Secondary backup location set for \d+ services?/)
    const written = writes().map(({ method, path, body }) => [
      `${method} ${path.split('/').at(-1)}`,
      body,
    ])
    expect(written).toHaveLength(chosen.length)
    // Nothing but one read and one write for each, and reports of those that wait for a copy now.
    const calls = sent.map(({ path }) => path).filter((path) => !path.endsWith('/backups'))
    expect(calls.map((path) => path.split('/').at(-2))).toEqual(
      Array.from({ length: 2 * chosen.length }, () => 'service'),
    )
    expect(Object.fromEntries(written)).toEqual(
      Object.fromEntries(
        chosen.map(([label, region]) => [
          label?.replace(/^Change region for (\S+) of .*$/, 'PUT $1'),
          { user_config: { additional_backup_regions: [region] } },
        ]),
      ),
    )
    expect(localStorage.getItem('offsite-coverage-bulk')).toBeNull()
  })

  it('reads again what it has changed, not the reports of all others', async () => {
    const { user, sent } = await renderApp('/coverage', {
      answers: {
        '/v1/project/acme-production/service': ({ services }: { services: FleetSource[] }) => ({
          services: services.map((one) =>
            one.service_name === 'orders-pg' ? { ...one, tags: { offsite_rpo: '1h' } } : one,
          ),
        }),
      },
    })
    const reports = () =>
      sent.flatMap(({ path }) => /\/service\/([^/]+)\/backups$/.exec(path)?.[1] ?? [])
    await readAll()
    await waitFor(() => expect(reports()).toContain('orders-pg'))
    await user.click(screen.getByRole('checkbox', { name: 'Select billing-pg of acme-production' }))
    await user.click(screen.getByRole('button', { name: 'Add secondary backup location' }))
    const dialog = within(await screen.findByRole('dialog'))
    const start = await dialog.findByRole('button', { name: 'Add to 1 service' })
    sent.length = 0
    await user.click(start)
    await dialog.findByText('Secondary backup location set for 1 service')
    expect(screen.getByRole('dialog')).toHaveAccessibleDescription('Finished: 1 service')
    await waitFor(() => expect(reports()).toContain('billing-pg'))
    expect(reports()).toEqual(['billing-pg'])
  })

  it('reads each again before it writes, and leaves alone what got a region meanwhile', async () => {
    const { user, writes, sent, api } = await renderApp('/coverage?q=billing-pg')
    await readAll()
    await user.click(screen.getByRole('checkbox', { name: /^Select all/ }))
    await user.click(screen.getByRole('button', { name: 'Add secondary backup location' }))
    const dialog = await screen.findByRole('dialog')
    const start = await within(dialog).findByRole('button', { name: 'Add to 1 service' })
    const path = '/v1/project/acme-production/service/billing-pg'
    await api('PUT', path, { user_config: { additional_backup_regions: ['aws-eu-north-1'] } })
    sent.length = 0
    await user.click(start)
    expect(await within(dialog).findByText('1 changed in the meantime')).toBeInTheDocument()
    expect(within(dialog).getByRole('table', { name: 'Outcome' })).toHaveTextContent(
      'Changed in the meantimeUnchanged: now aws-eu-north-1',
    )
    expect(sent.filter((one) => one.path === path)).toHaveLength(1)
    expect(writes()).toEqual([])
    expect(within(dialog).queryByRole('button', { name: /^Retry/ })).not.toBeInTheDocument()
  })

  it('asks before what was chosen is given up', async () => {
    const { user, writes } = await renderApp('/coverage?q=billing-pg')
    await readAll()
    await user.click(screen.getByRole('checkbox', { name: /^Select all/ }))
    const open = () =>
      user.click(screen.getByRole('button', { name: 'Add secondary backup location' }))
    const change = () =>
      screen.findByRole('button', { name: 'Change region for billing-pg of acme-production' })
    const region = async () => findRegion((await change()).closest('td'))
    await open()
    const proposed = await region()
    await user.click(screen.getByText('Cancel'))
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())

    await open()
    await user.click(await change())
    const field = screen.getByRole('combobox', {
      name: 'Region for billing-pg of acme-production',
    })
    expect(field).toHaveFocus()
    // Milan is in the EU, London is not.
    await user.type(field, 'london')
    await user.keyboard('{Enter}')
    expect(await screen.findByText('Leaves the EU: Germany to United Kingdom')).toBeVisible()
    expect(screen.getByText(/^1 copy would leave the EU/)).toBeVisible()
    expect(await change()).toHaveFocus()
    await user.click(await change())
    await user.type(screen.getByRole('combobox', { name: /^Region for billing-pg/ }), 'milan')
    await user.keyboard('{Enter}')
    expect(await screen.findByText('Leaves the country: Germany to Italy')).toBeVisible()
    await user.click(screen.getByText('Cancel'))
    expect(await screen.findByText(/no service was changed/)).toBeInTheDocument()
    await user.click(screen.getByText('Stay'))
    expect(await region()).toBe('aws-eu-south-1')
    await user.click(screen.getByText('Cancel'))
    await user.click(await screen.findByText('Leave'))
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    await open()
    expect(await region()).toBe(proposed)
    expect(writes()).toEqual([])
  })

  it('says which regions could not be loaded, and refuses nothing for that', async () => {
    let broken = true
    const { user } = await renderApp('/coverage?q=pg', {
      intercept: (_, path) =>
        broken && path === '/v1/project/acme-production/clouds'
          ? Response.json({ message: 'Out of order' }, { status: 500 })
          : undefined,
    })
    await readAll()
    await user.click(screen.getByRole('checkbox', { name: 'Select billing-pg of acme-production' }))
    await user.click(screen.getByRole('button', { name: 'Add secondary backup location' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(
      await dialog.findByText('The regions of acme-production could not be loaded'),
    ).toBeVisible()
    expect(dialog.queryByText(/is unknown|will be skipped/)).not.toBeInTheDocument()
    const start = dialog.getByRole('button', { name: 'Add to 0 services' })
    expect(start).toHaveAccessibleDescription('The regions could not be loaded')
    broken = false
    await user.click(dialog.getByRole('button', { name: 'Retry' }))
    expect(await dialog.findByRole('button', { name: 'Add to 1 service' })).toBeVisible()
    expect(dialog.queryByText(/could not be loaded/)).not.toBeInTheDocument()
  })

  it('ends a run that has paused once another user signs in', async () => {
    const { user, endSession, writes } = await renderApp('/coverage?q=billing-pg')
    await readAll()
    await user.click(screen.getByRole('checkbox', { name: /^Select all/ }))
    await user.click(screen.getByRole('button', { name: 'Add secondary backup location' }))
    const start = await screen.findByRole('button', { name: 'Add to 1 service' })
    endSession()
    await user.click(start)
    expect(await screen.findByText('Paused: your session has ended')).toBeInTheDocument()
    await user.click(await screen.findByText('Continue as Otto Operator'))
    await screen.findByText('as otto@acme.example')
    await waitFor(() => expect(screen.queryByText(/^Paused/)).not.toBeInTheDocument())
    expect(writes().filter(({ method }) => method === 'PUT')).toEqual([])
  })

  it('offers nobody what another user has left', async () => {
    const item = { project: 'acme-production', service: 'billing-pg', region: 'aws-eu-west-1' }
    const keepFor = (user: string) =>
      localStorage.setItem('offsite-coverage-bulk', JSON.stringify([{ ...item, user }]))
    keepFor('ada@acme.example')
    const { user } = await renderApp('/coverage')
    expect(await screen.findByText('A bulk change is unfinished')).toBeVisible()
    await user.click(screen.getByText('Sign out'))
    await user.click(await screen.findByText('Continue as Otto Operator'))
    await readAll()
    expect(screen.queryByText('A bulk change is unfinished')).not.toBeInTheDocument()
    expect(localStorage.getItem('offsite-coverage-bulk')).toContain('ada@acme.example')
  })

  it('says of which projects the Terraform file lacks the services', async () => {
    let broken = false
    const { user } = await renderApp('/coverage?q=pg', {
      intercept: (_, path) =>
        broken && path === '/v1/project/acme-production/service'
          ? Response.json({ message: 'Out of order' }, { status: 500 })
          : undefined,
    })
    await readAll()
    broken = true
    await user.click(screen.getByRole('checkbox', { name: 'Select billing-pg of acme-production' }))
    await user.click(screen.getByRole('button', { name: 'Add secondary backup location' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.click(await dialog.findByText('Equivalent shell script or Terraform file'))
    const notice = await dialog.findByRole('alert')
    expect(notice).toHaveTextContent('The services of acme-production could not be loaded')
    expect(notice).toHaveTextContent('The Terraform file leaves them out')
    const download = dialog.getByRole('button', { name: 'Download the Terraform file' })
    expect(notice.compareDocumentPosition(download)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
    broken = false
    await user.click(within(notice).getByRole('button', { name: 'Retry' }))
    await user.click(await dialog.findByRole('radio', { name: 'Terraform' }))
    expect(await dialog.findByText(/resource "aiven_pg"/)).toBeVisible()
    expect(dialog.queryByRole('alert')).not.toBeInTheDocument()
  })

  it('offers what is left of a plan after the tab was closed', async () => {
    const plan = [
      { project: 'acme-production', service: 'billing-pg', region: 'aws-eu-west-1' },
      { project: 'acme-production', service: 'orders-pg', region: 'aws-eu-west-1' },
    ]
    localStorage.setItem('offsite-coverage-bulk', JSON.stringify(plan))
    const { user } = await renderApp('/coverage')
    await readAll()
    // orders-pg has its region by now.
    expect(await screen.findByText(/^1 service still has no secondary/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    const change = await screen.findByRole('button', { name: /^Change region for billing-pg/ })
    expect(findRegion(change.closest('td'))).toBe('aws-eu-west-1')
  })
})
