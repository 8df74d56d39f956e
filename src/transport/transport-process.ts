import { forkTarget } from '../media/process/fork-target'
import { SupervisedProcess, type ChildFate, type RestartOptions } from '../media/process/supervised-process'
import type { FromTransport, ToTransport } from '../net/xmlrpc/messages'
import { TransportPlan } from './plan'

/** What the main process learns of the transport: the child's messages, and what becomes of the child. */
export type TransportEvent = FromTransport | ChildFate

/**
 * The process that serves and calls XML-RPC, as the main process sees it. Pictures are megabytes of XML there; the program that
 * answers keys must not wait for them.
 */
export class TransportProcess extends SupervisedProcess<ToTransport, FromTransport> {
  constructor(options: RestartOptions = {}) {
    const target = options.target ?? forkTarget('transport')
    // A call begins with the question who is there.
    super({ name: 'XML-RPC', plan: new TransportPlan(), target, revivedBy: ['find', 'start'] }, options)
  }
}
