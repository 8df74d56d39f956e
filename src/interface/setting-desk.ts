import type { Command } from '../tui/command'
import type { AgentEvent as News } from '../tui/message'
import { Failure, UsageError } from '../exit'

/** What the desk needs of the program. */
export interface SettingDeskParts {
  /** Writes a setting into the configuration; returns the file. Throws UsageError, or Failure. */
  setSetting(key: string, value: string): string
}

/** Writes what somebody sets for the next time, and says where, or what is wrong with it. */
export const actSetting = (
  parts: SettingDeskParts,
  { key, value }: Extract<Command, { type: 'set' }>,
  tell: (news: News) => void,
): void => {
  try {
    tell({ type: 'said', level: 'good', what: 'kept', part: parts.setSetting(key, value) })
  } catch (error) {
    if (!(error instanceof Failure || error instanceof UsageError)) throw error
    tell({ type: 'notice', level: 'bad', text: error.message })
  }
}
