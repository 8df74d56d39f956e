/** Why no screen can be drawn here: no terminal at all, one that may not be opened, cannot move its cursor, or shows no UTF-8. */
export type TerminalTrouble = 'not-a-tty' | 'dumb' | 'no-access' | 'no-utf8'

/** No display can be opened. The message is one line for a person: what is the matter and what to do. */
export class TerminalError extends Error {
  override readonly name = 'TerminalError'

  constructor(
    readonly reason: TerminalTrouble,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}
