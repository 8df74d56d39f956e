import type { ReadStream } from 'node:tty'
import type { Capabilities, Display } from '../display'
import type { Surroundings } from './answers'
import { BlessedDisplay, type DisplayParts } from './blessed-display'
import { UTF8_OFF } from './charset'
import { openTty } from './device'
import { TerminalError } from './error'
import { TerminalInput } from './input'
import { followLauncher } from './launcher-link'
import { probe } from './probe'
import { type GuardOptions, TerminalGuard } from './restore'
import { WindowSize } from './window-size'

/** What the display tells, and whom, when the program ends unexpectedly. */
export interface DisplayOptions extends Pick<GuardOptions, 'logPath' | 'lastWords' | 'onCrash' | 'inWords'> {
  /** The terminal's keyboard, where it is not on stdin. */
  readonly keyboard?: ReadStream | undefined
}

/** Throws TerminalError when there is no terminal that a screen could be drawn on. */
export const requireTerminal = (keyboard: Pick<ReadStream, 'isTTY'> = process.stdin): void => {
  if (!keyboard.isTTY || !process.stdout.isTTY) {
    throw new TerminalError(
      'not-a-tty',
      'There is no terminal here: input or output is a file or a pipe. Start vcall in a terminal, or use --headless.',
    )
  }
  if (process.env.TERM === 'dumb') {
    throw new TerminalError(
      'dumb',
      'This terminal cannot move its cursor (TERM=dumb). Start vcall in another terminal, or use --headless.',
    )
  }
}

const surroundings = (window: WindowSize): Surroundings => ({ ...window.read(), env: process.env })

/**
 * Takes the terminal, asks what it can do, and returns the display. Until its `close` the terminal is restored however the
 * process ends. Throws TerminalError; then the terminal is as before.
 */
export const openDisplay = async (options: DisplayOptions = {}): Promise<Display> => {
  const { keyboard = process.stdin } = options
  requireTerminal(keyboard)
  followLauncher()
  const device = openTty()
  const window = new WindowSize(process.stdout)
  const guard = new TerminalGuard({ device, input: keyboard, ...options })
  guard.take()
  const input = new TerminalInput(keyboard)
  try {
    const capabilities = await probe(device, input, () => surroundings(window))
    return new BlessedDisplay({ capabilities, device, input, guard, window })
  } catch (error) {
    giveBack({ device, input, guard, window })
    throw error
  }
}

/** Asks the terminal what it can do without drawing on it, and gives it back. Throws TerminalError. */
export const examineTerminal = async (): Promise<Capabilities> => {
  requireTerminal()
  const device = openTty()
  const window = new WindowSize(process.stdout)
  const guard = new TerminalGuard({ device, input: process.stdin })
  guard.take()
  const input = new TerminalInput(process.stdin)
  try {
    const found = await probe(device, input, () => surroundings(window))
    if (found.utf8Selected) guard.alsoWrite(() => UTF8_OFF)
    return found
  } finally {
    giveBack({ device, input, guard, window })
  }
}

const giveBack = ({ device, input, guard, window }: Omit<DisplayParts, 'capabilities'>): void => {
  input.close()
  window.close()
  guard.dispose()
  device.close()
}
