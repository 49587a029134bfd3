import { CodeBox } from '~/ui/CodeBox'
import { looks } from '~/ui/looks'
import { PageHeader } from '~/ui/PageHeader'
import { Section } from '~/ui/Section'

/** What is missing, and how to get it. */
export function NoWatcher({ api }: { api: string }) {
  const isSandbox = api === 'sandbox'
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
            unknown.{' '}
            {isSandbox
              ? 'A sandbox on your machine has one, unless it was started with --no-watch; the demo in a browser has none.'
              : 'Start it with --watch and the token of a user that may only read:'}
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
