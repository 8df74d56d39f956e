import type { LogEntry } from '../log'
import type { Model } from '../model'

/** The control messages that went over the wire, the newest last: `→` ours, `←` theirs. */
export const tracesOf = ({ log }: Model): readonly LogEntry[] => log.entries.filter(({ level }) => level === 'trace')
