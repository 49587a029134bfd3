export interface StaticHost {
  /** Its address, without a slash at the end. */
  url: string
  /** The paths that were asked for. */
  requests: string[]
  stop: () => void
}

export function serveStatic(folder: string, base: string, port?: number): Promise<StaticHost>
