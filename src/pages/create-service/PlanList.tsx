import { useId } from 'react'
import type { ServicePlan } from '~/api/plans'
import { findPrice } from '~/api/price'
import { backupPolicyWords } from '~/words/backup-policy'
import { diskScope } from '~/words/service'
import { count, formatRounded } from '~/lib/format'
import { givenPrice, monthlyPrice } from '~/lib/price'
import { notOffered } from './create-draft'
import styles from './PlanList.module.css'

interface PlanListProps {
  plans: readonly ServicePlan[]
  /** The service type's code. */
  type: string
  cloud: string
  value: string
  onChange: (plan: string) => void
}

/** Plans to choose from, those that the cloud offers first; the others with the reason. */
export function PlanList({ plans, type, cloud, value, onChange }: PlanListProps) {
  const id = useId()
  const offered = plans.filter((plan) => !notOffered(plan, cloud))
  const others = plans.filter((plan) => notOffered(plan, cloud))
  return (
    <fieldset className={styles.list}>
      <legend className="visually-hidden">Plan</legend>
      {[...offered, ...others].map((plan) => {
        const { service_plan: name } = plan
        const refused = notOffered(plan, cloud)
        const price = findPrice(plans, name, cloud)
        return (
          <label key={name} className={styles.plan} data-refused={refused || undefined}>
            <input
              type="radio"
              name={id}
              value={name}
              checked={name === value}
              aria-disabled={refused || undefined}
              aria-labelledby={`${id}-${name}`}
              aria-describedby={`${id}-${name}-facts`}
              onChange={() => {
                if (!refused) onChange(name)
              }}
            />
            <span id={`${id}-${name}`} className={styles.name}>
              {name}
            </span>
            <span id={`${id}-${name}-facts`} className={styles.facts}>
              <span className={styles.size}>
                <span>{describeSize(plan, cloud, type)}</span>
                <span>{backupPolicyWords(plan.backup_config) ?? 'Backups: unknown'}</span>
              </span>
              <span className={styles.price}>
                {refused ? (
                  <span>Not offered in {cloud}</span>
                ) : price === undefined ? (
                  <span>Price unknown</span>
                ) : (
                  <>
                    <span className={styles.hourly}>USD {givenPrice(price)} per hour</span>
                    <span>USD {monthlyPrice(price)} per month</span>
                  </>
                )}
              </span>
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}

function describeSize(
  { node_count: nodes, regions }: ServicePlan,
  cloud: string,
  type: string,
): string {
  const offer = regions?.[cloud]
  const parts = [
    nodes != null && count(nodes, 'node'),
    offer?.node_cpu_count != null && `${offer.node_cpu_count} CPU`,
    offer?.node_memory_mb != null && `${binary(offer.node_memory_mb)} RAM`,
    offer?.disk_space_mb != null && `${binary(offer.disk_space_mb)} disk${diskScope(type)}`,
  ]
  return parts.filter(Boolean).join(' · ')
}

function binary(mb: number): string {
  const gb = mb / 1024
  const [size, unit] = gb < 1024 ? [gb, 'GiB'] : [gb / 1024, 'TiB']
  return `${formatRounded(size, 1)} ${unit}`
}
