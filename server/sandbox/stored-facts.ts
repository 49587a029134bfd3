import { parseJson, printJson } from '../exact-json'
import type { EventFacts, ProjectFacts, ServiceFacts, TokenFacts } from './model'

// Facts as the texts that stores keep. The casts are of texts that `writeFacts` made.

/** @returns JSON that keeps all the digits of a service's options */
export function writeFacts(facts: ServiceFacts | EventFacts | ProjectFacts | TokenFacts): string {
  return printJson(facts)
}

/** Reads the text that is there, if any, by one of the functions below. */
export function given<Facts>(
  text: string | undefined,
  read: (text: string) => Facts,
): Facts | undefined {
  return text === undefined ? undefined : read(text)
}

/** @param text made by `writeFacts` of a project */
export const readProject = (text: string) => JSON.parse(text) as ProjectFacts
/** @param text made by `writeFacts` of a service; its options keep all their digits */
export const readService = (text: string) => parseJson(text, ['userConfig']) as ServiceFacts
/** @param text made by `writeFacts` of an event */
export const readEvent = (text: string) => JSON.parse(text) as EventFacts
/** @param text made by `writeFacts` of a token */
export const readToken = (text: string) => JSON.parse(text) as TokenFacts
