import type { Page } from '@playwright/test'
import { expect, test } from './offsite'

const SERVICE = '/projects/acme-production/services/billing-pg'

/** Does what a browser's translator does, at once and to all that appears later. */
async function translate(page: Page) {
  await page.addInitScript(() => {
    const texts = (root: Node) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      const found: Text[] = []
      while (walker.nextNode()) found.push(walker.currentNode as Text)
      return found
    }
    const replace = (text: Text) => {
      const parent = text.parentElement
      if (!parent || !text.data.trim() || parent.closest('font, script, style, title, svg')) return
      const [outer, inner] = [document.createElement('font'), document.createElement('font')]
      inner.textContent = text.data
      outer.append(inner)
      text.replaceWith(outer)
    }
    const observer = new MutationObserver((records) => {
      for (const { addedNodes } of records) {
        for (const node of addedNodes) if (node.isConnected) texts(node).forEach(replace)
      }
    })
    observer.observe(document, { childList: true, subtree: true })
  })
}

test('pages that the browser translates work on', async ({ page, signIn }) => {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await translate(page)
  await signIn('Ada Admin', '/projects/acme-production/services')
  const whole = async () => {
    await expect(page.getByText('could not be shown')).toBeHidden()
    expect(errors).toEqual([])
  }

  const services = page.getByRole('table', { name: 'Current services' })
  await page.getByRole('searchbox').first().fill('billing')
  await expect(services.getByRole('row', { name: /billing-pg/ })).toBeVisible()
  await page.getByRole('searchbox').first().fill('')
  await services.getByRole('link', { name: 'billing-pg' }).click()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
  await whole()

  await page.getByRole('button', { name: 'Change' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit advanced configuration' })
  await dialog.getByRole('button', { name: 'Add configuration option' }).click()
  await dialog.getByLabel('Search configuration options').fill('additional backup')
  await dialog.getByRole('option', { name: /additional_backup_regions/ }).click()
  const region = dialog.getByRole('combobox', { name: 'additional backup regions' })
  await region.fill('ireland')
  await dialog.getByRole('option', { name: /aws-eu-west-1/ }).click()
  await dialog.getByRole('button', { name: 'Review changes' }).click()
  await dialog.getByRole('button', { name: 'Back to editing' }).click()
  await expect(region).toHaveValue('aws-eu-west-1')
  await dialog.getByRole('button', { name: 'Review changes' }).click()
  await dialog.getByRole('button', { name: 'Save advanced configuration' }).click()
  await expect(dialog).toBeHidden()
  await whole()

  await page.getByRole('link', { name: 'Backups', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Recoverable now' })).toBeVisible()
  await page.getByLabel('UTC').check({ force: true })
  await whole()

  for (const [link, heading] of [
    ['Coverage', /Coverage/],
    ['Region outage', /region/i],
  ] as const) {
    await page.getByRole('link', { name: link, exact: true }).first().click()
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
    for (const box of await page.getByRole('searchbox').all()) {
      await box.fill('analytics')
      await box.fill('')
    }
    await page.goBack()
    await page.goForward()
    await whole()
  }

  await page.goto(new URL('/projects/acme-production/create-service', page.url()).href)
  await page.getByRole('radio', { name: /MySQL/ }).first().check({ force: true })
  await page
    .getByRole('radio', { name: /PostgreSQL/ })
    .first()
    .check({ force: true })
  await whole()
  await page.goto(new URL(`${SERVICE}/backups`, page.url()).href)
  await expect(page.getByRole('table', { name: 'Backups' })).toBeVisible()
  await whole()
})
