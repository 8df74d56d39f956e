import { systemCode, whyNoPort } from '../../protocol/system-trouble'
import type { Endpoint } from '../wire/peer'
import { Peer, resolveHost } from '../wire/peer'
import { AudioCall } from './call'
import type { AudioClock } from './clock'
import type { DeviceSlot } from './device-slot'
import { sourceSlot } from './devices'
import { Lines } from './lines'
import { Loudspeaker } from './loudspeaker'
import type { AudioSettings, FromAudio, ToAudio } from './messages'
import type { Playout } from './playout/playout'
import { AudioReceiver } from './receiver'
import type { SenderPorts } from './sender'
import { AudioSender } from './sender'
import { DEFAULT_AUDIO_SETTINGS, verifiedAudio } from './settings'
import type { OpenAudioSink } from './sink/sink'
import type { SoundSocket } from './sound-socket'
import type { AudioSource, OpenAudioSource } from './source/source'
import type { AudioSourceSpec } from './spec'
import { PlainVoice } from './voice/plain-voice'
import type { Voice, VoiceSettings } from './voice/voice'

type Of<Type extends ToAudio['type']> = Extract<ToAudio, { readonly type: Type }>

const LEVELS_INTERVAL_MS = 100
const LEVELS_PER_STATS = 10

/** What the engine is put together from. */
export interface AudioParts {
  readonly clock: AudioClock
  readonly openSource: OpenAudioSource
  readonly openSink: OpenAudioSink
  /** Asked for at once: loading takes long, and a call that has begun must not stall. Never rejects. */
  readonly createVoice: (settings: VoiceSettings) => Promise<Voice>
  /** For packets of so many samples a second. */
  readonly createPlayout: (rateHz: number) => Playout
  readonly createSocket: (onDatagram: (bytes: Uint8Array, from: Endpoint) => void) => SoundSocket
  /** A sentence for each thing that this machine lacks for sound. */
  readonly missing: readonly string[]
}

/** The sound of one user agent, without the process around it: messages in, messages out. */
export class AudioEngine {
  private readonly lines: Lines
  private readonly source: DeviceSlot<AudioSourceSpec, AudioSource>
  private readonly loudspeaker: Loudspeaker
  private settings: AudioSettings = DEFAULT_AUDIO_SETTINGS
  /** What is not from a microphone is sent as it is: a file, a tone. */
  private readonly plain = new PlainVoice()
  private voice: Voice = this.plain
  private readonly voiceReady: Promise<void>
  private call: AudioCall | undefined
  /** Messages about the call wait here for the look-up of the peer's address. */
  private turn: Promise<void> = Promise.resolve()
  private cancelTick: () => void = () => undefined
  private ticks = 0

  constructor(
    private readonly parts: AudioParts,
    private readonly post: (message: FromAudio) => void,
  ) {
    const { clock, openSource, openSink } = parts
    this.lines = this.openLines()
    this.source = sourceSlot({ clock, open: openSource, post, samples: (samples) => this.call?.sender.push(samples) })
    this.loudspeaker = new Loudspeaker({
      clock,
      openSink,
      post,
      settings: () => this.settings,
      call: (count) => this.call?.pull(count, clock.now()),
      onHeard: (frame) => {
        if (this.call !== undefined) this.voice.heard(frame)
      },
    })
    this.post({ type: 'ready', missing: parts.missing })
    this.voiceReady = this.prepareVoice()
  }

  /** Does what a message asks for; answers come through `post`. */
  handle(message: ToAudio): void {
    switch (message.type) {
      case 'open':
        return void this.open(message)
      case 'source':
        return this.source.choose(message.source)
      case 'sink':
        return this.loudspeaker.choose(message.sink)
      case 'settings':
        return this.configure(message.settings)
      case 'stats':
        return this.postStats(false)
      case 'tone':
        return this.loudspeaker.tone(message.tone)
      case 'start':
        return this.inTurn(() => this.start(message))
      case 'flow':
        return this.inTurn(() => this.flow(message))
      case 'stop':
        return this.inTurn(() => this.stop(message.call))
      case 'line':
        return void this.openLine(message)
      case 'unline':
        return this.lines.closeSide(message.line)
      case 'say':
        return void this.lines.say(message.text, message.to, message.line)
    }
  }

  /** Ends the call and gives port, source and sink back. */
  async close(): Promise<void> {
    this.stop()
    this.lines.close()
    this.source.activate(false)
    await Promise.all([this.source.settled, this.loudspeaker.close()])
    await this.voiceReady
    this.voice.close()
  }

  private inTurn(action: () => Promise<void> | void): void {
    this.turn = this.turn.then(action)
  }

  private async open(at: Of<'open'>): Promise<void> {
    const { host, port } = at
    try {
      this.post({ type: 'opened', port: await this.lines.open(at) })
    } catch (error) {
      const code = systemCode(error) ?? 'UNKNOWN'
      this.post({
        type: 'open-failed',
        code,
        message: `UDP port ${port} of ${host} cannot be opened: ${whyNoPort(error)}.`,
      })
    }
  }

  private openLines(): Lines {
    const { clock, createSocket } = this.parts
    return new Lines({
      now: () => clock.now(),
      createSocket,
      sound: (bytes, from, line) => this.hear(bytes, from, line),
      word: (text, from, line) => this.post({ type: 'said', from, text, ...(line !== undefined && { line }) }),
    })
  }

  private async openLine({ line, port }: Of<'line'>): Promise<void> {
    try {
      this.post({ type: 'line-opened', line, port: await this.lines.openSide(line, port) })
    } catch (error) {
      this.post({ type: 'line-failed', line, message: `no UDP port can be opened: ${whyNoPort(error)}` })
    }
  }

  /** Sound counts that comes to the port of the call. */
  private hear(bytes: Uint8Array, from: Endpoint, line: string | undefined): void {
    const { call } = this
    if (call !== undefined && this.lines.lineOf(call.id) === line)
      call.receiver.push(bytes, from, this.parts.clock.now())
  }

  private configure(settings: AudioSettings): void {
    this.settings = verifiedAudio(settings)
    this.voice.set(this.settings.voice)
  }

  private async start(message: Of<'start'>): Promise<void> {
    this.stop()
    const { host, port } = message.peer
    this.call = this.begin(message, new Peer({ host: await resolveHost(host).catch(() => host), port }))
    this.source.activate(true)
    this.loudspeaker.serve(true)
    this.ticks = 0
    this.planTick()
  }

  /** Until it is ready, sound passes as it is. */
  private async prepareVoice(): Promise<void> {
    this.voice = await this.parts.createVoice(this.settings.voice)
    this.voice.set(this.settings.voice)
  }

  private begin({ call: id, firstOrder, steady }: Of<'start'>, peer: Peer): AudioCall {
    const { wire } = this.lines
    const playout = this.parts.createPlayout(wire.rateHz)
    const sender = new AudioSender(this.senderPorts(peer.endpoint, id), { firstOrder, steady, wire })
    const onHeard = (): void => this.post({ type: 'heard', call: id })
    const isPeer = (from: Endpoint): boolean => (wire.strict ? peer.is(from) : peer.sends(from.host))
    const receiver = new AudioReceiver({ playout, onHeard, isPeer, read: wire.reader() })
    return new AudioCall({ id, peer, sender, playout, receiver })
  }

  private senderPorts(to: Endpoint, call: string): SenderPorts {
    return {
      clock: this.parts.clock,
      settings: () => this.settings,
      voice: () => (this.source.chosen?.kind === 'mic' ? this.voice : this.plain),
      sends: () => this.source.chosen !== undefined && this.source.chosen.kind !== 'none',
      latencyMs: () => this.source.device?.latencyMs,
      transmit: (datagram) => this.lines.send(datagram, to, call),
    }
  }

  private flow({ call, flowing }: Of<'flow'>): void {
    if (this.call?.id === call) this.call.flow(flowing)
  }

  /** Ends the call of this name, or whichever there is. */
  private stop(id = this.call?.id): void {
    if (this.call === undefined || this.call.id !== id) return
    this.cancelTick()
    this.call.end()
    this.postStats(true)
    this.call = undefined
    this.source.activate(false)
    this.loudspeaker.serve(false)
  }

  private planTick(): void {
    this.cancelTick = this.parts.clock.after(LEVELS_INTERVAL_MS, () => this.tick())
  }

  private tick(): void {
    this.planTick()
    this.postLevels()
    if (++this.ticks % LEVELS_PER_STATS === 0) this.postStats(false)
  }

  private postLevels(): void {
    if (this.call === undefined) return
    const { id, sender } = this.call
    const levels = { mineDb: sender.levelDb, theirsDb: this.loudspeaker.levelDb, speakingMuted: sender.speakingMuted }
    this.post({ type: 'levels', call: id, levels })
  }

  private postStats(final: boolean): void {
    const { call } = this
    if (call !== undefined) this.post({ type: 'stats', call: call.id, final, stats: call.stats(this.loudspeaker) })
  }
}
