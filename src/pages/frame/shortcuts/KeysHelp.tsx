import { Checkbox } from '~/ui/Checkbox'
import { Dialog } from '~/ui/Dialog'
import { cell, DataTable } from '~/ui/DataTable'
import { looks } from '~/ui/looks'
import { COMMAND_KEY } from '~/ui/apple'
import { useStored } from '~/ui/use-stored'
import { KEYS, keysPreference } from './keys'

/** The keyboard shortcuts, and the way to turn single keys off. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const [kept, setKept] = useStored(keysPreference)
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <div className={looks.stack}>
        <DataTable label="Keyboard shortcuts" columns={[{ label: 'Keys' }, { label: 'Action' }]}>
          <tr>
            <th scope="row">
              <kbd>{`${COMMAND_KEY} K`}</kbd>
            </th>
            <td>Search pages, services and commands</td>
          </tr>
          {KEYS.map(({ keys, label }) => (
            <tr key={keys}>
              <th scope="row">
                <kbd className={cell.nowrap}>{keys.replace(' ', ' then ')}</kbd>
              </th>
              <td>{label}</td>
            </tr>
          ))}
        </DataTable>
        <Checkbox
          label={`Use keys without ${COMMAND_KEY}`}
          checked={kept === 'on'}
          onChange={(on) => setKept(on ? 'on' : 'off')}
        />
      </div>
    </Dialog>
  )
}
