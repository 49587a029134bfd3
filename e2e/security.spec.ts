import type { Page, Response } from '@playwright/test'
import { expect, test } from './offsite'

const PROJECT = '/projects/acme-production'
const ORDERS = `${PROJECT}/services/orders-pg`

/** Every page and every dialog that has a URL, each with what shows that it is there. */
const PAGES: [string, (page: Page) => Promise<void>][] = [
  ['/', seen('row', /orders-pg/)],
  [`${PROJECT}/services?q=orders`, seen('row', /orders-pg/)],
  [`${PROJECT}/create-service`, seen('heading', /Create/)],
  [`${ORDERS}/overview`, seen('row', /backup hour/)],
  [`${ORDERS}/overview?edit=configuration`, seen('dialog', /Edit advanced configuration/)],
  [`${ORDERS}/backups`, async (page) => expect(page.locator('canvas')).toBeVisible()],
  [`${ORDERS}/backups?edit=objective`, seen('dialog', /Recovery point objective/)],
  [`${ORDERS}/backups?dialog=secondary-location`, seen('dialog', /secondary backup location/)],
  [`${ORDERS}/backups?dialog=backup-settings`, seen('dialog', /Configure backup settings/)],
  [`${ORDERS}/backups?dialog=fork`, seen('dialog', 'New database fork')],
  ['/nowhere', seen('heading', /no page/)],
]

function seen(role: 'row' | 'heading' | 'dialog', name: string | RegExp) {
  return async (page: Page) => expect(page.getByRole(role, { name }).first()).toBeVisible()
}

/** What the page's policy forbids and what the browser complains of, from now on. */
async function complaintsOf(page: Page): Promise<string[]> {
  const complaints: string[] = []
  await page.exposeFunction('violated', (text: string) => void complaints.push(text))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { violated } = window as unknown as { violated: (text: string) => void }
      violated(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`)
    })
  })
  page.on('console', (message) => {
    if (/policy|trusted|integrity|refused/i.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return complaints
}

test('no page and no dialog violates its policy', async ({ page, signIn, offsite }) => {
  test.setTimeout(120_000)
  const complaints = await complaintsOf(page)
  await signIn('Ada Admin', '/')
  for (const [path, isThere] of PAGES) {
    await page.goto(offsite.url + path)
    await isThere(page)
    expect(complaints, path).toEqual([])
  }
  await page.goto(`${offsite.url}${ORDERS}/overview`)
  await page.getByRole('button', { name: 'Show secrets' }).click()
  await page.getByRole('button', { name: 'Hide secrets' }).click()
  await page.goto(`${offsite.url}${PROJECT}/services`)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  expect(complaints).toEqual([])

  // The listener hears what it should: this is a violation.
  await page.evaluate(() => {
    const image = document.createElement('img')
    image.src = 'https://evil.example/x.png'
    document.body.append(image)
  })
  await expect.poll(() => complaints.join()).toContain('img-src: https://evil.example')
})

test('a page runs no script and shows no style that was changed on its way', async ({
  page,
  signIn,
}) => {
  await signIn('Ada Admin', '/')
  await expect(page.getByRole('row', { name: /orders-pg/ })).toBeVisible()
  await page.route('**/assets/service-*.js', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, body: `window.stolen = 1\n${await answer.text()}` })
  })
  const blocked = page.waitForEvent('console', {
    predicate: (message) => message.text().includes("'integrity'"),
  })
  await page.goto(new URL(`${ORDERS}/overview`, page.url()).href)
  await blocked
  await expect(page.getByText('This page could not be shown')).toBeVisible()
  expect(await page.evaluate(() => 'stolen' in window)).toBe(false)
})

test('no token and no password is in any answer, storage or log, but for the one asked for', async ({
  page,
  offsite,
  context,
}) => {
  const { full_token: token } = (await offsite.api('POST', '/v1/access_token', {
    description: 'planted',
  })) as { full_token: string }
  const secrets = await plantedSecrets(offsite.api)
  expect(secrets.length).toBeGreaterThan(20)

  const answers: { url: string; text: string }[] = []
  const reading: Promise<void>[] = []
  const read = async (response: Response) => {
    const text = await response.text().catch(() => '')
    answers.push({ url: response.url(), text: JSON.stringify(response.headers()) + text })
  }
  page.on('response', (response) => void reading.push(read(response)))
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url(), JSON.stringify(request.headers())))
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))

  await page.goto(offsite.url + ORDERS)
  await page.getByLabel('Or paste a sandbox token').fill(token)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('row', { name: /backup hour/ })).toBeVisible()
  for (const [path, isThere] of PAGES) {
    await page.goto(offsite.url + path)
    await isThere(page)
  }
  await page.goto(`${offsite.url}${ORDERS}/overview?edit=configuration`)
  const dialog = page.getByRole('dialog', { name: 'Edit advanced configuration' })
  await dialog.getByRole('textbox', { name: 'backup hour' }).fill('9')
  await dialog.getByRole('button', { name: 'Review changes' }).click()
  await dialog.getByRole('button', { name: 'Save advanced configuration' }).click()
  await expect(dialog).toBeHidden()
  await Promise.all(reading)
  const before = answers.length
  await page.getByRole('button', { name: 'Show secrets' }).click()
  const uri = await page.getByText(/^postgres:\/\//).innerText()
  await page.getByRole('button', { name: 'Hide secrets' }).click()
  await Promise.all(reading)

  const stored = await page.evaluate(async () =>
    JSON.stringify([
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      document.cookie,
      await indexedDB.databases(),
      await caches.keys(),
      history.state,
      location.href,
      document.documentElement.outerHTML,
    ]),
  )
  const cookies = await context.cookies()
  const reveals = answers.slice(before).filter(({ url }) => url.includes('include_secrets'))
  const others = answers.filter((answer) => !reveals.includes(answer))
  expect(reveals).toHaveLength(1)
  expect(reveals[0]?.text).toContain(uri)
  expect(others.length).toBeGreaterThan(30)
  expect(cookies).toMatchObject([{ httpOnly: true, sameSite: 'Strict' }])

  const places = { answers: others, asked, said, stored, cookies, output: offsite.output() }
  for (const [place, content] of Object.entries(places)) {
    const text = JSON.stringify(content)
    const found = [token, ...secrets].filter((secret) => text.includes(secret))
    expect(found, place).toEqual([])
  }
  expect(reveals[0]?.text).not.toContain(token)
  expect(offsite.output()).toContain('"method":"PUT"')
})

/** Every password in the sandbox, read past the gateway. */
async function plantedSecrets(
  api: (method: string, path: string) => Promise<unknown>,
): Promise<string[]> {
  const { projects } = (await api('GET', '/v1/project')) as { projects: { project_name: string }[] }
  const lists = await Promise.all(
    projects.map(({ project_name: name }) =>
      api('GET', `/v1/project/${name}/service?include_secrets=true`),
    ),
  )
  return [...new Set(JSON.stringify(lists).match(/AVNS_\w+/g))]
}
