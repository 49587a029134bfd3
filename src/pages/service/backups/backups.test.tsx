// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { catchFiles } from '~/test/files'
import { renderApp } from '~/test/render-app'

const PROJECT = '/v1/project/acme-production'
const makeReport = (service: string) =>
  `${PROJECT}/service/${service}/backup_to_another_region/report`
const at = (service: string, search = '') =>
  `/projects/acme-production/services/${service}/backups${search}`

afterEach(() => {
  localStorage.clear()
  vi.unstubAllEnvs()
})

/** A chart as Aiven sends it. */
function chart(title: string | undefined, rows: unknown[][], ...labels: string[]) {
  const cols = ['time', ...labels].map((label) => ({ label, type: 'number' }))
  return { data: { cols, rows }, hints: { title } }
}

/** What a term says, within a part of the page. */
function value(part: HTMLElement, term: string): HTMLElement {
  const found = within(part).getByText(term, { selector: 'dt' }).nextElementSibling
  if (!(found instanceof HTMLElement)) throw new Error(`${term} has no value`)
  return found
}

const T = (minute: number) => `2026-08-21T10:${String(minute).padStart(2, '0')}:00Z`

describe('the replication lag', () => {
  it('is told in words, for the period in the URL', async () => {
    const { user, sent, search } = await renderApp(at('ledger-pg', '?period=day'))
    const figure = await screen.findByRole('figure', { name: 'Replication lag' })
    expect(value(figure, 'Current')).toHaveTextContent(/^4 days/)
    expect(value(figure, 'Above RPO')).toHaveTextContent(/^\d+ of \d+ *samples$/)
    expect(within(figure).getByRole('img')).toHaveAccessibleName(
      /^Chart of Replication lag over the last day\. aws-eu-west-2: now 4 days/,
    )
    expect(figure).toHaveTextContent('The dashed line is the RPO of 1 day 2 h.')

    await user.click(screen.getByRole('link', { name: 'Month' }))
    expect(search()).toBe('?period=month')
    expect(await screen.findByText('Replication lag, last month')).toBeInTheDocument()
    expect(document.body).toHaveTextContent(/one value every .+ for the last month/)
    const asked = sent.filter(({ path }) => path === makeReport('ledger-pg'))
    expect(asked).toEqual(
      ['day', 'month'].map((period) =>
        expect.objectContaining({ method: 'POST', body: { period } }),
      ),
    )
    expect(screen.getByRole('link', { name: 'Month' })).toHaveAttribute('aria-current', 'page')
  })

  it('is zero where Aiven says zero', async () => {
    await renderApp(at('search-os'))
    const figure = await screen.findByRole('figure', { name: 'Replication lag' })
    expect(value(figure, 'Current')).toHaveTextContent(/^0 s/)
    expect(value(figure, 'Worst reported')).toHaveTextContent(/^0 s/)
    expect(value(figure, 'Above RPO')).toHaveTextContent('Never')
  })

  it('is not called current once measuring has stopped', async () => {
    const rows = [1, 2, 3, 4].map((hour) => [`2026-06-10T0${hour}:00:00Z`, 60 * hour])
    await renderApp(at('orders-pg'), {
      answers: {
        [makeReport('orders-pg')]: { metrics: { x: chart('Lag (s)', rows, 'aws-eu-west-1') } },
      },
    })
    const figure = await screen.findByRole('figure', { name: 'Lag' })
    expect(value(figure, 'Last reported')).toHaveTextContent(/^4 min *10 Jun 2026/)
    expect(within(figure).queryByText('Current')).not.toBeInTheDocument()
    expect(within(figure).getByRole('img')).toHaveAccessibleName(/aws-eu-west-1: last 4 min/)
  })

  it('says what is missing, and never shows it as zero', async () => {
    const rows = [
      [T(0), 120],
      [T(1), null],
      [T(2), 240.4],
      [T(3), null],
    ]
    await renderApp(at('orders-pg'), {
      answers: {
        [makeReport('orders-pg')]: { metrics: { x: chart('Lag (s)', rows, 'aws-eu-west-1') } },
      },
    })
    const figure = await screen.findByRole('figure', { name: 'Lag' })
    expect(value(figure, 'Last reported')).toHaveTextContent(/^4 min *21 Aug 2026/)
    expect(value(figure, 'Worst reported')).toHaveTextContent(/^4 min/)
    expect(figure).toHaveTextContent('1 time has no value and is left empty below.')
    expect(figure).toHaveTextContent('The RPO of 1 day 2 h is above this chart’s range.')
  })

  it('is drawn with Aiven’s own titles where none of them speaks of lag; an odd one takes no other along', async () => {
    await renderApp(at('orders-pg'), {
      answers: {
        [makeReport('orders-pg')]: {
          metrics: {
            bytes: chart('Bytes to be copied', [[T(0), 1_234_567.891, null]], 'node-1', ''),
            broken: { data: { cols: 'none' } },
            nothing: null,
          },
        },
      },
    })
    const figure = await screen.findByRole('figure', { name: 'Bytes to be copied' })
    expect(value(figure, 'Current')).toHaveTextContent(/^1,234,567.89/)
    expect(figure).toHaveTextContent(/node-1/)
    expect(figure).toHaveTextContent(/Column 2.*No data for this period/)
    expect(figure).not.toHaveTextContent('RPO')
    expect(screen.getByText(/No chart in Aiven’s report is named lag/)).toBeInTheDocument()
    expect(screen.getByText('It is not shown: broken, nothing.')).toBeInTheDocument()
  })

  it('is no empty picture where nothing was measured', async () => {
    await renderApp(at('payments-pg'))
    const figure = await screen.findByRole('figure', { name: 'Replication lag' })
    expect(figure).toHaveTextContent('No data for this period.')
    expect(within(figure).queryByRole('img')).not.toBeInTheDocument()
    expect(screen.queryByText('Download CSV')).not.toBeInTheDocument()
  })

  it.each<[string, string, Record<string, unknown>, RegExp]>([
    ['nothing is measured', 'orders-pg', { metrics: {} }, /reports no replication lag/],
    [
      'nothing is copied',
      'billing-pg',
      {},
      /No secondary backup location is set, so nothing is copied/,
    ],
  ])('is explained where %s', async (_, service, answer, text) => {
    const { sent } = await renderApp(at(service), { answers: { [makeReport(service)]: answer } })
    expect(await screen.findByText(text)).toBeInTheDocument()
    expect(screen.queryByRole('figure')).not.toBeInTheDocument()
    if (service === 'billing-pg') {
      expect(sent.some(({ path }) => path === makeReport(service))).toBe(false)
    }
  })

  it('says which permission is missing, and does not offer to try again', async () => {
    await renderApp(at('orders-pg'), { as: 'sandbox-read-only' })
    const notice = await screen.findByText(
      'You don’t have access to this service’s replication lag',
    )
    expect(notice.parentElement).toHaveTextContent(
      /Aiven’s response: “.+”\. Viewing it requires permission to change/,
    )
    expect(screen.queryByText('Retry')).not.toBeInTheDocument()
  })

  it('can be asked for again after an error', async () => {
    const { user, fault, clearFaults } = await renderApp('/projects/acme-production/services')
    await fault({ path: '/report$', malformed: true })
    await user.click(await screen.findByText('orders-pg'))
    await user.click(await screen.findByRole('link', { name: 'All backups' }))
    expect(await screen.findByText('The replication lag could not be loaded')).toBeInTheDocument()
    await clearFaults()
    await user.click(screen.getByText('Retry'))
    expect(await screen.findByRole('figure')).toBeInTheDocument()
  })

  it('can be read as a table and taken away as the same table', async () => {
    const rows = [...Array(60).keys()].map((minute) => [
      T(minute),
      minute === 58 ? null : minute,
      -1,
    ])
    const { user } = await renderApp(at('orders-pg'), {
      answers: {
        [makeReport('orders-pg')]: {
          metrics: { lag: chart('Lag, "s"\n', rows, '=HYPERLINK("x")', 'a,b') },
        },
      },
    })
    const { files, names, text } = catchFiles()

    await user.click(await screen.findByText('Values as a table (60 rows)'))
    const table = await screen.findByRole('table', { name: /^Values of/ })
    expect(within(table).getAllByRole('row')).toHaveLength(51)
    await user.click(screen.getByText('Show 10 older rows'))
    const shown = within(table)
      .getAllByRole('row')
      .slice(1)
      .map((row) => [
        row.querySelector('time')?.dateTime ?? '',
        ...[...row.querySelectorAll('td')].map(({ textContent }) =>
          textContent.replace('No value', ''),
        ),
      ])
    expect(shown).toHaveLength(60)

    await user.click(screen.getByText('Download CSV'))
    expect(names).toEqual(['orders-pg-lag-week.csv'])
    expect(files[0]?.type).toBe('text/csv;charset=utf-8')
    const [header, ...parsed] = parseCsv(await text(0))
    expect(header).toEqual(['time', `'=HYPERLINK("x"): Lag, "s"\n`, 'a,b: Lag, "s"\n'])
    expect(parsed.toReversed()).toEqual(shown)
  })
})

/** A reader of CSV on its own, so that it does not share the writer's mistakes. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let field = ''
  let quoted = false
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i] ?? ''
    if (quoted && char === '"' && text[i + 1] === '"') {
      field += '"'
      i += 1
    } else if (char === '"') quoted = !quoted
    else if (!quoted && (char === ',' || char === '\n')) {
      rows.at(-1)?.push(field)
      field = ''
      if (char === '\n') rows.push([])
    } else if (quoted || char !== '\r') field += char
  }
  return rows.slice(0, -1)
}

describe('the objective', () => {
  const states = async (user: Awaited<ReturnType<typeof renderApp>>['user'], service: string) => {
    const secondary = await screen.findByText('Secondary backup location', { selector: 'dt' })
    const onBackups = secondary.nextElementSibling?.textContent ?? ''
    await user.click(screen.getByRole('link', { name: 'Overview' }))
    const card = await screen.findByRole('region', { name: 'Secondary backup location' })
    const onOverview = card.textContent
    await user.click(screen.getByRole('link', { name: 'Current services' }))
    const row = await screen.findByRole('row', { name: new RegExp(`^${service}`) })
    return { onBackups, onOverview, row }
  }

  const change = async (user: Awaited<ReturnType<typeof renderApp>>['user']) => {
    await user.click(
      await screen.findByRole('link', { name: 'Change the recovery point objective' }),
    )
    return within(await screen.findByRole('dialog', { name: 'Recovery point objective' }))
  }

  it('is tried out, reviewed and saved for everybody as a tag of the service', async () => {
    const { user, search, writes } = await renderApp(at('ledger-pg'))
    const dialog = await change(user)
    expect(search()).toContain('edit=objective')
    await user.clear(dialog.getByLabelText('Hours'))
    await user.clear(dialog.getByLabelText('Minutes'))
    await user.click(dialog.getByText('Review changes'))
    expect(dialog.getByText(/from 1 minute to 1 year/)).toBeInTheDocument()
    expect(dialog.getByLabelText('Hours')).toBeInvalid()

    await user.type(dialog.getByLabelText('Hours'), '720')
    const whatIf = within(dialog.getByRole('region', { name: 'What if' }))
    expect(whatIf.getByText('Protected')).toBeInTheDocument()
    await user.click(dialog.getByText('Review changes'))
    const review = within(
      await screen.findByRole('dialog', { name: 'Review: Recovery point objective' }),
    )
    expect(review.getByRole('row', { name: 'offsite_rpo Not set 720h' })).toBeInTheDocument()
    expect(review.getByText(/--add-tag offsite_rpo=720h/)).toBeInTheDocument()
    expect(writes()).toEqual([])
    await user.click(review.getByText('Save RPO'))
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(search()).toBe('')
    expect(writes()).toEqual([
      {
        method: 'PATCH',
        path: `${PROJECT}/service/ledger-pg/tags`,
        body: { tags: { offsite_rpo: '720h' } },
      },
    ])
    expect(screen.getByText('set by the service’s tag offsite_rpo')).toBeInTheDocument()

    const { onBackups, onOverview, row } = await states(user, 'ledger-pg')
    expect(onBackups).toMatch(/^Protected/)
    expect(onOverview).toMatch(/Protected.*within the RPO of 30 days \(set by the service’s/)
    expect(row).toHaveTextContent('Protected')
  })

  it('is removed as it is set, and assumed from then on', async () => {
    const { user, api, writes } = await renderApp(at('orders-pg'))
    await api('PATCH', `${PROJECT}/service/orders-pg/tags`, {
      tags: { offsite_rpo: '4h', 'offsite:rpo': '8h' },
    })
    await user.click(await screen.findByRole('button', { name: 'Refresh' }))
    await screen.findByText('set by the service’s tag offsite_rpo')
    const dialog = await change(user)
    await user.click(dialog.getByText('Remove RPO'))
    await user.click(await screen.findByText('Remove RPO'))
    expect(await screen.findByText('assumed: the backup interval plus 2 h')).toBeInTheDocument()
    // The tag that an earlier version wrote goes too.
    expect(writes().map(({ body }) => body)).toEqual([
      { tags: { offsite_rpo: null, 'offsite:rpo': null } },
    ])
  })

  it('says which permission is missing to set it', async () => {
    const { user } = await renderApp(at('orders-pg'), { as: 'sandbox-read-only' })
    const dialog = await change(user)
    await user.click(dialog.getByText('Review changes'))
    await user.click(await screen.findByText('Save RPO'))
    expect(await screen.findByText('The RPO was not saved')).toBeInTheDocument()
    expect(
      screen.getByText(/requires the permission service:configuration:write/),
    ).toBeInTheDocument()
  })

  /** An RPO of 48 hours for orders-pg, typed and not reviewed yet. */
  const type48 = async (options: Parameters<typeof renderApp>[1] = {}) => {
    const app = await renderApp(at('orders-pg'), options)
    const dialog = await change(app.user)
    await app.user.clear(dialog.getByLabelText('Hours'))
    await app.user.type(dialog.getByLabelText('Hours'), '48')
    return { ...app, dialog }
  }

  const review48 = async (options: Parameters<typeof renderApp>[1] = {}) => {
    const { dialog, ...app } = await type48(options)
    await app.user.click(dialog.getByRole('button', { name: 'Review changes' }))
    const name = 'Review: Recovery point objective'
    const review = within(await screen.findByRole('dialog', { name }))
    return { ...app, review, save: review.getByRole('button', { name: 'Save RPO' }) }
  }
  const patch = { method: 'PATCH', path: 'orders-pg/tags$', times: 1 }
  /** The write is answered with one status, and with another all reads of the service after it. */
  const failAfterWrite = (write: number, looks: number) => {
    let written = false
    return (method: string, path: string) => {
      if (method === 'PATCH') written = true
      else if (!written || !path.endsWith('/service/orders-pg')) return undefined
      const status = method === 'PATCH' ? write : looks
      return Response.json({ message: 'Not now' }, { status })
    }
  }

  it.each([
    ['an error', { status: 502 }],
    ['a broken connection', { drop: true }],
    ['half a response', { truncated: true }],
    ['none in JSON', { malformed: true }],
  ])('that was saved counts as saved, whatever the response: %s', async (_, fault) => {
    const { user, save, fault: add, writes } = await review48()
    await add({ ...patch, ...fault, after: true })
    await user.click(save)
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(screen.getByText('set by the service’s tag offsite_rpo')).toBeInTheDocument()
    expect(writes()).toHaveLength(1)
  })

  it('that was not saved says that it was checked, and can be saved again', async () => {
    const { user, review, save, fault } = await review48()
    await fault({ ...patch, status: 502 })
    await user.click(save)
    const alert = await review.findByRole('alert')
    expect(alert).toHaveTextContent('The RPO was not saved')
    expect(alert).toHaveTextContent('Offsite checked: nothing was changed.')
    await user.click(save)
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  })

  it('of which nobody can tell is told as that', async () => {
    const { user, review, save } = await review48({ intercept: failAfterWrite(502, 503) })
    await user.click(save)
    const alert = await review.findByRole('alert')
    expect(alert).toHaveTextContent('Could not confirm whether the RPO was saved')
    expect(alert).not.toHaveTextContent('The RPO was not saved')
  })

  it.each([
    ['of a service that is gone', 404, /the service no longer exists/],
    ['after the end of the session', 401, /Your session has ended/],
  ])('%s is not said to be safe to save again', async (_, status, words) => {
    const { user, review, save } = await review48({ intercept: failAfterWrite(status, status) })
    await user.click(save)
    const alert = await review.findByRole('alert')
    expect(alert).toHaveTextContent(words)
    expect(alert).not.toHaveTextContent('Saving again is safe')
  })

  const tag = `${PROJECT}/service/orders-pg/tags`

  it('that someone else changed in the meantime is shown, and saved only when asked again', async () => {
    const { user, review, save, api, writes } = await review48()
    await api('PATCH', tag, { tags: { offsite_rpo: '4h' } })
    await user.click(save)
    const title = await review.findByText('Someone else changed the RPO in the meantime to 4h')
    expect(title).toBeInTheDocument()
    expect(review.getByRole('row', { name: 'offsite_rpo 4h 48h' })).toBeInTheDocument()
    expect(writes()).toEqual([])

    await user.click(save)
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(writes().map(({ body }) => body)).toEqual([{ tags: { offsite_rpo: '48h' } }])
  })

  it('that someone else set to the same is not sent', async () => {
    const { user, save, api, writes } = await review48()
    await api('PATCH', tag, { tags: { offsite_rpo: '48h' } })
    await user.click(save)
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(screen.getByText('set by the service’s tag offsite_rpo')).toBeInTheDocument()
    expect(writes()).toEqual([])
  })

  it('that someone else removed in the meantime is shown as removed', async () => {
    const { user, api, writes } = await renderApp(at('orders-pg'))
    await api('PATCH', tag, { tags: { offsite_rpo: '4h' } })
    await user.click(await screen.findByRole('button', { name: 'Refresh' }))
    await screen.findByText('set by the service’s tag offsite_rpo')
    const dialog = await change(user)
    await user.type(dialog.getByLabelText('Hours'), '{Backspace}9')
    await user.click(dialog.getByRole('button', { name: 'Review changes' }))
    await api('PATCH', tag, { tags: { offsite_rpo: null } })
    await user.click(await screen.findByRole('button', { name: 'Save RPO' }))
    expect(await screen.findByText('Someone else removed the RPO in the meantime')).toBeVisible()
    expect(screen.getByRole('row', { name: 'offsite_rpo Not set 9h' })).toBeInTheDocument()
    expect(writes()).toEqual([])
  })

  it('is not sent where the service cannot be read first', async () => {
    const { user, review, save, fault, writes } = await review48()
    await fault({ method: 'GET', path: 'orders-pg$', status: 503, times: 1 })
    await user.click(save)
    const alert = await review.findByRole('alert')
    expect(alert).toHaveTextContent('Nothing was sent: the service could not be reloaded')
    expect(writes()).toEqual([])
  })

  it('that was typed is not lost unasked by Escape, and can be', async () => {
    const { user, search, dialog } = await type48()
    await user.keyboard('{Escape}')
    const question = within(await screen.findByRole('dialog', { name: 'Discard your changes?' }))
    await user.click(question.getByRole('button', { name: 'Keep editing' }))
    expect(dialog.getByLabelText('Hours')).toHaveValue('48')
    expect(search()).toContain('edit=objective')
    await user.keyboard('{Escape}')
    await user.click(await screen.findByRole('button', { name: 'Discard changes' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(search()).toBe('')
  })

  it('that was not touched is closed unasked', async () => {
    const { user } = await renderApp(at('orders-pg'))
    await change(user)
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  })

  it('that is being saved says so to whoever leaves', async () => {
    let answer = () => {}
    const held = new Promise<undefined>((resolve) => (answer = () => resolve(undefined)))
    const { user, save, writes } = await review48({
      intercept: (method) => (method === 'PATCH' ? held : undefined),
    })
    await user.click(save)
    await waitFor(() => expect(writes()).toHaveLength(1))
    await user.keyboard('{Escape}')
    await user.click(await screen.findByRole('button', { name: 'Leave' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    answer()
    expect(await screen.findByText('The RPO of orders-pg was saved')).toBeInTheDocument()
  })

  it.each([
    [
      'in doubt',
      502,
      503,
      'Could not confirm whether the RPO of orders-pg was saved',
      /^Not now\. The/,
    ],
    [
      'of a service that is gone',
      404,
      404,
      'The RPO of orders-pg was not saved',
      /no longer exists/,
    ],
  ])('%s is told as that to whoever has left', async (_, write, looks, title, words) => {
    let answer = () => {}
    const held = new Promise<void>((resolve) => (answer = resolve))
    const fail = failAfterWrite(write, looks)
    const { user, save, writes } = await review48({
      intercept: async (method, path) => {
        if (method === 'PATCH') await held
        return fail(method, path)
      },
    })
    await user.click(save)
    await waitFor(() => expect(writes()).toHaveLength(1))
    await user.keyboard('{Escape}')
    await user.click(await screen.findByRole('button', { name: 'Leave' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    answer()
    const notices = within(screen.getByRole('status', { name: 'Notices' }))
    expect(await notices.findByText(title)).toBeInTheDocument()
    expect(notices.getByText(words)).toBeInTheDocument()
  })

  it('that is tried out has no effect anywhere', async () => {
    const { user, writes } = await renderApp(at('orders-pg'))
    const dialog = await change(user)
    await user.clear(dialog.getByLabelText('Hours'))
    await user.type(dialog.getByLabelText('Minutes'), '{Backspace}1')
    expect(dialog.getByRole('region', { name: 'What if' })).toHaveTextContent(/Behind/)
    await user.click(dialog.getByText('Cancel'))
    await user.click(await screen.findByText('Discard changes'))
    expect((await states(user, 'orders-pg')).row).toHaveTextContent('Protected')
    expect(writes()).toEqual([])
  })

  it('that the list does not decide is looked up, and no state is taken back', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    const list = `${PROJECT}/service`
    await renderApp('/projects/acme-production/services', {
      answers: {
        [list]: (body: { services: { service_name: string }[] }) => ({
          services: body.services.map((service) =>
            service.service_name === 'orders-pg'
              ? { ...service, tags: { offsite_rpo: '1h' } }
              : service,
          ),
        }),
      },
      intercept: async (_, path) => {
        if (path === `${list}/orders-pg/backups`) await held
        return undefined
      },
    })
    const row = await screen.findByRole('row', { name: /^orders-pg/ })
    expect(row).toHaveTextContent('Checking')
    release()
    await waitFor(() => expect(row).toHaveTextContent('Protected'))
  })

  it.each([
    [
      'orders-pg',
      '4h',
      /Protected/,
      /within the RPO of 4 h \(set by the service’s tag offsite_rpo\)/,
    ],
    ['ledger-pg', '2h', /Behind/, /× the RPO of 2 h \(set by the service’s tag offsite_rpo\)/],
  ])('of %s set by the tag %s counts on every page', async (name, tag, state, reason) => {
    const tagged = (service: { service_name: string }) =>
      service.service_name === name ? { ...service, tags: { offsite_rpo: tag } } : service
    const { user } = await renderApp(at(name), {
      answers: {
        [`${PROJECT}/service`]: (body: { services: { service_name: string }[] }) => ({
          services: body.services.map(tagged),
        }),
        [`${PROJECT}/service/${name}`]: (body: { service: { service_name: string } }) => ({
          service: tagged(body.service),
        }),
      },
    })
    const { onBackups, onOverview, row } = await states(user, name)
    expect(onBackups).toMatch(state)
    expect(onOverview).toMatch(reason)
    await waitFor(() => expect(row).toHaveTextContent(state))
  })
})

describe('all backups', () => {
  it('are the ten newest until all are asked for, and all of them in print', async () => {
    const { user } = await renderApp(at('billing-pg'))
    const table = await screen.findByRole('table', { name: 'Backups' })
    const rows = () => within(table).getAllByRole('row').length - 1
    expect(rows()).toBe(10)
    expect(table).toHaveAttribute('aria-rowcount', '15')
    fireEvent(window, new Event('beforeprint'))
    expect(rows()).toBe(14)
    fireEvent(window, new Event('afterprint'))
    expect(rows()).toBe(10)
    await user.click(screen.getByRole('button', { name: 'Show all 14' }))
    expect(rows()).toBe(14)
  })
})

it('a service that is not protected offers the next step', async () => {
  const { user, search } = await renderApp(at('billing-pg'))
  const link = await screen.findByRole('link', { name: 'Add secondary backup location' })
  await user.click(link)
  expect(search()).toBe('?dialog=secondary-location')
  await user.type(await screen.findByRole('combobox'), 'aws-eu-west-1')
  await user.click(screen.getByRole('button', { name: 'Review changes' }))
  await user.click(await screen.findByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Secondary backup location saved')).toBeInTheDocument()
  // What opened the dialog has done its work and is gone.
  await waitFor(() => expect(screen.getByRole('main')).toHaveFocus())
  expect(link).not.toBeInTheDocument()
})

describe('what is recoverable now', () => {
  it('is graded: how far beyond the objective', async () => {
    await renderApp(at('ledger-pg'))
    const part = await screen.findByRole('region', { name: 'Recoverable now' })
    const [primary, secondary] = within(part).getAllByText('Age compared with RPO')
    expect(primary?.nextElementSibling).toHaveTextContent(/^0\.\d×Within RPO.*By its newest backup/)
    expect(secondary?.nextElementSibling).toHaveTextContent(/^4\.\d×Over 4× RPO/)
    expect(document.title).toBe('(Behind) Backups · ledger-pg · Offsite')
  })

  it('reads times without a zone as UTC, wherever the browser is', async () => {
    vi.stubEnv('TZ', 'America/New_York')
    const plain = (text: string) => text.replace('T', ' ').replace('Z', '')
    const service = `${PROJECT}/service/billing-pg`
    const times: string[] = []
    await renderApp(at('billing-pg'), {
      answers: {
        [`${service}/backups`]: (body: { backups: { backup_time: string }[] }) => ({
          ...body,
          pitr: null,
          backups: body.backups.map((backup) => {
            times.push(backup.backup_time)
            return { ...backup, backup_time: plain(backup.backup_time) }
          }),
        }),
      },
    })
    const part = await screen.findByRole('region', { name: 'Recoverable now' })
    const moments = [...value(part, 'Newest recovery point').querySelectorAll('time')]
    const newest = Math.max(...times.map((time) => Date.parse(time)))
    expect(moments.map(({ dateTime }) => Date.parse(dateTime))).toEqual([newest, newest])
    const table = screen.getByRole('table', { name: 'Backups' })
    expect(table.querySelector('time')).toHaveAttribute(
      'datetime',
      times.find((time) => Date.parse(time) === newest),
    )
  })

  it('tells a pause in Aiven’s words', async () => {
    await renderApp(at('inventory-mysql'))
    const part = await screen.findByRole('region', { name: 'Recoverable now' })
    expect(value(part, 'Secondary backup location')).toHaveTextContent(
      /^Paused.*Aiven has paused the copying: “Object storage maintenance in the target region”/,
    )
  })

  it('does not go up to now while the service is off', async () => {
    await renderApp(at('archive-mysql'))
    const part = await screen.findByRole('region', { name: 'Recoverable now' })
    const window = within(part).getAllByText('Point-in-time window')[0]?.nextElementSibling
    expect(window).toHaveTextContent(/ to when the service was powered off$/)
  })

  it('is whole backups of a type without point-in-time recovery', async () => {
    await renderApp(at('search-os'))
    const part = await screen.findByRole('region', { name: 'Recoverable now' })
    const windows = within(part).getAllByText('Point-in-time window')
    expect(windows.map((term) => term.nextElementSibling?.textContent)).toEqual([
      'Not available for this type: whole backups are restored',
      'Not available for this type: whole backups are restored',
    ])
  })

  it.each<[string, string, object, RegExp, RegExp]>([
    [
      'Kafka',
      'acme-production/services/events-kafka',
      {},
      /Aiven cannot fork this service type/,
      /^1 backup, the newest .* agoConfiguration only, no data/,
    ],
    [
      'Flink',
      'acme-analytics/services/enrich-flink',
      {},
      /Aiven cannot fork this service type/,
      /^\d backups, the newest .* ago$/,
    ],
    [
      'a plan that cannot be forked',
      'acme-production/services/orders-pg',
      { plan: 'hobbyist' },
      /services on the plan hobbyist cannot be forked/,
      /^14 backups, the newest .* ago$/,
    ],
  ])('is nothing of %s, however many backups there are', async (_, path, changes, why, there) => {
    await renderApp(`/projects/${path}/backups`, {
      answers: {
        [`/v1/project/${path.replace('services', 'service')}`]: (body: { service: object }) => ({
          service: { ...body.service, ...changes },
        }),
      },
    })
    const part = await screen.findByRole('region', { name: 'Recoverable now' })
    const [restore] = within(part).getAllByText('Restore', { selector: 'dt' })
    expect(restore?.nextElementSibling).toHaveTextContent(/^Nothing can be restored by a fork/)
    expect(restore?.nextElementSibling).toHaveTextContent(why)
    const [backups] = within(part).getAllByText('Backups there')
    expect(backups?.nextElementSibling).toHaveTextContent(there)
    for (const term of ['Newest recovery point', 'Age compared with RPO', 'Point-in-time window']) {
      expect(within(part).queryByText(term)).not.toBeInTheDocument()
    }
  })

  it.each(['pg', 'cassandra-ng'])(
    'claims nothing of the type %s where Aiven reports no window',
    async (type) => {
      const service = `${PROJECT}/service/orders-pg`
      await renderApp(at('orders-pg'), {
        answers: {
          [service]: (body: { service: object }) => ({
            service: { ...body.service, service_type: type },
          }),
          [`${service}/backups`]: (body: object) => ({ ...body, pitr: null }),
        },
      })
      const part = await screen.findByRole('region', { name: 'Recoverable now' })
      const windows = within(part).getAllByText('Point-in-time window')
      expect(windows.map((term) => term.nextElementSibling?.textContent)).toEqual([
        'Aiven reports none',
        'Aiven reports none',
      ])
      expect(part).toHaveTextContent('At least this recent.')
    },
  )
})

describe('the timeline', () => {
  it('is walked through by keyboard with one stop, backup by backup', async () => {
    await renderApp(at('ledger-pg', '?period=month'))
    const slider = await screen.findByRole('slider', {
      name: 'Backups and events on the timeline',
    })
    expect(slider).toHaveAttribute(
      'aria-valuetext',
      expect.stringMatching(
        /^Backup .*pghoard, .* GiB, in aws-eu-west-1, no copy in aws-eu-west-2$/,
      ),
    )
    expect(Number(slider.getAttribute('max'))).toBeGreaterThan(10)
  })

  it('says that nothing happened in a period, and what lies before', async () => {
    await renderApp(at('orders-pg', '?period=hour'))
    expect(
      await screen.findByText('14 older backups lie before this period', { exact: false }),
    ).toBeInTheDocument()
  })
})

describe('the history', () => {
  it('is in Aiven’s words, and hides nothing without saying so', async () => {
    const event = (id: number, text: string, type = 'service_update') => ({
      id,
      time: T(id),
      actor: 'ada@example.com',
      event_type: type,
      event_desc: text,
      service_name: 'orders-pg',
    })
    const { user, search } = await renderApp(at('orders-pg'), {
      answers: {
        [`${PROJECT}/events?limit=500`]: {
          events: [
            event(2, 'Maintenance was started', 'service_maintenance'),
            event(1, 'additional backup region to aws-eu-west-1'),
            { ...event(3, 'backup of another'), service_name: 'billing-pg' },
          ],
        },
      },
    })
    const table = await screen.findByRole('table', { name: 'Events of this service' })
    expect(within(table).getAllByRole('row').slice(1)).toHaveLength(1)
    expect(table).toHaveTextContent(
      /21 Aug 2026.*ada@example\.comadditional backup region to aws-eu-west-1service_update/,
    )
    expect(screen.getByText(/1 event of this service/)).toBeInTheDocument()
    await user.click(screen.getByText('Show all events of this service'))
    expect(search()).toBe('?events=all')
    expect(table).toHaveTextContent('Maintenance was started')
    expect(table).not.toHaveTextContent('backup of another')
  })

  it('keeps of hundreds of events those in sight in the page', async () => {
    const events = Array.from({ length: 400 }, (_, id) => ({
      id,
      time: T(1),
      event_type: 'service_update',
      event_desc: `backup ${id}`,
      service_name: 'orders-pg',
    }))
    await renderApp(at('orders-pg'), { answers: { [`${PROJECT}/events?limit=500`]: { events } } })
    const table = await screen.findByRole('table', { name: 'Events of this service' })
    expect(table).toHaveAttribute('aria-rowcount', '401')
    expect(within(table).getAllByRole('row').length).toBeLessThan(60)
  })

  it('says which permission is missing', async () => {
    const { user, fault } = await renderApp('/projects/acme-production/services')
    await fault({ path: '/events', status: 403 })
    await user.click(await screen.findByText('orders-pg'))
    await user.click(await screen.findByRole('link', { name: 'All backups' }))
    expect(
      await screen.findByText('You don’t have access to this project’s events'),
    ).toBeInTheDocument()
  })
})
