// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setReaderLocale } from '~/lib/locale'
import { catchFiles } from './files'
import { renderApp } from './render-app'

beforeEach(() => setReaderLocale('de'))
afterEach(() => setReaderLocale(undefined))

/** What only German writes so; the month of all these tests is June. */
const GERMAN = /Juni|\d,\d (?:[KMGT]iB|%)|\d,\d×/

describe('for a reader in German', () => {
  it('the files of an outage are as for everyone', async () => {
    const { user } = await renderApp('/outage?region=aws-eu-central-1')
    const files = catchFiles()
    const kit = await screen.findByRole('button', { name: 'Download emergency kit' })
    for (const name of ['Checklist', 'avn script', 'curl script', 'Terraform']) {
      await user.click(await screen.findByRole('button', { name }))
    }
    await waitFor(() => expect(kit).not.toHaveAccessibleDescription())
    await user.click(kit)
    const texts = await files.texts()
    expect(texts[0]).toMatch(/recovery point \d+ Jun 2026, \d\d:\d\d UTC/)
    expect(texts[4]).toMatch(/as of\s+<time [^>]*>10 Jun 2026, /)
    expect(texts.filter((text) => GERMAN.test(text))).toEqual([])
  })

  it('evidence and policy are as for everyone, the page is in German', async () => {
    const { user } = await renderApp('/coverage', { watch: true })
    const files = catchFiles()
    const table = await screen.findByRole('table', { name: 'Services of all projects' })
    const items = ['Table (CSV)', 'Full data (JSON)', 'Printable report', /^Policy/]
    const item = (name: string | RegExp) => screen.getByRole('menuitem', { name, hidden: true })
    // Not before what the list does not decide was looked up.
    await waitFor(() => expect(item('Table (CSV)')).not.toHaveAttribute('aria-disabled', 'true'))
    for (const name of items) await user.click(item(name))
    await waitFor(() => expect(files.names).toHaveLength(items.length))
    expect(within(table).getByTitle(/ 4,5× the RPO/)).toBeVisible()
    const texts = await files.texts()
    const find = (ending: string) => texts[files.names.findIndex((name) => name.endsWith(ending))]
    for (const ending of ['csv', 'json', 'html']) expect(find(ending)).toContain(' 4.5× the RPO')
    expect(find('html')).toContain('<dt>Made</dt><dd>10 Jun 2026')
    expect(texts.filter((text) => GERMAN.test(text))).toEqual([])
  })

  it('commands are as for everyone, what is said beside them is in German', async () => {
    const { user } = await renderApp(
      '/projects/acme-production/services/orders-pg/backups?dialog=fork&location=secondary',
      {
        answers: {
          '/v1/project/acme-production/service/orders-pg/backups': (answer: {
            backups: object[]
          }) => ({
            ...answer,
            backups: answer.backups.map((backup) => ({ ...backup, data_size: 1.5 * 2 ** 40 })),
          }),
        },
      },
    )
    await user.click(await screen.findByText(/Exact request/))
    const sentences = await screen.findAllByText(/too small for the 1,5 TiB to restore/)
    expect(sentences[0]).toBeVisible()
    const heading = screen.getByText('Equivalent commands', { selector: 'h3, h4' })
    expect(heading.closest('section')).toHaveTextContent('too small for the 1.5 TiB to restore')
  })
})
