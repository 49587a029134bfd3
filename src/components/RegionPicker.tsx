import { useQuery } from '@tanstack/react-query'
import { useMemo, type ReactNode } from 'react'
import { formatNumber } from '~/lib/format'
import { cloudsQuery } from '~/api/clouds'
import { findCloud } from '~/backup/clouds'
import { findCrossing } from '~/backup/countries'
import { isAllowed, residencyAdvice } from '~/backup/residency'
import { regionChoices, searchRegions, type RegionChoice } from '~/backup/region-choices'
import { ListPicker, type PickerGroup } from '~/ui/ListPicker'
import { useResidency } from '~/hooks/use-residency'
import { crossingWords } from '~/words/crossing'
import { continentName, placeText } from '~/words/place'
import styles from './RegionPicker.module.css'

interface RegionPickerProps {
  label: ReactNode
  project: string
  serviceCloud: string
  /** Where the primary backups are: distances are measured from here. */
  primaryCloud: string
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  error?: string | undefined
  autoFocus?: boolean
}

/**
 * Picks the region for the second copy. All regions are shown, those that cannot work with the
 * reason; a name can also be typed or pasted in full, as the list may not know every region.
 */
export function RegionPicker(props: RegionPickerProps) {
  const { project, serviceCloud, primaryCloud, value } = props
  const clouds = useQuery(cloudsQuery(project))
  const choices = useMemo(
    () => regionChoices(clouds.data ?? [], { serviceCloud, primaryCloud }),
    [clouds.data, serviceCloud, primaryCloud],
  )
  const policy = useResidency()(project)
  const findAdvice = (name: string) =>
    policy && residencyAdvice(policy, isAllowed(policy, name, clouds.data ?? []))
  const crossing = findCrossing(
    findCloud(primaryCloud, clouds.data ?? []),
    findCloud(value, clouds.data ?? []),
  )
  const chosen = choices.find(({ name }) => name === value)
  const shown = chosen ? choices : searchRegions(choices, value)
  return (
    <ListPicker
      label={props.label}
      listLabel="Regions"
      collapsible
      placeholder="Search by name, place or provider"
      {...(props.autoFocus ? { autoFocus: true } : {})}
      text={value}
      onTextChange={props.onChange}
      onPick={props.onChange}
      {...(props.onBlur ? { onBlur: props.onBlur } : {})}
      selected={chosen?.name}
      error={props.error}
      hint={
        chosen && findAdvice(chosen.name)
          ? `${findAdvice(chosen.name)}. You can still use it: this is advice.`
          : [
              describeHint(
                chosen,
                clouds.isSuccess && shown.length === 0 && props.error === undefined,
                primaryCloud,
              ),
              crossing && `${crossingWords(crossing)}.`,
            ]
              .filter((text) => text !== undefined)
              .join(' ') || undefined
      }
      groups={byContinent(shown, findAdvice)}
      empty={
        clouds.isError
          ? 'The list of clouds could not be loaded. Type the full name.'
          : clouds.isPending
            ? 'Loading the regions'
            : 'No region matches. You can also type a full name.'
      }
    />
  )
}

function describeHint(chosen: RegionChoice | undefined, unknown: boolean, primary: string) {
  if (chosen?.distanceKm !== undefined) {
    return `${chosen.place}, ${formatKm(chosen.distanceKm)} from the primary backups in ${primary}.`
  }
  return unknown ? 'Not in the list: Aiven decides whether to accept this name.' : undefined
}

/**
 * The choices of a picker, a group for each continent.
 * @param findAdvice what speaks against a region that can be chosen
 */
export function byContinent(
  choices: readonly RegionChoice[],
  findAdvice: (name: string) => string | undefined = () => undefined,
): PickerGroup[] {
  const groups = new Map<string, RegionChoice[]>()
  // Regions that cannot work come last, after every continent that has one that can.
  for (const choice of choices) {
    const title = makeTitle(choice)
    groups.set(title, [...(groups.get(title) ?? []), choice])
  }
  return [...groups].map(([title, members]) => ({
    title,
    items: members.map((choice) => ({
      id: choice.name,
      refusal: choice.refusal,
      content: (
        <Region
          choice={choice}
          advice={choice.refusal === undefined ? findAdvice(choice.name) : undefined}
        />
      ),
    })),
  }))
}

function makeTitle({ continent, refusal }: RegionChoice): string {
  const name = continentName(continent)
  return refusal === undefined ? name : `${name}: unavailable`
}

function Region({ choice, advice }: { choice: RegionChoice; advice: string | undefined }) {
  return (
    <span className={styles.region}>
      <span>
        <span>{placeText(choice)}</span> <code>{choice.name}</code>
        {advice !== undefined && <span className={styles.advice}>{advice}</span>}
      </span>
      <span className={styles.distance}>
        {choice.providerName}
        {choice.distanceKm !== undefined && <span>{` · ${formatKm(choice.distanceKm)}`}</span>}
      </span>
    </span>
  )
}

function formatKm(km: number): string {
  return `${formatNumber(km)} km`
}
