import { useQuery } from '@tanstack/react-query'
import { useMemo, type ReactNode } from 'react'
import { cloudsQuery } from '~/api/clouds'
import { findCloud } from '~/backup/clouds'
import { placeText } from '~/words/place'
import { cloudChoices, searchRegions } from '~/backup/region-choices'
import { ListPicker } from '~/ui/ListPicker'
import { byContinent } from './RegionPicker'

interface CloudPickerProps {
  label: ReactNode
  project: string
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  /** The cloud that distances are measured from, such as the one of a service that is forked. */
  nearest?: string | undefined
  /** Why a cloud cannot be chosen: one function for as long as its answers stay the same. */
  findRefusal: (cloud: string) => string | undefined
  error?: string | undefined
}

/** Picks the cloud that a service runs in. A name can also be typed in full. */
export function CloudPicker(props: CloudPickerProps) {
  const { project, value, findRefusal, nearest } = props
  const clouds = useQuery(cloudsQuery(project))
  const choices = useMemo(
    () =>
      cloudChoices(
        clouds.data ?? [],
        findRefusal,
        nearest === undefined ? undefined : findCloud(nearest, clouds.data ?? []),
      ),
    [clouds.data, findRefusal, nearest],
  )
  const chosen = choices.find(({ name }) => name === value)
  const shown = chosen ? choices : searchRegions(choices, value)
  return (
    <ListPicker
      label={props.label}
      listLabel="Clouds"
      collapsible
      placeholder="Search by name, place or provider"
      text={value}
      onTextChange={props.onChange}
      onPick={props.onChange}
      {...(props.onBlur ? { onBlur: props.onBlur } : {})}
      selected={chosen?.name}
      error={props.error}
      hint={chosen && placeText(chosen)}
      groups={byContinent(shown)}
      empty={
        clouds.isError
          ? 'The list of clouds could not be loaded. Type the full name.'
          : clouds.isPending
            ? 'Loading the clouds'
            : 'No cloud matches. You can also type a full name.'
      }
    />
  )
}
