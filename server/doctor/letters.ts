import { findServiceType } from '~/backup/service-types'
import { makePath, type Call } from './calls'

/** Letters that stand for names. */
export interface Letters {
  /** The letter of a project or a service: the same each time. */
  of(what: 'project' | 'service', name: string): string
  /** The address of a call without a name in it: `GET /v1/project/A/service/C`. */
  address(call: Call): string
  /** Which letter stands for which name: for the screen of who runs this, never for a report. */
  legend(): { what: 'project' | 'service'; letter: string; name: string }[]
}

/** Letters for the projects and services of one examination, in the order in which they are met. */
export function createLetters(): Letters {
  const met = { project: new Map<string, string>(), service: new Map<string, string>() }
  const of: Letters['of'] = (what, name) => {
    const known = met[what].get(name) ?? letter(met[what].size)
    met[what].set(name, known)
    return known
  }
  return {
    of,
    address: (call) =>
      `GET ${makePath(call, (what, text) => {
        if (what === 'type') return findServiceType(text) ? text : '(a type not known)'
        // Two projects may have services of one name.
        return what === 'project' ? of(what, text) : of(what, `${call.project ?? ''}/${text}`)
      })}`,
    legend: () =>
      (['project', 'service'] as const).flatMap((what) =>
        [...met[what]].map(([name, letter]) => ({ what, letter, name })),
      ),
  }
}

/** A to Z, then AA, AB and so on. */
function letter(index: number): string {
  const before = index < 26 ? '' : letter(Math.floor(index / 26) - 1)
  return before + String.fromCodePoint(65 + (index % 26))
}
