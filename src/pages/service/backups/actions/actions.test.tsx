// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { renderApp } from '~/test/render-app'

const PATH = '/v1/project/acme-production/service'
const backups = (service: string, dialog?: string) =>
  `/projects/acme-production/services/${service}/backups${dialog ? `?dialog=${dialog}` : ''}`

async function dialog() {
  const shown = await screen.findByText(/^(Review changes|Back to editing)$/)
  return within(shown.closest('dialog') ?? shown)
}

/** The field of the region, once the dialog is there. */
async function location() {
  return (await dialog()).findByRole('combobox', { name: 'Backup location' })
}

async function choose(user: UserEvent, region: string) {
  const field = await location()
  await user.clear(field)
  await user.type(field, region)
}

describe('the secondary location', () => {
  it('is added from the menu, reviewed, saved, and awaited on the page', async () => {
    const { user, writes, search } = await renderApp(backups('billing-pg'))
    await user.click(
      await screen.findByRole('menuitem', { name: 'Add secondary backup location', hidden: true }),
    )
    const edit = await dialog()
    expect(edit.getByLabelText('Secondary backup location enabled')).toBeChecked()
    expect(search()).toBe('?dialog=secondary-location')
    await choose(user, 'aws-eu-west-1')
    await user.click(edit.getByText('Review changes'))
    expect(edit.getByText('Review: Add secondary backup location')).toHaveFocus()
    expect(edit.getByText(/^Copies in aws-eu-west-1 start after/)).toBeInTheDocument()
    expect(writes()).toEqual([])
    await user.click(edit.getByText('Save'))

    expect(await screen.findByText('Secondary backup location saved')).toBeInTheDocument()
    expect(writes()).toEqual([
      {
        method: 'PUT',
        path: `${PATH}/billing-pg`,
        body: { user_config: { additional_backup_regions: ['aws-eu-west-1'] } },
      },
    ])
    expect(search()).toBe('')
    const steps = within(screen.getByLabelText('Progress to the first copy'))
    expect(steps.getByText(/Accepted: aws-eu-west-1 is set/)).toBeInTheDocument()
    expect(steps.getByText(/Waiting for the next backup, scheduled for/)).toHaveAttribute(
      'aria-current',
      'step',
    )
    expect(screen.getByText('Edit secondary backup location')).toBeInTheDocument()
  })

  it('is disabled only after what is given up has been agreed to', async () => {
    const { user, writes } = await renderApp(backups('orders-pg', 'secondary-location'))
    expect(await location()).toHaveValue('aws-eu-west-1')
    const edit = await dialog()
    await user.click(edit.getByText('Disable'))
    expect(edit.getByText('Review: Edit secondary backup location')).toBeInTheDocument()
    await user.click(edit.getByText('Disable'))
    expect(writes()).toEqual([])
    await user.click(
      edit.getByLabelText(/^I understand I’ll lose access to \d+ copies in aws-eu-west-1$/),
    )
    await user.click(edit.getByText('Disable'))
    expect(await screen.findByText(/aws-eu-west-1 → Not set$/)).toBeInTheDocument()
    expect(writes().map(({ body }) => body)).toEqual([
      { user_config: { additional_backup_regions: [] } },
    ])
    expect(screen.getByText('Not protected')).toBeInTheDocument()
  })

  it('can be turned off and on again by the switch, and nothing has changed', async () => {
    const { user } = await renderApp(backups('orders-pg', 'secondary-location'))
    await location()
    const edit = await dialog()
    const enabled = edit.getByLabelText('Secondary backup location enabled')
    await user.click(enabled)
    expect(edit.getByText('1 change')).toBeInTheDocument()
    await user.click(enabled)
    expect(edit.getByText('No changes')).toBeInTheDocument()
    expect(await location()).toHaveValue('aws-eu-west-1')
  })

  it('that was changed too early is refused at its field, with what is known', async () => {
    const { user } = await renderApp(backups('catalog-mysql', 'secondary-location'))
    await choose(user, 'google-europe-west4')
    const edit = await dialog()
    await user.click(edit.getByText('Review changes'))
    expect(edit.getByText(/If the region was set less than 24 hours ago/)).toBeInTheDocument()
    await user.click(edit.getByLabelText(/^I understand/))
    await user.click(edit.getByText('Save'))
    const alert = await screen.findByRole('alert')
    expect(alert).toHaveTextContent(/once in 24 hours, next at 20.*you can change it again by/)
    expect(await location()).toHaveAccessibleDescription(/once in 24 hours, next at 20/)
    expect(await location()).toHaveFocus()
  })

  it('that another window set meanwhile is asked about', async () => {
    const { user, api, writes } = await renderApp(backups('billing-pg', 'secondary-location'))
    await choose(user, 'aws-eu-west-1')
    const edit = await dialog()
    await user.click(edit.getByText('Review changes'))
    await api('PUT', `${PATH}/billing-pg`, {
      user_config: { additional_backup_regions: ['aws-eu-north-1'] },
    })
    await user.click(edit.getByText('Save'))
    await user.click(await edit.findByLabelText('Take theirs: aws-eu-north-1'))
    await user.click(edit.getByText('Continue'))
    expect(await location()).toHaveValue('aws-eu-north-1')
    expect(screen.getByText('Edit secondary backup location', { selector: 'h2' })).toBeVisible()
    expect(writes()).toEqual([])
  })

  it('is not offered where the type has none, and says why', async () => {
    const { user, search } = await renderApp(backups('events-kafka'))
    const reason = 'Aiven does not offer a secondary backup location for Apache Kafka.'
    const item = await screen.findByLabelText('Add secondary backup location')
    expect(await within(item).findByText(reason)).toBeInTheDocument()
    await user.click(item)
    expect(search()).toBe('')
  })

  it('may be tried by somebody who seems to lack the permission; a refusal names it', async () => {
    const { user } = await renderApp(backups('billing-pg', 'secondary-location'), {
      as: 'sandbox-read-only',
    })
    await choose(user, 'aws-eu-west-1')
    const edit = await dialog()
    expect(edit.getByText(/you may lack a permission/)).toBeInTheDocument()
    await user.click(edit.getByText('Review changes'))
    await user.click(edit.getByText('Save'))
    const alert = await screen.findByRole('alert')
    expect(alert).toHaveTextContent(
      "You don't have permission to perform this action: ServiceUpdate",
    )
    expect(alert).toHaveTextContent(/requires the permission service:configuration:write/)
    expect(alert).toHaveTextContent('Nothing was changed.')
    await user.click(edit.getByText('Back to editing'))
    expect(await location()).toHaveValue('aws-eu-west-1')
  })
})

describe('the backup settings', () => {
  it('are those of the type, and saved', async () => {
    const { user, writes } = await renderApp(backups('billing-pg'))
    await user.click(await screen.findByText('Configure backup settings'))
    const edit = await dialog()
    expect(edit.getByText('backup_hour')).toBeInTheDocument()
    expect(edit.queryByText('pg_version')).not.toBeInTheDocument()
    await user.click(edit.getByText('Add configuration options'))
    await user.click(await edit.findByText('backup_retention_days'))
    expect(edit.getByText('Works on ACU plans only.')).toBeInTheDocument()
    const hour = edit.getByLabelText('backup hour', { selector: 'input' })
    await user.clear(hour)
    await user.type(hour, '5')
    await user.click(edit.getByLabelText('Remove backup retention days'))
    await user.click(edit.getByText('Review changes'))
    expect(edit.getByText(/^One more backup may run at the old time/)).toBeInTheDocument()
    await user.click(edit.getByText('Save configuration'))
    expect(await screen.findByText('Backup settings saved')).toBeInTheDocument()
    expect(writes().map(({ body }) => body)).toEqual([{ user_config: { backup_hour: 5 } }])
  })

  it.each([
    ['users-mysql', ['backup_hour', 'binlog_retention_period']],
    ['sessions-valkey', ['valkey_persistence']],
  ])('of %s', async (service, keys) => {
    await renderApp(backups(service, 'backup-settings'))
    const edit = await dialog()
    for (const key of keys) expect(edit.getByText(key)).toBeInTheDocument()
  })

  it('are told not to exist where the type has none', async () => {
    await renderApp(backups('search-os', 'backup-settings'))
    expect(
      await screen.findByText(/^OpenSearch has no backup settings/, { selector: 'p' }),
    ).toBeInTheDocument()
  })
})

it('an odd dialog in the URL opens none', async () => {
  const { search } = await renderApp(backups('billing-pg', 'nothing'))
  expect(await screen.findByText('Recoverable now')).toBeInTheDocument()
  expect(screen.queryByText('Review changes')).not.toBeInTheDocument()
  expect(search()).not.toContain('secondary')
})
