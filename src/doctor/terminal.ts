import { clean } from '../protocol/text'
import { TerminalError } from '../tui/terminal/error'
import { examineTerminal } from '../tui/terminal/open'
import type { TerminalFacts } from './checks/terminal'

/** Asks the terminal of this process what it can do; where there is none, says why. */
export const askTerminal = async (): Promise<TerminalFacts> => {
  try {
    return { type: 'asked', capabilities: await examineTerminal() }
  } catch (error) {
    if (error instanceof TerminalError) return { type: 'none', why: clean(error.message) }
    throw error
  }
}
