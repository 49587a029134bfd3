import { useStaged } from '~/ui/use-staged'
import { OptionEditor } from './OptionEditor'
import type { RegionContext } from './region'
import type { ConfigurationFormState } from './use-configuration-form'

interface OptionRowsProps {
  form: ConfigurationFormState
  regions: RegionContext
  /** What is to be known of some options beforehand, by their key. */
  notes: Readonly<Record<string, string>> | undefined
}

/**
 * The options of a form, each in a row. A service may set all there are: those further down follow
 * once the first ones can be seen, but at once down to the last with a problem.
 */
export function OptionRows({ form, regions, notes }: OptionRowsProps) {
  const { entries, actions } = form
  const lastProblem = entries.findLastIndex(({ problems }) => problems.length > 0)
  const drawn = useStaged(entries.length, lastProblem + 1)
  return entries
    .slice(0, drawn)
    .map((entry) => (
      <OptionEditor
        key={entry.option.key}
        {...entry}
        {...actions}
        regions={regions}
        note={notes?.[entry.option.key]}
      />
    ))
}
