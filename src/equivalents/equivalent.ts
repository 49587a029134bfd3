/** The same change with another tool. Tokens are placeholders: none is ever in the text. */
export interface Equivalent {
  tool: 'avn' | 'curl' | 'Terraform'
  /** A POSIX shell command, or HCL for Terraform. Empty when the tool has none: a note says why. */
  text: string
  /** What the person must know before using it. */
  notes: readonly string[]
}

/** The API that avn, curl and Terraform talk to unless they are told otherwise. */
export const AIVEN_API = 'https://api.aiven.io'
