import { DIALECTS, dialectOf, type Dialect } from './dialect'
import { faultKind } from './fault'
import type { RpcAnswer, RpcCall } from './message'
import { ANSWERS, VCALL_HELLO } from './method'
import { listOf } from './value'

/** Who is at the other end. */
export type Found =
  | { readonly type: 'vcall' }
  /** `isRemembered`: it takes the sound of this dialect, which it had before; others may do so, too. */
  | { readonly type: 'old'; readonly dialect: Dialect; readonly isRemembered?: true }

/** What to do next in finding out: call this, or be told. `unknown`: it speaks XML-RPC, and no dialect that is known. */
export type SearchStep = { readonly type: 'call'; readonly call: RpcCall } | Found | { readonly type: 'unknown' }

const NO_SOUND = new Uint8Array(0)
const LIST: RpcCall = { method: 'system.listMethods', params: [] }

/** Names of methods that take sound, of which those who list none are known; the likeliest first. */
const PROBES = [
  ...['playAudio', 'playAudio_wrapper', 'sendVoice_wrapper', 'sendAudio_wrapper', 'recibeAudio'],
  ...['get_audio', 'recibe_audio', 'play_audio_remote'],
] as const

const BY_SOUND: Readonly<Record<(typeof PROBES)[number], Dialect>> = {
  playAudio: DIALECTS.clase3,
  playAudio_wrapper: DIALECTS.mameintenso,
  sendVoice_wrapper: DIALECTS['os-baach'],
  sendAudio_wrapper: DIALECTS.luisalbertogg,
  recibeAudio: DIALECTS.marcobravociencias,
  get_audio: DIALECTS.reneleyva,
  recibe_audio: DIALECTS.rodrigorojo,
  play_audio_remote: DIALECTS.clase10,
}

/** Three dialects have the same name for sound: they differ in a method that does no harm. */
const BY_CONTROL = [
  { call: { method: 'stop_reproducing', params: [] }, dialect: DIALECTS.danielavelasquez },
  { call: { method: 'echo', params: [''] }, dialect: DIALECTS.ndrd },
] as const

/**
 * Finds out which program a contact is: by its list of methods, or else by empty sounds to the names that there may be. Each
 * name is called once at most, and none that would block the contact or open a dialog there (spec: unam-xmlrpc, section 4).
 * One that is remembered and lists nothing is asked for what it had: nothing that it refused then is called again.
 */
export class DialectSearch {
  private last: RpcCall
  private readonly asked = new Set<string>()
  private controls = 0
  /** What is there unless the contact lists its methods: it takes the sound of the dialect that is remembered. */
  private likely: Found | undefined

  /** What to begin with. */
  readonly first: SearchStep

  constructor(private readonly remembered?: Dialect) {
    this.last = remembered && !remembered.lists ? soundCall(remembered.audio) : LIST
    this.first = this.ask(this.last)
  }

  /** What came of the last call, and what to do now. */
  next(answer: RpcAnswer): SearchStep {
    if (this.last === LIST) return this.readList(answer)
    const supported = !('fault' in answer) || faultKind(answer.fault) !== 'unsupported'
    if (!this.asked.has(LIST.method)) return this.verify(supported, answer)
    if (this.controls > 0) return this.tellApart(supported)
    const dialect = supported ? BY_SOUND[this.last.method as (typeof PROBES)[number]] : undefined
    if (dialect === undefined) return this.probe()
    return dialect === DIALECTS.clase3 ? this.askControl() : { type: 'old', dialect }
  }

  /** Whether the one that is remembered is still there. No program that lists nothing answers sound as we do. */
  private verify(supported: boolean, answer: RpcAnswer): SearchStep {
    const { remembered } = this
    if (supported && remembered) this.likely = { type: 'old', dialect: remembered, isRemembered: true }
    const mayList = 'value' in answer && answer.value === ANSWERS.audio
    return this.likely && !mayList ? this.likely : this.ask(LIST)
  }

  private readList(answer: RpcAnswer): SearchStep {
    const names = 'value' in answer ? listOf(answer.value)?.filter((name) => typeof name === 'string') : undefined
    if (names === undefined) return this.likely ?? this.probe()
    if (names.includes(VCALL_HELLO)) return { type: 'vcall' }
    const dialect = dialectOf(names)
    return dialect ? { type: 'old', dialect } : { type: 'unknown' }
  }

  private probe(): SearchStep {
    const method = PROBES.find((each) => !this.asked.has(each))
    return method === undefined ? { type: 'unknown' } : this.ask(soundCall(method))
  }

  private tellApart(supported: boolean): SearchStep {
    const dialect = BY_CONTROL[this.controls - 1]?.dialect
    return supported && dialect ? { type: 'old', dialect } : this.askControl()
  }

  private askControl(): SearchStep {
    const control = BY_CONTROL[this.controls++]
    return control ? this.ask(control.call) : { type: 'old', dialect: DIALECTS.clase3 }
  }

  private ask(call: RpcCall): SearchStep {
    this.asked.add(call.method)
    this.last = call
    return { type: 'call', call }
  }
}

/** Sound that nobody hears. */
const soundCall = (method: string): RpcCall => ({ method, params: [NO_SOUND] })
