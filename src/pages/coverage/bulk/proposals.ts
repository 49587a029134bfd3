import type { Cloud } from '~/api/clouds'
import type { CoverageRow } from '~/fleet/coverage'
import { judgeRegion, proposeRegion, type Proposal } from '~/fleet/proposal'
import type { ResidencyPolicy } from '~/backup/residency'

/** A service with the region proposed or chosen for it, or why it cannot have one. */
export interface ProposedRow {
  row: CoverageRow
  proposal: Proposal
}

interface Context {
  /** The clouds that each project may use. */
  findClouds: (project: string) => readonly Cloud[]
  findPolicy: (project: string) => ResidencyPolicy | undefined
  farKm: number
  /** The region that a person chose for a service, by its key. */
  chosen: Readonly<Record<string, string>>
  /** The one that was chosen for all; empty where none was. */
  forAll: string
}

/** A proposal for each row; what a person chose wins over what is proposed. */
export function proposalsFor(rows: readonly CoverageRow[], context: Context): ProposedRow[] {
  return rows.map((row) => {
    const { project, type, cloud, state, locations } = row.service
    const service = {
      type,
      cloud,
      state,
      primary: locations.primary.cloud,
      region: locations.secondary?.cloud,
    }
    const terms = {
      clouds: context.findClouds(project),
      policy: context.findPolicy(project),
      farKm: context.farKm,
    }
    const region = context.chosen[row.key] ?? context.forAll
    const proposal =
      region === '' ? proposeRegion(service, terms) : judgeRegion(region, service, terms)
    return { row, proposal }
  })
}
