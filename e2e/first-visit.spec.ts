import type { Page } from '@playwright/test'
import { expect, test } from './offsite'

const SERVICES = '/projects/acme-production/services'

/** What the page asks the API for, and what the browser complains of, from now on. */
function watch(page: Page) {
  const calls: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url())
    if (/^\/(?:v1\/|session$)/.test(pathname)) calls.push(pathname + search)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`)
  })
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return { calls, complaints }
}

const signInHeading = (page: Page) => page.getByRole('heading', { name: 'Sign in' })

test('who is not signed in sees the sign-in at once: nothing is asked, nothing refused', async ({
  page,
  offsite,
}) => {
  const { calls, complaints } = watch(page)
  const pages = ['/', SERVICES, `${SERVICES}/orders-pg/backups?dialog=fork`, '/coverage', '/outage']
  for (const path of pages) {
    await page.goto(offsite.url + path)
    await expect(signInHeading(page)).toBeVisible()
  }
  expect(calls).toEqual([])
  expect(complaints).toEqual([])

  await page.goto(offsite.url + SERVICES)
  await page.getByRole('button', { name: 'Continue as Ada Admin' }).click()
  await expect(page.getByRole('row', { name: /orders-pg/ })).toBeVisible()
  // Neither a reload nor "back" brings the page that was for nobody.
  await page.reload()
  await expect(page.getByRole('row', { name: /orders-pg/ })).toBeVisible()
  await page.goto('about:blank')
  await page.goBack()
  await expect(page.getByRole('row', { name: /orders-pg/ })).toBeVisible()
  expect(complaints).toEqual([])
})

test('a link on another site, with which no cookie comes, opens the page of who is signed in', async ({
  page,
  signIn,
  offsite,
}) => {
  await signIn('Ada Admin', SERVICES)
  await page.goto(`data:text/html,<a href="${offsite.url}${SERVICES}">a link</a>`)
  await page.getByRole('link', { name: 'a link' }).click()
  await expect(page.getByRole('row', { name: /orders-pg/ })).toBeVisible()
  await expect(signInHeading(page)).toBeHidden()
})

test('the first reads begin with the page, and none is made twice', async ({ offsite, signIn }) => {
  const page = await signIn('Ada Admin', '/coverage')
  // Where nothing polls.
  await page.goto('about:blank')
  const { calls, complaints } = watch(page)
  await page.goto(`${offsite.url}/projects/acme-production/services`)
  await expect(page.getByRole('link', { name: 'orders-pg' })).toBeVisible()
  const begunByPage = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => 'initiatorType' in entry && entry.initiatorType === 'link')
      .map(({ name }) => name.slice(location.origin.length))
      .filter((path) => /^\/(v1\/|session)/.test(path)),
  )
  expect(begunByPage.toSorted()).toEqual([
    '/session',
    '/v1/project',
    '/v1/project/acme-production/clouds',
    '/v1/project/acme-production/service?view=fleet-2',
  ])
  // Then, of a service that the list does not decide on, the report on its backups.
  const first = calls.filter((path) => !path.endsWith('/backups'))
  expect(first.toSorted()).toEqual(begunByPage.toSorted())
  expect(complaints).toEqual([])
})
