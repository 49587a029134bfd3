import type { Command } from 'commander'

export interface ProjectFlags {
  project?: string[]
}

/** Adds `--project`, which can be repeated. */
export function addProjects(command: Command): Command {
  return command.option(
    '--project <pattern>',
    'only projects with this name, where * matches any characters; can be repeated',
    (pattern: string, all: string[] | undefined) => [...(all ?? []), pattern],
  )
}
