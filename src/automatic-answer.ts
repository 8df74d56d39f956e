import type { UserAgent } from './agent'
import type { AnswerPolicy } from './options'

/**
 * An answer is written 0.4 s after the call at the earliest (spec: uam-v0-v1, 3.1, being called, rule 3); media must not
 * come before it, so an automatic answer waits a little longer than that, in ms.
 */
export const AUTOMATIC_ANSWER_MS = 450

/** Answers the call that rings as it was said before, and asks nobody. */
export const answerByItself = (agent: Pick<UserAgent, 'accept' | 'reject'>, policy: AnswerPolicy): void => {
  setTimeout(() => {
    if (policy === 'accept') agent.accept()
    else if (policy === 'deny') agent.reject('denied')
    else if (policy === 'busy') agent.reject('busy')
  }, AUTOMATIC_ANSWER_MS)
}
