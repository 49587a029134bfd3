/** What is asked of a watcher. */
export interface HistoryAsked {
  /** How many days back from now. */
  days: number
  /** The only projects that the answer may hold. */
  projects: ReadonlySet<string>
  /** Of this service only. */
  service?: string
}

/** What a watcher knows: of more projects than whoever asks may see. */
export interface WatchedHistory {
  /**
   * @param clean takes secrets out of a text: the same function each time
   * @returns what is known of these projects, packed as `packHistory` does, as JSON
   */
  read(asked: HistoryAsked, clean: (text: string) => string): string
}
