import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { allCloudsQuery, cloudsQuery, type Cloud } from '~/api/clouds'
import { projectsQuery } from '~/api/projects'
import { fleetQuery } from '~/fleet/read/query'
import { useTell } from '~/hooks/notices'
import { Dialog } from '~/ui/Dialog'
import { ListPicker } from '~/ui/ListPicker'
import { looks } from '~/ui/looks'
import { themePreference, zonePreference } from '~/ui/preferences'
import { UserText } from '~/ui/UserText'
import { findCommands, makeCommands, type Command } from './commands'

/** Goes anywhere and does what can be done here, from what has been read so far. */
export function Palette({ onClose }: { onClose: () => void }) {
  const client = useQueryClient()
  const { history } = useRouter()
  const tell = useTell()
  const [text, setText] = useState('')
  // Read once, as it opens: what comes in meanwhile must not move the list under the cursor.
  const [commands] = useState(() => {
    const projects = (client.getQueryData(projectsQuery.queryKey)?.projects ?? []).map(
      ({ project_name: name }) => name,
    )
    return makeCommands({
      projects,
      services: projects.flatMap(
        (project) => client.getQueryData(fleetQuery(project).queryKey) ?? [],
      ),
      clouds: client.getQueryData(allCloudsQuery.queryKey) ?? cachedClouds(client, projects),
      path: history.location.pathname,
      address: location.origin + history.location.href,
    })
  })
  const found = findCommands(commands, text)

  async function copy(name: string) {
    try {
      await navigator.clipboard.writeText(name)
    } catch {
      tell({ tone: 'warning', title: 'Not copied: the browser blocked it', text: name })
    }
  }

  function run({ does }: Command) {
    onClose()
    if ('go' in does) history.push(does.go)
    else if ('copy' in does) void copy(does.copy)
    else if ('theme' in does) themePreference.set(does.theme)
    else zonePreference.set(does.zone)
  }

  return (
    <Dialog title="Search or run a command" onClose={onClose}>
      <ListPicker
        label="Page, service, region outage or action"
        listLabel="Commands"
        placeholder="Such as billing, coverage or Frankfurt"
        autoFocus
        text={text}
        onTextChange={setText}
        onPick={(id) => {
          const command = found.find((one) => one.id === id)
          if (command) run(command)
        }}
        groups={inGroups(found)}
        empty="Nothing matches. Services are found once their project was opened, or Coverage."
      />
    </Dialog>
  )
}

/** The list of a project that was opened, where that of all clouds was not read yet. */
function cachedClouds(client: QueryClient, projects: readonly string[]): readonly Cloud[] {
  for (const project of projects) {
    const clouds = client.getQueryData(cloudsQuery(project).queryKey)
    if (clouds) return clouds
  }
  return []
}

function inGroups(commands: readonly Command[]) {
  const groups = new Map<string, Command[]>()
  for (const command of commands) {
    const group = groups.get(command.group)
    if (group) group.push(command)
    else groups.set(command.group, [command])
  }
  return [...groups].map(([title, members]) => ({
    title,
    items: members.map(({ id, label, note }) => ({
      id,
      content: (
        <>
          <UserText text={label} />{' '}
          {note !== undefined && (
            <span className={looks.small}>
              <UserText text={note} />
            </span>
          )}
        </>
      ),
    })),
  }))
}
