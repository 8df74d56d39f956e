import type { CallId } from '../../protocol/call/state'
import type { Medium, PhoneAction, PhoneInput } from '../../protocol/xmlrpc/phone-action'
import type { LocalMedia } from '../signalling'

type Done = Extract<PhoneAction, { type: 'say' | 'flow' | 'stop' | 'deaf' }>
type Learned = Extract<
  PhoneInput,
  {
    type:
      'found' | 'not-found' | 'said' | 'unsaid' | 'word' | 'letter' | 'plain-text' | 'media' | 'stopped' | 'link-lost'
  }
>

/** To the transport process: what the phone wants done. */
export type ToTransport =
  /** Serve here; 0 takes a free port. `media`: the ports for our own processes; free ones unless told. Answer: opened or open-failed. */
  | {
      readonly type: 'open'
      readonly host: string
      readonly port: number
      readonly media?: Required<LocalMedia>
    }
  /** Find out which program is there, unless the user says so by `dialect`; `remembered` is the dialect that it had. */
  | (Pick<Extract<PhoneAction, { type: 'find' }>, 'type' | 'to'> & {
      readonly dialect?: string | undefined
      readonly remembered?: string | undefined
    })
  /** The media of a call; `media` are the ports of our own processes, on this machine. */
  | (Extract<PhoneAction, { type: 'start' }> & { readonly media: LocalMedia })
  | Done

/** From the transport process: what others do, and what became of what was to be done. */
export type FromTransport =
  | { readonly type: 'ready' }
  /** `media` are the ports that our own processes send to, and hear from, on this machine. */
  | { readonly type: 'opened'; readonly port: number; readonly media: Required<LocalMedia> }
  | { readonly type: 'open-failed'; readonly code: string; readonly message: string }
  /** The contact's program does not take one medium: it is not sent any more. */
  | {
      readonly type: 'gave-up-medium'
      readonly call: CallId
      readonly medium: Medium
      readonly detail: string
    }
  | { readonly type: 'traffic'; readonly call: CallId; readonly traffic: Traffic }
  | Learned

/** What the media of a call took of the network, since the last time it was told. */
export interface Traffic {
  readonly audio: MediumTraffic
  readonly video: MediumTraffic
  /** Requests of the other end that carried media of this call, and their bodies. */
  readonly received: { readonly requests: number; readonly bytes: number }
  /** How long that took. */
  readonly seconds: number
}

/** Calls of one medium that were made. */
export interface MediumTraffic {
  readonly calls: number
  /** Bodies of the requests. */
  readonly bytes: number
  readonly medianMs: number
  readonly worstMs: number
  /** Pictures, or ms of sound, that wait now. */
  readonly waiting: number
  /** Left out because something newer was there, or too much waited. */
  readonly dropped: number
  readonly failed: number
}
