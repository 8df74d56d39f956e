import type { PcmFormat } from './pcm'
import type { RpcValue } from './value'

/** What a method that we serve is for. */
export type Service =
  | { readonly type: 'text' }
  | { readonly type: 'audio'; readonly pcm: PcmFormat }
  | { readonly type: 'video'; readonly pickled: boolean }
  /** They stop sending it, or all. */
  | { readonly type: 'stop'; readonly what: 'audio' | 'video' | 'all' }
  /** Whether we play what comes. */
  | { readonly type: 'may-play' }
  | { readonly type: 'echo' }
  /** Nothing happens but the answer. */
  | { readonly type: 'formality'; readonly answer: RpcValue }
  /** Between two vcalls alone. */
  | { readonly type: 'vcall'; readonly what: 'hello' | 'word' | 'text' | 'picture' | 'sound' }

const text: Service = { type: 'text' }
const mono: Service = { type: 'audio', pcm: 's16' }
const stereo: Service = { type: 'audio', pcm: 's16-stereo' }
const video: Service = { type: 'video', pickled: false }
const stopAudio: Service = { type: 'stop', what: 'audio' }
const stopVideo: Service = { type: 'stop', what: 'video' }
const stop: Service = { type: 'stop', what: 'all' }
const nothing: Service = { type: 'formality', answer: null }

/** Its name in a list of methods says that a vcall is there. */
export const VCALL_HELLO = 'vcall.hello'
/** A word about a call, see `word.ts`. */
export const VCALL_WORD = 'vcall.word'
/** A text with the nick and the port of who writes. */
export const VCALL_TEXT = 'vcall.text'
/** A picture of a call as its datagram. */
export const VCALL_PICTURE = 'vcall.picture'
/** Sound of a call: a list of datagrams. */
export const VCALL_SOUND = 'vcall.sound'

/**
 * Every name that we serve: those of all dialects (spec: unam-xmlrpc, sections 4 and 7), and our own, which have a dot that no
 * method of the others has.
 */
const SERVICES: ReadonlyMap<string, Service> = new Map<string, Service>([
  ['sendMessage_wrapper', text],
  ['sendMessage_remote', text],
  ['recibe_mensaje', text],
  ['playAudio', mono],
  ['playAudio_wrapper', mono],
  ['sendVoice_wrapper', mono],
  ['sendAudio_wrapper', mono],
  ['recibe_audio', mono],
  ['get_audio', stereo],
  ['recibeAudio', stereo],
  ['play_audio_remote', { type: 'audio', pcm: 'u8' }],
  ['playVideo', video],
  ['playVideo_wrapper', video],
  ['my_play_video', video],
  ['sendImage_wrapper', video],
  ['sendVideo_wrapper', video],
  ['recibe_video', video],
  ['recibeVideo', video],
  ['play_video', video],
  ['play_video_remote', { type: 'video', pickled: true }],
  ['stopAudio_wrapper', stopAudio],
  ['stopVideo_wrapper', stopVideo],
  ['stopImage_wrapper', stopVideo],
  ['stop_reproducing', stopVideo],
  ['stop', stop],
  ['finish_call', stop],
  ['can_play_audio', { type: 'may-play' }],
  ['ping', { type: 'formality', answer: true }],
  ['echo', { type: 'echo' }],
  ['reproduce_video', nothing],
  ['reproduce', nothing],
  ['request_incoming_call', nothing],
  ['incommingCall_wrapper', nothing],
  ['startCall_wrapper', nothing],
  ['getStack', { type: 'formality', answer: '' }],
  ['vaciaBuffer', { type: 'formality', answer: '' }],
  [VCALL_HELLO, { type: 'vcall', what: 'hello' }],
  [VCALL_WORD, { type: 'vcall', what: 'word' }],
  [VCALL_TEXT, { type: 'vcall', what: 'text' }],
  [VCALL_PICTURE, { type: 'vcall', what: 'picture' }],
  [VCALL_SOUND, { type: 'vcall', what: 'sound' }],
])

/** What a method is for; undefined: we have none of that name. */
export const serviceOf = (method: string): Service | undefined => SERVICES.get(method)

/** The names of all methods that we serve, sorted. */
export const METHOD_NAMES: readonly string[] = [...SERVICES.keys()].sort()

/** What each kind of service answers where its outcome does not matter to the peer. */
export const ANSWERS = { text: 'ACK.', audio: 'ok.', video: 'ACK.', stop: 'ok.' } as const
