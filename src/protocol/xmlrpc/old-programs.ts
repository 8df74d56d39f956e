import type { Medium, PhoneInput } from './phone-action'
import { PhoneCall } from './phone-call'
import type { Switchboard } from './switchboard'

/**
 * Makes calls out of what old programs do, who have none: the first media rings, the last stop or four seconds of silence is the
 * end, and whoever is not wanted is not heard until he stops (spec: unam-xmlrpc, section 5).
 */
export class OldPrograms {
  constructor(private readonly board: Switchboard) {}

  /** Media came. */
  media({ host, medium }: { readonly host: string; readonly medium: Medium }, nowMs: number): void {
    const { board } = this
    const call = board.oldCall(host)
    if (call) return call.hear(medium, nowMs)
    if (board.deaf.ignores(board.keyOf(host), nowMs) || board.isFull) return
    const fresh = new PhoneCall(board.parts.newCallId(), '', 'in', board.contacts.addressOf(host), nowMs)
    fresh.hear(medium, nowMs)
    board.note('in', `${medium} of ${host}`)
    board.ring(fresh, host)
  }

  /** A host says that it stops something. */
  stopped({ host, what }: Extract<PhoneInput, { type: 'stopped' }>, nowMs: number): void {
    const { board } = this
    board.note('in', `${host} stops ${what}`)
    board.listenTo(host)
    const call = board.oldCall(host)
    if (call?.stopped(what) === true) this.over(call, nowMs)
  }

  /** The other one stopped, or was silent for too long. */
  over(call: PhoneCall, nowMs: number): void {
    const { board } = this
    board.drop(call)
    board.deaf.excuse(board.keyOf(call.peer.host), nowMs)
    board.signal({ type: call.stage === 'on' ? 'ended' : 'cancelled', call: call.id })
  }

  /** We leave: what the dialect has for it is said, and what still comes is no call. */
  leave({ found, peer, stage }: PhoneCall, nowMs: number): readonly number[] {
    const { board } = this
    if (stage === 'placing' || found?.type === 'vcall') return []
    board.deaf.ignore(board.keyOf(peer.host), nowMs)
    board.tellDeaf()
    if (found === undefined || stage !== 'on') return []
    return found.dialect.stops.map((method) => {
      const id = board.newRequest()
      board.act({ type: 'say', id, to: peer, call: { method, params: [] } })
      return id
    })
  }
}
