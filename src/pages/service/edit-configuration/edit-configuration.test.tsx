// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { renderApp } from '../../../test/render-app'

const overview = (service: string, search = '') =>
  `/projects/acme-production/services/${service}/overview${search}`
/** Where the dialog is open, with the region as an option to add. */
const addRegion = (service: string) =>
  overview(service, '?edit=configuration&option=additional_backup_regions')

const SERVICE = '/v1/project/acme-production/service'
const REGIONS = 'additional backup regions'

/** The dialog, once its form is there. */
async function dialog() {
  const save = await screen.findByText('Save advanced configuration')
  return within(save.closest('dialog') ?? save)
}

/** The input of an option in the dialog. */
async function inputOf(option: string) {
  return (await dialog()).findByLabelText(option, { selector: 'input' })
}

describe('the region', () => {
  it('is added, sent alone and only once, and shown as the server answered', async () => {
    const { user, writes, search } = await renderApp(addRegion('billing-pg'))
    const input = await inputOf(REGIONS)
    await user.type(input, 'stockholm amazon')
    const edit = await dialog()
    await user.click(await edit.findByText('aws-eu-north-1'))
    expect(input).toHaveValue('aws-eu-north-1')
    expect(edit.getByText(/^Stockholm, 1,190 km from the primary backups/)).toBeInTheDocument()
    expect(edit.getByText('The region can be changed once in 24 hours.')).toBeInTheDocument()
    expect(edit.getByText('1 change')).toBeInTheDocument()

    const save = edit.getByText('Save advanced configuration')
    // The second click comes before anything is drawn.
    act(() => {
      save.click()
      save.click()
    })
    expect(await screen.findByText('Advanced configuration saved')).toBeInTheDocument()
    expect(screen.getByText(`${REGIONS}: Not set → aws-eu-north-1`)).toBeInTheDocument()
    expect(writes()).toEqual([
      {
        method: 'PUT',
        path: `${SERVICE}/billing-pg`,
        body: { user_config: { additional_backup_regions: ['aws-eu-north-1'] } },
      },
    ])
    expect(search()).toBe('')
    expect(screen.queryByText('Edit advanced configuration')).not.toBeInTheDocument()
    expect(screen.getByText('Waiting for first copy')).toBeInTheDocument()
  })

  it('is removed by sending an empty list', async () => {
    const { user, writes } = await renderApp(overview('orders-pg', '?edit=configuration'))
    await inputOf(REGIONS)
    const edit = await dialog()
    await user.click(edit.getByLabelText(`Remove ${REGIONS}`))
    expect(edit.getByText('Will be turned off')).toBeInTheDocument()
    await user.click(edit.getByText('Save advanced configuration'))
    expect(await screen.findByText(`${REGIONS}: aws-eu-west-1 → Not set`)).toBeInTheDocument()
    expect(writes().map(({ body }) => body)).toEqual([
      { user_config: { additional_backup_regions: [] } },
    ])
    expect(screen.getByText('Not protected')).toBeInTheDocument()
  })

  it('that cannot work is refused before anything is sent', async () => {
    const { user, writes } = await renderApp(addRegion('billing-pg'))
    const input = await inputOf(REGIONS)
    for (const [region, reason] of [
      ['google-europe-west1', 'Another provider: the copy must stay with Amazon Web Services'],
      ['aws-eu-central-1', 'The service itself runs here'],
      ['EU West 1', 'Must match'],
    ] as const) {
      await user.clear(input)
      await user.type(input, region)
      await user.click((await dialog()).getByText('Save advanced configuration'))
      expect(input).toHaveAccessibleDescription(expect.stringContaining(reason))
      expect(input).toHaveFocus()
    }
    expect(writes()).toEqual([])
  })

  it('that Aiven forbids is told at the top where the answer names no option', async () => {
    const { user } = await renderApp(addRegion('billing-pg'))
    const input = await inputOf(REGIONS)
    await user.type(input, ' aws-af-south-1 ')
    await user.click((await dialog()).getByText('Save advanced configuration'))
    const alert = await screen.findByRole('alert')
    expect(alert).toHaveTextContent(/^Not saved/)
    expect(alert).toHaveTextContent("Cannot use 'aws-af-south-1' for the authorized tenant")
    expect(alert).toHaveTextContent('Nothing was changed. What you typed is kept')
    expect(input).toHaveValue('aws-af-south-1')
    expect(input).not.toBeInvalid()
  })

  it('that was changed too early is told at its field', async () => {
    const { user } = await renderApp(overview('catalog-mysql', '?edit=configuration'))
    const input = await inputOf(REGIONS)
    expect(input).toHaveValue('google-europe-north1')
    await user.clear(input)
    await user.type(input, 'google-europe-west4')
    await user.click((await dialog()).getByText('Save advanced configuration'))
    expect(await screen.findByText(`Not saved: ${REGIONS} was refused`)).toBeInTheDocument()
    expect(input).toHaveAccessibleDescription(/can be changed once in 24 hours, next at 20/)
    expect(input).toBeInvalid()
    expect(input).toHaveFocus()
    expect(input).toHaveValue('google-europe-west4')
  })
})

describe('an option', () => {
  it('is found, typed, checked on leaving, and saved with nothing else', async () => {
    const { user, writes } = await renderApp(overview('billing-pg'))
    await user.click(await screen.findByText('Change'))
    const edit = await dialog()
    await user.click(await edit.findByText('Add configuration option'))
    await user.type(edit.getByLabelText('Search configuration options'), 'deadlock timeout')
    await user.click(await edit.findByText('pg.deadlock_timeout'))

    const input = await inputOf('pg deadlock timeout')
    await user.clear(input)
    await user.type(input, '7')
    await user.tab()
    expect(input).toHaveAccessibleDescription(/Must be between 500 and 1800000/)
    await user.clear(input)
    await user.type(input, '700')
    expect(input).not.toBeInvalid()
    await user.click(edit.getByText('Save advanced configuration'))
    expect(await screen.findByText('pg deadlock timeout: Not set → 700')).toBeInTheDocument()
    expect(writes().map(({ body }) => body)).toEqual([
      { user_config: { pg: { deadlock_timeout: 700 } } },
    ])
  })

  it('can be saved again after the server failed, and nothing typed is lost', async () => {
    const { user, fault, writes } = await renderApp(overview('billing-pg', '?edit=configuration'))
    await fault({ method: 'PUT', path: '/service/', times: 1, status: 500 })
    const edit = await dialog()
    const input = await inputOf('backup hour')
    await user.clear(input)
    await user.type(input, '7')
    await user.click(edit.getByText('Save advanced configuration'))
    expect(await edit.findByText('Not saved')).toBeInTheDocument()
    expect(input).toHaveValue('7')
    await user.click(edit.getByText('Save advanced configuration'))
    expect(await screen.findByText('backup hour: 3 → 7')).toBeInTheDocument()
    expect(writes()).toHaveLength(2)
  })

  it('that was not changed is not sent: there is nothing to save', async () => {
    const { user, writes } = await renderApp(overview('billing-pg', '?edit=configuration'))
    const edit = await dialog()
    const input = await inputOf('backup hour')
    await user.clear(input)
    await user.type(input, '3')
    expect(edit.getByText('No changes')).toBeInTheDocument()
    await user.click(edit.getByText('Save advanced configuration'))
    expect(writes()).toEqual([])
    expect(edit.getByText('There is nothing to save yet')).toBeInTheDocument()
  })
})

describe('leaving', () => {
  it('asks first when something would be lost, and keeps it', async () => {
    const { user, search } = await renderApp(overview('billing-pg', '?edit=configuration'))
    const edit = await dialog()
    const input = await inputOf('backup hour')
    await user.clear(input)
    await user.type(input, '7')
    await user.click(edit.getByText('Cancel'))
    expect(await screen.findByText('Discard your changes?')).toBeInTheDocument()
    await user.click(screen.getByText('Keep editing'))
    expect(input).toHaveValue('7')
    expect(search()).toBe('?edit=configuration')
    await user.click(edit.getByText('Cancel'))
    await user.click(await screen.findByText('Discard changes'))
    expect(await screen.findByText('Change')).toBeInTheDocument()
    expect(search()).toBe('')
    expect(screen.queryByText('Edit advanced configuration')).not.toBeInTheDocument()
  })

  it('asks nothing when nothing was changed', async () => {
    const { user, search } = await renderApp(overview('billing-pg', '?edit=configuration'))
    const edit = await dialog()
    await inputOf('backup hour')
    await user.click(edit.getByLabelText('Close'))
    expect(screen.queryByText('Edit advanced configuration')).not.toBeInTheDocument()
    expect(search()).toBe('')
  })

  it('is not needed when the session ends: signing in comes on top', async () => {
    const { user, endSession } = await renderApp(overview('billing-pg', '?edit=configuration'))
    const edit = await dialog()
    const input = await inputOf('backup hour')
    await user.clear(input)
    await user.type(input, '7')
    endSession()
    await user.click(edit.getByText('Save advanced configuration'))
    expect(await screen.findByText('Sign in again')).toBeInTheDocument()
    await user.click(screen.getByText('Continue as Ada Admin'))
    await user.click(await edit.findByText('Save advanced configuration'))
    expect(await screen.findByText('backup hour: 3 → 7')).toBeInTheDocument()
  })
})
