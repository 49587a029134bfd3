// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { renderApp } from '~/test/render-app'

/** What the page hands to the browser, file by file. */
function catchFiles() {
  const files: Blob[] = []
  const names: string[] = []
  Object.assign(URL, {
    createObjectURL: (file: Blob) => `blob:${files.push(file)}`,
    revokeObjectURL: () => {},
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
    this: HTMLAnchorElement,
  ) {
    names.push(this.download)
  })
  const read = (file: Blob = new Blob()) =>
    new Promise<string>((resolve) => {
      const reader = new FileReader()
      reader.addEventListener('load', () =>
        resolve(typeof reader.result === 'string' ? reader.result : ''),
      )
      reader.readAsText(file)
    })
  return { names, text: (index: number) => read(files[index]) }
}

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
