import { Link } from '@tanstack/react-router'
import { serverNow } from '~/api/server-clock'
import { isInTransition, type Service } from '~/api/services'
import { type Drill } from '~/backup/drill'
import { timeToRunning } from '~/backup/drill-course'
import { costSince } from '~/backup/drill-record'
import type { ForkPrice } from '~/backup/disk'
import { DataAgeText } from '~/components/DataAgeText'
import { CloudName } from '~/components/CloudName'
import { ADDED_DISK_WORDS } from '~/words/disk'
import { timeToRunningText } from '~/words/drill'
import { formatDuration, formatNumber } from '~/lib/format'
import { hourlyPrice } from '~/lib/price'
import { Time } from '~/components/Time'
import { serviceStateWords } from '~/words/service'
import { Fact, Facts } from '~/ui/Facts'
import { Section } from '~/ui/Section'
import { useNow } from '~/ui/use-now'
import { UserText } from '~/ui/UserText'

interface TimingProps {
  project: string
  fork: Service
  drill: Drill
  /** Of the fork with its disk; undefined where it is unknown. */
  price: ForkPrice | undefined
}

/** What is restored, how long it took, and what it costs. */
export function Timing({ project, fork, drill, price }: TimingProps) {
  const now = serverNow(useNow(1))
  return (
    <Section title="Restore timing">
      <Facts>
        <Fact name="Forked from">
          <Link
            to="/projects/$project/services/$service/backups"
            params={{ project, service: drill.source }}
          >
            <UserText text={drill.source} />
          </Link>
        </Fact>
        <Fact name="Backup location">
          {drill.location === undefined ? 'Unknown' : LOCATIONS[drill.location]}
          {', into '}
          <CloudName project={project} cloud={fork.cloud_name} inline />
        </Fact>
        <Fact name="As of">
          <DataAgeText asOf={drill.asOf} requestedAt={drill.requestedAt} />
        </Fact>
        <Fact name="Requested">
          <Time value={drill.requestedAt} as="second" />
        </Fact>
        <Fact name="Running">
          <Running fork={fork} drill={drill} now={now} />
        </Fact>
        <Fact name="Restore time">
          <strong>{timeToRunningText(timeToRunning(drill)) ?? 'Unknown so far'}</strong>
        </Fact>
        <Fact name="Cost so far">
          <Cost requestedAt={drill.requestedAt} price={price} now={now} />
        </Fact>
      </Facts>
    </Section>
  )
}

const LOCATIONS = { primary: 'Primary location', secondary: 'Secondary location' }

function Running({ fork, drill, now }: { fork: Service; drill: Drill; now: number }) {
  if (drill.seenRunningAt !== undefined) {
    return (
      <>
        Seen running <Time value={drill.seenRunningAt} as="second" />
        {drill.lastNotRunningAt === undefined && (
          <span>. Nobody was watching before that, so it may have been running earlier.</span>
        )}
      </>
    )
  }
  const age = formatDuration((now - Date.parse(drill.requestedAt)) / 1000)
  return (
    <>
      <span role="status">{serviceStateWords(fork.state).label}</span>
      {isInTransition(fork) && (
        <span>{`, for ${age} so far. Keep this page open: it checks every 10 s.`}</span>
      )}
    </>
  )
}

function Cost({
  requestedAt,
  price,
  now,
}: {
  requestedAt: string
  price: ForkPrice | undefined
  now: number
}) {
  const cost = costSince(requestedAt, price, now)
  if (cost === null || price === undefined) {
    return <>Unknown: the price of this plan here could not be loaded</>
  }
  const sum =
    cost === 0 ? `Less than USD ${formatNumber(0.01, 2)}` : `About USD ${formatNumber(cost, 2)}`
  return (
    <>
      <span>{`${sum} since it was requested, at USD ${hourlyPrice(price.usd)} per hour${ADDED_DISK_WORDS[price.addedDisk]}.`}</span>{' '}
      Not Aiven’s bill.
    </>
  )
}
