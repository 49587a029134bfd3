/** What is asked of a watcher. */
export interface HistoryAsked {
  /** So many days back from now. */
  days: number
  /** The only projects that the answer may hold. */
  projects: ReadonlySet<string>
  /** Of this service only. */
  service?: string
}

/** What a watcher knows: of more projects than whoever asks may see. */
export interface WatchedHistory {
  /** @returns what is told of these projects, ready to be printed as JSON */
  read(asked: HistoryAsked): unknown
}
