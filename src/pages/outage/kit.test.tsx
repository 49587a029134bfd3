// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { catchFiles } from '~/test/files'
import { renderApp } from '~/test/render-app'

it('the emergency kit has the forks of the page, for every region', async () => {
  const { user } = await renderApp('/outage?region=aws-eu-central-1')
  const files = catchFiles()
  const button = await screen.findByRole('button', { name: 'Download emergency kit' })
  await user.click(await screen.findByRole('button', { name: 'curl script' }))
  await waitFor(() => expect(button).not.toHaveAccessibleDescription())
  await user.click(button)
  expect(files.names).toEqual(['recovery-aws-eu-central-1-curl.sh', 'offsite-emergency-kit.html'])
  const kit = new DOMParser().parseFromString(await files.text(1), 'text/html')
  const script = kit.querySelector('[data-file="recovery-aws-eu-central-1-curl.sh"]')
  // The page has read the plans, the kit asks for each service's own disk: the forks are the same.
  const forks = (text = '') => text.match(/"service_name": .*/g)
  expect(forks(script?.textContent ?? '')).toEqual(forks(await files.text(0)))
  expect(kit.querySelectorAll('section[id^=region-]')).toHaveLength(14)
})
