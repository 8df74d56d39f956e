import { EXIT } from './exit'

/** What each exit code says, as the manual has it; signals apart. */
export const EXIT_MEANINGS: readonly (readonly [code: number, means: string])[] = [
  [EXIT.ok, 'A call took place and one of the two hung up; or the command did its work.'],
  [EXIT.failure, 'Failure; also: the connection was lost in a call.'],
  [EXIT.usage, 'Wrong usage, or no terminal.'],
  [EXIT.denied, 'Denied.'],
  [EXIT.busy, 'Busy.'],
  [EXIT.noAnswer, 'No answer.'],
  [EXIT.unreachable, 'Unreachable, or nobody of that name.'],
  [EXIT.noServer, 'No discovery server.'],
  [EXIT.wrongPassword, 'Wrong password.'],
]
