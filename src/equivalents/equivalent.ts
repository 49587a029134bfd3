/** The same deed done with another tool. Tokens are placeholders: none is ever in the text. */
export interface Equivalent {
  tool: 'avn' | 'curl' | 'Terraform'
  /** A POSIX shell command, or HCL for Terraform. */
  text: string
  /** What the person must know before using it. */
  notes: readonly string[]
}
