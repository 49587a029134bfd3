import { useQuery } from '@tanstack/react-query'
import { cloudsQuery } from '~/api/clouds'
import { findCloud, findPlace } from '~/backup/clouds'
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
  const known = clouds && findCloud(cloud, clouds)
  const place = known && findPlace(known)
  const text = place && [place.place, place.country].filter(Boolean).join(', ')
  return (
    <span
      className={inline ? styles.inline : styles.cloud}
      title={known?.cloud_description ?? undefined}
    >
      {text !== undefined && <span>{text}</span>}
      <code className={styles.name}>{cloud}</code>
    </span>
  )
}
