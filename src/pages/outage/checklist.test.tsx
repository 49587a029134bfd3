// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { catchFiles } from '~/test/files'
import { renderApp } from '~/test/render-app'

it('dates the checklist by the API’s clock, whatever the browser’s says', async () => {
  const { user } = await renderApp('/outage?region=aws-eu-central-1')
  const files = catchFiles()
  await user.click(await screen.findByRole('button', { name: 'Checklist' }))
  expect(await files.text(0)).toContain('Written 10 Jun 2026, 20:30 UTC.')
})

it('tells in the checklist what the page tells: what is lost, and what runs on with less', async () => {
  const { user } = await renderApp('/outage?region=aws-eu-central-1')
  const files = catchFiles()
  await user.click(await screen.findByRole('button', { name: 'Checklist' }))
  const text = await files.text(0)
  expect(text).toMatch(
    /inventory-mysql-recovery-.*\n.*\n.*\n {3}- Copying is paused: “Object storage/,
  )
  expect(text).toMatch(/^## Not recoverable\n\n- `billing-pg` in project `acme-production` \(Pos/m)
  expect(text).toMatch(
    /^## Still running with reduced backups\n\n- `geo-pg` .* Left: Its copies in/m,
  )
})
