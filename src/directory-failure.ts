import { DirectoryError } from './net/directory'
import { EXIT, Failure } from './exit'
import { clean } from './protocol/text'

const EXITS: Readonly<Record<DirectoryError['reason'], number>> = {
  unreachable: EXIT.noServer,
  timeout: EXIT.noServer,
  'bad-reply': EXIT.noServer,
  'wrong-password': EXIT.wrongPassword,
  refused: EXIT.failure,
}

/** A directory's error as one that ends the command, with its documented exit code; anything else is thrown as it is. */
export const directoryFailure = (error: unknown): Failure => {
  if (!(error instanceof DirectoryError)) throw error
  return new Failure(EXITS[error.reason], error.reason, clean(error.message), { cause: error })
}
