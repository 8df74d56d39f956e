import type { SalaDirectory } from './net/sala/directory'
import type { AgentEvent } from './agent-event'
import { directoryFailure } from './directory-failure'

/** How soon it is tried again to be there. */
const RETRY_MS = 5_000

/** Who stays where. */
export interface Presence {
  readonly directory: SalaDirectory
  readonly nick: string
  readonly report: (event: AgentEvent) => void
  /** How soon it is tried again, in ms; 5000 unless told. */
  readonly retryMs?: number
}

/**
 * Keeps somebody in a registry of Sala Virtual, where nobody is who is not connected: a connection that is lost is told, and
 * made anew as soon as there is somebody to connect to. Returns the way to stop.
 */
export const stayPresent = ({ directory, nick, report, retryMs = RETRY_MS }: Presence): (() => void) => {
  let timer: NodeJS.Timeout | undefined
  const again = (): void => {
    timer = setTimeout(() => void back(), retryMs).unref()
  }
  const back = async (): Promise<void> => {
    try {
      await directory.register({ nick })
      report({ event: 'registered', nick, server: directory.name })
    } catch (error) {
      directoryFailure(error)
      again()
    }
  }
  const off = directory.on((news) => {
    if (news.type !== 'lost') return
    const message = `${directory.name} is gone: nobody finds you until it is back.`
    report({ event: 'error', code: 'server-lost', message })
    again()
  })
  return () => {
    off()
    clearTimeout(timer)
  }
}
