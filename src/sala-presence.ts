import type { SalaDirectory } from './net/sala/directory'
import type { AgentEvent } from './agent-event'
import { directoryFailure } from './directory-failure'
import { clean } from './protocol/text'

/** How soon it is tried again to be there. */
const RETRY_MS = 5_000

/**
 * Keeps somebody in a registry of Sala Virtual, where nobody is who is not connected: a connection that is lost is told, and
 * made anew as soon as there is somebody to connect to. Returns the way to stop.
 */
export const stayPresent = (
  directory: SalaDirectory,
  nick: string,
  report: (event: AgentEvent) => void,
): (() => void) => {
  let timer: NodeJS.Timeout | undefined
  const again = (): void => {
    timer = setTimeout(() => void back(), RETRY_MS).unref()
  }
  const back = async (): Promise<void> => {
    try {
      await directory.register({ nick })
      report({ event: 'registered', nick: clean(nick), server: directory.name })
    } catch (error) {
      directoryFailure(error)
      again()
    }
  }
  const off = directory.on((news) => {
    if (news.type !== 'lost') return
    report({
      event: 'error',
      code: 'server-lost',
      message: `${directory.name} is gone: nobody finds you until it is back`,
    })
    again()
  })
  return () => {
    off()
    clearTimeout(timer)
  }
}
