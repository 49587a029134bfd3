import type { Session } from '~/api/session'
import { CodeBox } from '~/ui/CodeBox'
import { looks } from '~/ui/looks'
import { PageHeader } from '~/ui/PageHeader'
import { Section } from '~/ui/Section'

/** What is missing, and how to get it. */
export function NoWatcher({ session }: { session: Session }) {
  const isSandbox = session.upstream === 'sandbox'
  return (
    <>
      <PageHeader
        heading="History"
        subtitle="How long each service was protected, and each time that it was not"
      />
      <Section title="Nobody is watching" level={2}>
        <div className={looks.stack}>
          <p>
            No watcher runs beside this Offsite, so what happened while nobody had a page open is
            unknown. {howToWatch(session)}
          </p>
          {!isSandbox && (
            <CodeBox
              label="Copy the commands"
              text={'export AIVEN_TOKEN=…\noffsite --upstream https://api.aiven.io --watch'}
            />
          )}
          <p className={looks.muted}>
            The history begins with the first look. You see only the projects that your own token
            lists.
          </p>
        </div>
      </Section>
    </>
  )
}

function howToWatch({ in_browser: inBrowser, upstream }: Session): string {
  if (inBrowser) {
    return 'A watcher is a process on a server, which a demo in a browser cannot be: install Offsite to see a history grow. Its own sandbox has a watcher from the start.'
  }
  return upstream === 'sandbox'
    ? 'A sandbox on your machine has one, unless it was started with --no-watch or with --fleet: then add --watch.'
    : 'Start it with --watch and the token of a user that may only read:'
}
