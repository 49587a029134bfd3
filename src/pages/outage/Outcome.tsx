import { fleetKey } from '~/fleet/fleet-key'
import { CLOCKS_DISAGREE } from '~/words/protection'
import { memo, useMemo, type ReactNode, type Ref } from 'react'
import { type FleetService } from '~/fleet/fleet-service'
import type { Down } from '~/fleet/down'
import { listRecoverable, type Fate, type Recoverable, type Struck } from '~/fleet/outage'
import type { Weakened } from '~/fleet/weakened'
import { formatNumber } from '~/lib/format'
import { Time } from '~/components/Time'
import { Chip } from '~/ui/Chip'
import { cell } from '~/ui/DataTable'
import { EmptyState } from '~/ui/EmptyState'
import { PagedTable } from '~/ui/PagedTable'
import { Section } from '~/ui/Section'
import { UserText } from '~/ui/UserText'
import styles from './Outcome.module.css'
import { ServiceCell } from './ServiceCell'
import { Totals } from './Totals'
import type { OutageView } from './use-outage'
import {
  lossText,
  lossWords,
  serviceText,
  unknownWords,
  unplacedWords,
  weakenedWords,
} from '~/words/outage'
import { placeName } from '~/words/place'

interface OutcomeProps extends Pick<OutageView, 'outage' | 'clouds'> {
  down: Down
  name: string
  headingRef: Ref<HTMLHeadingElement>
}

/** What comes of it: in numbers, then service by service. Forks being made do not draw it again. */
export const Outcome = memo(function Outcome(props: OutcomeProps) {
  const { outage, clouds, down, name, headingRef } = props
  const recoverable = useMemo(
    () => listRecoverable(outage?.struck ?? []).toSorted(byLoss),
    [outage?.struck],
  )
  if (!outage) return null
  const { struck, weakened, unplaced, totals } = outage
  const lost = struck.filter(isLost)
  const unknown = struck.filter(isUnknown)
  return (
    <>
      <Section title={`If ${name} goes down now`} level={2} headingRef={headingRef}>
        <Totals totals={totals} />
        {totals.struck === 0 && (
          <EmptyState title="Nothing runs there">
            <p>None of the loaded services runs in {name}.</p>
          </EmptyState>
        )}
        <List
          title="Recoverable"
          findService={ofService}
          items={recoverable}
          head={['Recover in', 'Newest recovery point', 'Data loss if it happens now']}
          renderRow={({ service, fate }) => (
            <RecoverableRow
              key={fleetKey(service)}
              service={service}
              fate={fate}
              place={placeName(fate.cloud, clouds)}
            />
          )}
        />
        <List
          title="Not recoverable"
          findService={ofService}
          items={lost}
          head={['Why']}
          renderRow={({ service, fate }) => (
            <tr key={fleetKey(service)}>
              <ServiceCell service={service} />
              <td>{lossWords(fate.why, service)}</td>
            </tr>
          )}
        />
        <List
          title="Unknown"
          findService={ofService}
          items={unknown}
          head={['Why']}
          renderRow={({ service, fate }) => (
            <tr key={fleetKey(service)}>
              <ServiceCell service={service} />
              <td>{unknownWords(fate.why, service, down, clouds)}</td>
            </tr>
          )}
        />
      </Section>
      {(weakened.length > 0 || unplaced.length > 0) && (
        <Section title="Elsewhere" level={2}>
          <List
            title="Still running with reduced backups"
            findService={ofService}
            items={weakened}
            head={['Backups lost', 'Can still be restored from']}
            renderRow={(item) => <WeakenedRow key={fleetKey(item.service)} item={item} />}
          />
          <List
            title="Location unknown"
            findService={(service) => service}
            items={unplaced}
            head={['Why']}
            renderRow={(service) => (
              <tr key={fleetKey(service)}>
                <ServiceCell service={service} />
                <td>{unplacedWords(service.cloud, down, clouds)}</td>
              </tr>
            )}
          />
        </Section>
      )}
    </>
  )
})

interface ListProps<T> {
  title: string
  items: readonly T[]
  findService: (item: T) => FleetService
  head: readonly string[]
  renderRow: (item: T) => ReactNode
}

function List<T>({ title, items, findService, head, renderRow }: ListProps<T>) {
  if (items.length === 0) return null
  return (
    <div className={styles.list}>
      <h3>
        {title} <span className={styles.count}>{formatNumber(items.length)}</span>
      </h3>
      <PagedTable
        label={title}
        items={items}
        makeText={(item) => serviceText(findService(item))}
        renderHead={() => [
          { label: 'Service', className: styles.serviceColumn },
          ...head.map((text) => ({ label: text })),
        ]}
        renderRow={renderRow}
      />
    </div>
  )
}

function RecoverableRow({
  service,
  fate,
  place,
}: {
  service: FleetService
  fate: Recoverable
  place: string
}) {
  return (
    <tr>
      <ServiceCell service={service} />
      <td className={styles.place}>
        {place}
        <span className={cell.note}>
          <code>{fate.cloud}</code>
          {fate.from === 'primary' && <span>, where its primary backups are</span>}
        </span>
      </td>
      <td className={styles.point}>
        {fate.point === undefined ? <span>unknown</span> : <Time value={fate.point} as="instant" />}
        {fate.point !== undefined && fate.loss === undefined && (
          <span className={cell.note}>{CLOCKS_DISAGREE}</span>
        )}
        {fate.paused && (
          <span className={cell.note}>
            <Chip tone="warning">Paused</Chip>{' '}
            {fate.paused.reason === undefined ? (
              <span>Aiven gives no reason</span>
            ) : (
              <UserText text={`“${fate.paused.reason}”`} />
            )}
          </span>
        )}
      </td>
      <td className={cell.nowrap}>{lossText(fate)}</td>
    </tr>
  )
}

function WeakenedRow({ item }: { item: Weakened }) {
  const { gone, left } = weakenedWords(item)
  return (
    <tr>
      <ServiceCell service={item.service} />
      <td>{gone}</td>
      <td>{left}</td>
    </tr>
  )
}

function ofService({ service }: { service: FleetService }): FleetService {
  return service
}

function byLoss(a: Struck<Recoverable>, b: Struck<Recoverable>): number {
  return (b.fate.loss ?? Infinity) - (a.fate.loss ?? Infinity) || 0
}

function isLost(item: Struck): item is Struck<Extract<Fate, { kind: 'lost' }>> {
  return item.fate.kind === 'lost'
}

function isUnknown(item: Struck): item is Struck<Extract<Fate, { kind: 'unknown' }>> {
  return item.fate.kind === 'unknown'
}
