import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import * as z from 'zod/mini'
import { projectsQuery } from '~/api/projects'
import {
  readResidencyFile,
  residencyFile,
  readResidency,
  type ResidencyPolicy,
  type ResidencyRules,
} from '~/backup/residency'
import { storedValue } from '~/lib/stored-value'
import { useStored } from '~/ui/use-stored'

/** The policy file as it was imported. */
const kept = storedValue('offsite-residency', z.string())
const NO_RULES: ResidencyRules = {}

/** Keeps the rules of a policy file in this browser; undefined forgets them. */
export function chooseResidency(rules: ResidencyRules | undefined): void {
  if (rules) kept.set(residencyFile(rules))
  else kept.forget()
}

/** The rules of the policy file that was imported in this browser. */
export function useResidencyRules(): ResidencyRules {
  const [text] = useStored(kept)
  return useMemo(() => {
    const file = text === undefined ? undefined : readResidencyFile(text)
    return file && 'rules' in file ? file.rules : NO_RULES
  }, [text])
}

/**
 * Where the data and backups of projects may be.
 * @returns a project's policy, undefined where it has none; another function after a change
 */
export function useResidency(): (project: string) => ResidencyPolicy | undefined {
  const rules = useResidencyRules()
  const { data: projects } = useQuery(projectsQuery)
  return useMemo(() => {
    const policies = new Map(
      (projects ?? []).map(({ project_name: name, tags }) => [
        name,
        readResidency({ name, tags }, rules),
      ]),
    )
    return (project) => policies.get(project)
  }, [projects, rules])
}
