import { constants } from 'node:os'
import type { EndReason } from './protocol/call/state'

/** Exit codes; scripts depend on them, `--help` and README list them. */
export const EXIT = {
  ok: 0,
  failure: 1,
  usage: 2,
  denied: 3,
  busy: 4,
  noAnswer: 5,
  unreachable: 6,
  noServer: 69,
  wrongPassword: 77,
} as const

/** The exit code of a process that a signal ends: 128 + its number. */
export const exitCodeOfSignal = (signal: NodeJS.Signals): number => 128 + constants.signals[signal]

/** The command line, or the terminal, does not allow what was asked. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Something that ends the command: its message is one line for a person, its exit code is documented. */
export class Failure extends Error {
  override readonly name = 'Failure'
  constructor(
    readonly exitCode: number,
    /** Short name for programs, the `code` of the event `error`. */
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

/** What an action gives; undefined where it throws Failure. */
export const unlessFailure = <Result>(action: () => Result): Result | undefined => {
  try {
    return action()
  } catch (error) {
    if (error instanceof Failure) return undefined
    throw error
  }
}

const NOT_ANSWERED: Readonly<Record<EndReason, number>> = {
  hangup: EXIT.failure,
  'remote-hangup': EXIT.failure,
  denied: EXIT.denied,
  busy: EXIT.busy,
  'no-answer': EXIT.noAnswer,
  unreachable: EXIT.unreachable,
  'unknown-user': EXIT.unreachable,
  'connection-lost': EXIT.failure,
  error: EXIT.failure,
}

/** What a call's end means for the exit code: 0 when it took place and one of the two hung up. */
export const exitCodeOfCall = (reason: EndReason, answered: boolean): number =>
  answered && (reason === 'hangup' || reason === 'remote-hangup') ? EXIT.ok : NOT_ANSWERED[reason]
