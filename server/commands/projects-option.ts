import type { Command } from 'commander'

export interface ProjectFlags {
  project?: string[]
}

/** Adds `--project`, which may be given again. */
export function addProjects(command: Command): Command {
  return command.option(
    '--project <pattern>',
    'only projects of this name, in which * stands for any characters; may be given again',
    (pattern: string, all: string[] | undefined) => [...(all ?? []), pattern],
  )
}
