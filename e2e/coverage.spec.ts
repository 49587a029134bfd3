import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { check } from './check'
import { inEveryLook } from './looks'
import { expect, test } from './offsite'

const whole = (page: Page) =>
  expect(page.getByRole('button', { name: 'Reload all projects' })).toBeVisible()

inEveryLook(() => {
  test('coverage and its dialogs', async ({ signIn }) => {
    const page = await signIn('Ada Admin', '/coverage')
    await whole(page)
    await check(page)
    await page.getByRole('button', { name: 'Columns' }).click()
    await expect(page.getByRole('checkbox', { name: 'Cloud' })).toBeVisible()
    await check(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Residency policy' }).click()
    await expect(page.getByRole('dialog', { name: 'Residency policy' })).toBeVisible()
    await check(page)
    await page.keyboard.press('Escape')
    await page.getByRole('checkbox', { name: /^Select all/ }).check()
    await check(page)
    await page.getByRole('button', { name: 'Add secondary backup location' }).click()
    await expect(page.getByRole('table', { name: 'Proposals' })).toBeVisible()
    await page.getByText('Equivalent shell script').click()
    await expect(page.getByText('#!/bin/sh')).toBeVisible()
    await check(page)
    await page.getByRole('button', { name: /^Add to/ }).click()
    await expect(page.getByRole('button', { name: 'Close' }).last()).toBeVisible()
    await expect(page.getByText(/set for \d+ services?/).first()).toBeVisible()
    await check(page)
  })
})

test('the Terraform file keeps what a service has', async ({ signIn }) => {
  const page = await signIn('Ada Admin', '/coverage')
  await whole(page)
  await page.getByRole('checkbox', { name: /^Select all/ }).check()
  await page.getByRole('button', { name: 'Add secondary backup location' }).click()
  await page.getByText('Equivalent shell script').click()
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download the Terraform file' }).click()
  const file = await coming
  expect(file.suggestedFilename()).toBe('offsite-regions.tf')
  const text = await readFile(await file.path(), 'utf8')
  expect(text).toContain('source = "aiven/aiven"')
  const resources = text.split('resource "').slice(1)
  expect(resources.length).toBeGreaterThan(3)
  for (const resource of resources) {
    expect(resource).toMatch(/ disk_space {2,}= "\d+GiB"/)
    expect(resource).toMatch(/ termination_protection += (true|false)/)
    expect(resource).toContain('ignore_changes = [static_ips]')
  }
  expect(text).toMatch(/ tag \{\n +key/)
})

test('the list is walked by keyboard, and back returns to it', async ({ signIn }) => {
  const page = await signIn('Ada Admin', '/coverage?sort=service')
  await whole(page)
  const table = page.getByRole('table', { name: 'Services of all projects' })
  await table.getByRole('link', { name: 'Service', exact: true }).focus()
  const first = table.locator('tbody a').first()
  await first.focus()
  await page.keyboard.press('End')
  await expect(table.locator('tr[aria-rowindex="28"] a')).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(table.locator('tr[aria-rowindex="27"] a')).toBeFocused()
  await page.keyboard.press('Home')
  await expect(table.locator('tr[aria-rowindex="2"] a')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/backups$/)
  await page.goBack()
  await expect(page).toHaveURL(/\/coverage\?sort=service$/)
})

test('a project that you cannot view is listed and left out', async ({ signIn, offsite }) => {
  await offsite.fault({ path: '^/v1/project/acme-staging/service$', status: 403 })
  const page = await signIn('Ada Admin', '/coverage')
  await expect(page.getByText('1 project could not be loaded and is not counted')).toBeVisible()
  await expect(page.getByText(/acme-staging:/)).toContainText('(403)')
  await offsite.clearFaults()
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(page.getByText('27 services', { exact: true })).toBeVisible()
})
