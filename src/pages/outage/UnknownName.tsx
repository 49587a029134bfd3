import type { Down } from '~/fleet/down'
import type { Fleet } from '~/hooks/use-fleet'
import { Notice } from '~/ui/Notice'
import { UserText } from '~/ui/UserText'

/** The address names what neither Aiven nor a service does: nothing is judged by it. */
export function UnknownName({ down: { kind, name }, fleet }: { down: Down; fleet: Fleet }) {
  const { projects, read, odd } = fleet
  // A service that was not read could be in it.
  const all = read.length === projects?.length && odd.length === 0
  return (
    <Notice
      tone="warning"
      title={
        <>
          {all ? `There is no ${kind} “` : `Offsite does not know the ${kind} “`}
          <UserText text={name} />”
        </>
      }
    >
      <p>Aiven does not list it, and no loaded service uses it. Choose another outage below.</p>
    </Notice>
  )
}
