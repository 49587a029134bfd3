import { useRef, useState } from 'react'
import type { Fleet } from '~/hooks/use-fleet'
import { policyWords, readResidencyFile, RESIDENCY_TAG, residencyFile } from '~/backup/residency'
import { chooseResidency, useResidency, useResidencyRules } from '~/hooks/use-residency'
import { count } from '~/lib/format'
import { Button } from '~/ui/Button'
import { DataTable } from '~/ui/DataTable'
import { Dialog } from '~/ui/Dialog'
import { download } from '~/ui/download'
import { Notice } from '~/ui/Notice'
import styles from './ResidencyDialog.module.css'

const COLUMNS = [{ label: 'Project' }, { label: 'Allowed' }, { label: 'From' }]

interface ResidencyDialogProps {
  fleet: Fleet
  onClose: () => void
}

/** Where data and backups may be: what holds now, and the local file that it can come from. */
export function ResidencyDialog({ fleet, onClose }: ResidencyDialogProps) {
  const rules = useResidencyRules()
  const findPolicy = useResidency()
  const input = useRef<HTMLInputElement>(null)
  const [problems, setProblems] = useState<readonly string[]>([])
  const [imported, setImported] = useState(false)
  const entries = Object.keys(rules).length
  const restricted = (fleet.projects ?? []).flatMap(({ project_name: name }) => {
    const policy = findPolicy(name)
    return policy ? [{ name, policy }] : []
  })

  async function read(file: File | undefined) {
    setImported(false)
    if (!file) return
    const text = await file.text().catch(() => undefined)
    const result =
      text === undefined
        ? { problems: [`${file.name} could not be loaded. Choose it again.`] }
        : readResidencyFile(text)
    if ('problems' in result) setProblems(result.problems)
    else {
      setProblems([])
      chooseResidency(result.rules)
      setImported(true)
    }
  }

  return (
    <Dialog
      title="Residency policy"
      description="Where a project’s data and backups may be kept"
      onClose={onClose}
      wide
      footer={
        <>
          {entries > 0 && (
            <Button
              look="quiet"
              onClick={() => {
                chooseResidency(undefined)
                setImported(false)
                setProblems([])
              }}
            >
              Remove the file
            </Button>
          )}
          <Button
            onClick={() =>
              download(
                'offsite-residency.json',
                () => residencyFile(entries > 0 ? rules : EXAMPLE),
                'application/json',
              )
            }
          >
            {entries > 0 ? 'Export' : 'Export an example'}
          </Button>
          <Button onClick={() => input.current?.click()}>Import a file</Button>
          <Button look="primary" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <Notice tone="info">
          <p>
            Advisory only: Offsite flags what is outside the policy but cannot block the Aiven
            Console, avn or Terraform.
          </p>
        </Notice>
        <p>
          A project’s policy comes from a local file, kept in this browser, or else from the
          project’s tag <code>{RESIDENCY_TAG}</code>, such as <code>eu, ch</code> or{' '}
          <code>aws-eu-*</code>. A place is <code>eu</code>, <code>eea</code>, a two-letter country
          code, a continent or the name of a region; <code>*</code> matches anything. The continent{' '}
          <code>europe</code> and <code>aws-eu-*</code> are not the EU: London and Zurich are in
          both.
        </p>
        <input
          ref={input}
          type="file"
          accept="application/json,.json"
          aria-label="Residency file"
          className="visually-hidden"
          tabIndex={-1}
          onChange={({ target }) => {
            void read(target.files?.[0])
            target.value = ''
          }}
        />
        {problems.length > 0 && (
          <Notice tone="danger" title="The file was not imported: nothing has changed" announce>
            <ul>
              {problems.slice(0, 20).map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </Notice>
        )}
        {imported && (
          <Notice
            tone="success"
            title={`Imported: ${count(entries, 'entry', 'entries')}`}
            announce
          />
        )}
        <DataTable
          label="Policies of projects"
          columns={COLUMNS}
          empty={restricted.length === 0 ? 'No policies set; all regions allowed.' : undefined}
        >
          {restricted.map(({ name, policy }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{policyWords(policy)}</td>
              <td>{policy.source === 'tag' ? 'project tag' : 'local file'}</td>
            </tr>
          ))}
        </DataTable>
      </div>
    </Dialog>
  )
}

const EXAMPLE = { 'my-project': ['europe'], '*-us': ['north-america'] }
