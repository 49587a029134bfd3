import { useQuery } from '@tanstack/react-query'
import { addFault, faultsQuery, removeFault, type Control } from '~/api/sandbox'
import { looks } from '~/ui/looks'
import { Switch } from '~/ui/Switch'
import { FAILURES, findActive, nameFault } from './ways-to-fail'

/** A switch for each way in which the API can fail, and for each fault that was set elsewhere. */
export function FailureSwitches({ onAct }: { onAct: (control: Control) => void }) {
  const { data: active = [] } = useQuery(faultsQuery)
  const known = FAILURES.map((failure) => ({ failure, set: findActive(failure, active) }))
  const others = active.filter((fault) => known.every(({ set }) => set !== fault))
  const turnOff = (label: string, id: number) =>
    onAct({ act: () => removeFault(id), done: `Off: ${label}` })

  return (
    <>
      {known.map(({ failure: { label, effect, fault }, set }) => (
        <Switch
          key={label}
          label={
            <>
              {label}
              <br />
              <span className={looks.small}>{effect}</span>
            </>
          }
          checked={set !== undefined}
          onChange={() =>
            set
              ? turnOff(label, set.id)
              : onAct({ act: () => addFault(fault), done: `On: ${label}` })
          }
        />
      ))}
      {others.map((fault) => (
        <Switch
          key={fault.id}
          label={nameFault(fault)}
          checked
          onChange={() => turnOff(nameFault(fault), fault.id)}
        />
      ))}
    </>
  )
}
