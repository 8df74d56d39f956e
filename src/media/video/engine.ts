import { systemCode, whyNoPort } from '../../protocol/system-trouble'
import type { LoadedCodec } from '../codec/load'
import { FaceProcess } from '../face/face-process'
import type { Frame } from '../frame'
import { openClip } from '../play/open-clip'
import { Playback, type PlaybackPorts } from '../play/playback'
import { openSource } from '../source/open'
import { SourceSlot } from '../source/slot'
import { MediaSocket } from '../wire/media-socket'
import type { Endpoint } from '../wire/peer'
import { Peer, resolveHost } from '../wire/peer'
import type { Call } from './call'
import { beginCall } from './call'
import { Filtering } from './filtering'
import type { FromVideo, ToVideo, VideoSettings } from './messages'
import { Pictures } from './pictures'
import { Progress } from './progress'
import { Sender } from './sender'
import { SelfView } from './self-view'
import { DEFAULT_SETTINGS, verified } from './settings'
import { saveSnapshot } from './snapshot'
import { Strays } from './strays'

type Of<Type extends ToVideo['type']> = Extract<ToVideo, { readonly type: Type }>

const STATS_INTERVAL_MS = 1000
const POLL_INTERVAL_MS = 50
/** Nobody looks: the picture is decoded as small as it can be, only to know that it is whole. */
const ONLY_TO_CHECK = { width: 1, height: 1 }

/** The video plane of one user agent, without the process around it: messages in, messages out. */
export class VideoEngine {
  private readonly socket = new MediaSocket((bytes, from) => this.receive(bytes, from))
  private readonly pictures: Pictures
  private readonly strays = new Strays()
  private readonly selfView = new SelfView()
  private readonly slot: SourceSlot
  private readonly sender: Sender
  private readonly filtering: Filtering
  private readonly progress: Progress
  private settings: VideoSettings = DEFAULT_SETTINGS
  private call: Call | undefined
  private playback: Playback | undefined
  private flowing = false
  /** Messages about the call wait here for the look-up of the peer's address. */
  private turn: Promise<void> = Promise.resolve()
  private lastJpeg: Uint8Array | undefined
  private readonly timer = setInterval(() => this.postStats(false), STATS_INTERVAL_MS)
  private readonly polling = setInterval(() => this.pictures.poll(), POLL_INTERVAL_MS)

  constructor(
    private readonly loaded: LoadedCodec,
    private readonly post: (message: FromVideo) => void,
  ) {
    this.pictures = new Pictures((picture) => this.post(picture), undefined, loaded.codec.encodeJpegNow)
    this.slot = new SourceSlot((spec, format) => openSource(spec, format, loaded), this.sourceEvents(), this.settings)
    this.progress = new Progress(() => this.slot.playing, post)
    this.filtering = new Filtering({
      post: (message) => this.post(message),
      openDetector: loaded.cv && (() => new FaceProcess()),
    })
    this.sender = new Sender(this.senderPorts(), this.settings)
    this.post({ type: 'ready', codec: loaded.codec.name, missing: loaded.missing })
  }

  /** Does what a message asks for; answers come through `post`. */
  handle(message: ToVideo): void {
    switch (message.type) {
      case 'open':
        return void this.open(message)
      case 'source':
        return this.slot.choose(message.source, message.place)
      case 'source-pause':
        this.slot.pause(message.paused)
        return this.progress.tell(true)
      case 'source-seek':
        this.slot.seek(message.target)
        return this.progress.tell(true)
      case 'source-loop':
        this.slot.setLoop(message.loop)
        return this.progress.tell(true)
      case 'settings':
        return this.configure(message.settings)
      case 'filters':
        this.filtering.choose(message.filters)
        return this.sender.refresh()
      case 'want':
        return this.want(message)
      case 'snapshot':
        return void this.snapshot(message.path)
      case 'stats':
        return this.postStats(false)
      case 'measure':
        return this.sender.measure(message)
      case 'play':
        return this.play(message)
      case 'play-pause':
        return this.playback?.pause(message.paused)
      case 'play-seek':
        return this.playback?.seek({ byMs: message.byMs })
      case 'start':
        return this.inTurn(() => this.start(message))
      case 'flow':
        return this.inTurn(() => this.flow(message))
      case 'delay':
        return this.inTurn(() => this.delay(message))
      case 'announce':
        return this.inTurn(() => this.announce(message))
      case 'stop':
        return this.inTurn(() => this.stop(message.call))
    }
  }

  /** Ends the call and gives port and source back. */
  async close(): Promise<void> {
    clearInterval(this.timer)
    clearInterval(this.polling)
    this.progress.close()
    this.sender.stop()
    this.socket.close()
    this.slot.activate(false)
    await this.playback?.close()
    await this.filtering.close()
    await this.slot.settled
  }

  private sourceEvents(): ConstructorParameters<typeof SourceSlot>[1] {
    return {
      ready: (source, label) => this.post({ type: 'source-ready', source, label }),
      failed: (source, message) => this.post({ type: 'source-failed', source, message }),
      ended: (source) => this.post({ type: 'source-ended', source }),
    }
  }

  private senderPorts(): ConstructorParameters<typeof Sender>[0] {
    return {
      codec: this.loaded.codec,
      slot: this.slot,
      filtered: (frame, nowMs) => this.filtering.apply(frame, nowMs),
      transmit: (datagram) => this.transmit(datagram),
      report: (nowMs) => this.call?.receiver.report(nowMs),
      filteredAside: (frame, nowMs) => this.filtering.aside(frame, nowMs),
      onMeasured: (costs) => this.post({ type: 'measured', costs }),
      onPicture: (frame) => {
        if (this.pictures.isWanted('mine')) this.pictures.offer('mine', this.seenByUs(frame))
      },
    }
  }

  private seenByUs(frame: Frame): Frame {
    return this.selfView.show(frame, { kind: this.slot.kind, mirror: this.settings.mirror })
  }

  private transmit(datagram: readonly Uint8Array[]): Promise<boolean> {
    return this.call === undefined ? Promise.resolve(false) : this.socket.send(datagram, this.call.peer.endpoint)
  }

  private inTurn(action: () => Promise<void> | void): void {
    this.turn = this.turn.then(action)
  }

  private async open(at: Of<'open'>): Promise<void> {
    try {
      this.post({ type: 'opened', port: await this.socket.open(at) })
    } catch (error) {
      const code = systemCode(error) ?? 'UNKNOWN'
      this.post({ type: 'open-failed', code, message: `UDP port ${at.port} of ${at.host} cannot be opened: ${whyNoPort(error)}.` })
    }
  }

  private configure(settings: VideoSettings): void {
    const wasOn = this.settings.cameraOn
    const wasMirror = this.settings.mirror
    this.settings = verified(settings)
    if (wasMirror !== this.settings.mirror) this.sender.refresh()
    this.sender.configure(this.settings)
    this.slot.setFormat(this.settings)
    if (this.call !== undefined && wasOn !== this.settings.cameraOn) this.slot.activate(this.settings.cameraOn)
  }

  private async start(message: Of<'start'>): Promise<void> {
    this.stop()
    const { host, port } = message.peer
    const peer = new Peer({ host: await resolveHost(host).catch(() => host), port })
    this.lastJpeg = undefined
    this.pictures.clear()
    this.call = beginCall({
      id: message.call,
      peer,
      firstOrder: message.firstOrder,
      codec: this.loaded.codec,
      wanted: () => this.pictures.wantedSize('theirs') ?? ONLY_TO_CHECK,
      onPicture: (frame) => this.pictures.offer('theirs', frame),
      onHeard: () => this.post({ type: 'heard', call: message.call }),
      onReport: (report) => this.sender.report(report, performance.now()),
      onAnnounced: ({ audioPort }) => this.post({ type: 'peer-audio', call: message.call, port: audioPort }),
    })
    this.sender.announce(message.announce)
    this.slot.activate(this.settings.cameraOn)
  }

  private flow({ call, flowing }: Of<'flow'>): void {
    if (this.call?.id !== call || this.flowing === flowing) return
    this.flowing = flowing
    this.call.receiver.expectGap()
    if (flowing) this.sender.start(this.call.statistics)
    else this.sender.stop()
  }

  private announce({ call, announce }: Of<'announce'>): void {
    if (this.call?.id === call) this.sender.announce(announce)
  }

  private delay({ call, delayMs }: Of<'delay'>): void {
    if (this.call?.id === call) this.call.receiver.setDelay(delayMs)
  }

  /** Ends the call of this name, or whichever there is. */
  private stop(id = this.call?.id): void {
    if (this.call === undefined || this.call.id !== id) return
    this.sender.stop()
    this.flowing = false
    this.postStats(true)
    this.lastJpeg = this.call.receiver.lastJpeg
    this.call.receiver.close()
    this.strays.excuse(this.call.peer.endpoint.host, performance.now())
    this.call = undefined
    this.slot.activate(false)
    this.slot.rewind()
  }

  private receive(bytes: Uint8Array, from: Endpoint): void {
    const now = performance.now()
    const foreign = this.call?.peer.sends(from.host) !== true
    if (foreign && this.strays.worthTelling(bytes, from, now)) this.post({ type: 'stray', ...from })
    this.call?.receiver.push(bytes, from.host, now)
  }

  private want(want: Of<'want'>): void {
    this.pictures.want(want)
    if (this.pictures.isWanted('theirs')) this.call?.receiver.again()
  }

  private play(wish: Of<'play'>): void {
    const ports: PlaybackPorts = {
      open: (media) => openClip(media, this.loaded),
      size: () => this.pictures.wantedSize('theirs') ?? this.settings,
      onPicture: (frame) => this.pictures.offer('theirs', frame),
      post: (message) => this.post(message),
    }
    void this.playback?.close()
    this.playback = new Playback(ports, wish)
  }

  private async snapshot(path: string): Promise<void> {
    const jpeg = this.call?.receiver.lastJpeg ?? this.lastJpeg
    const error = await saveSnapshot(this.loaded.codec, jpeg, path)
    this.post({ type: 'snapshot', path, ...(error !== undefined && { error }) })
  }

  private postStats(final: boolean): void {
    if (this.call === undefined) return
    const stats = this.call.statistics.report(performance.now(), final ? 'whole' : 'lap')
    this.post({ type: 'stats', call: this.call.id, final, stats })
  }
}
