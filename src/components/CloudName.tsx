import { useQuery } from '@tanstack/react-query'
import { cloudsQuery, type Cloud } from '~/api/clouds'
import { findCloud, findPlace } from '~/backup/clouds'
import { placeText } from '~/words/place'
import styles from './CloudName.module.css'

interface CloudNameProps {
  project: string
  cloud: string
  /** On one line, for running text. */
  inline?: boolean
}

/** A cloud by its place and its name: both are needed, one to understand and one to type. */
export function CloudName({ project, cloud, inline }: CloudNameProps) {
  const { data: clouds } = useQuery(cloudsQuery(project))
  return <FoundCloud name={cloud} found={clouds && findCloud(cloud, clouds)} inline={inline} />
}

interface FoundCloudProps {
  name: string
  /** The cloud of that name, where the project's list has one. */
  found: Cloud | undefined
  inline?: boolean | undefined
}

/** A cloud that was looked up before: in a table, a query for each cell can be felt. */
export function FoundCloud({ name, found, inline }: FoundCloudProps) {
  const place = found && findPlace(found)
  const text = place && placeText(place)
  return (
    <span
      className={inline ? styles.inline : styles.cloud}
      title={found?.cloud_description ?? undefined}
    >
      {text !== undefined && <span>{text}</span>}
      <code className={styles.name}>{name}</code>
    </span>
  )
}
