import type { LoadedCodec } from '../codec/load'
import { FaceProcess } from '../face/face-process'
import type { Frame } from '../frame'
import { sourceOpener, type SourceOpener } from '../source/opener'
import { SourceSlot, type SlotEvents } from '../source/slot'
import { Calls } from './calls'
import { Filtering } from './filtering'
import type { FromVideo, ToVideo, VideoSettings } from './messages'
import { Pictures } from './pictures'
import { Player } from './player'
import { Preview } from './preview'
import { Progress } from './progress'
import { Sender, type SenderPorts } from './sender'
import { SelfView } from './self-view'
import { DEFAULT_SETTINGS, verified } from './settings'
import { saveSnapshot } from './snapshot'

type Of<Type extends ToVideo['type']> = Extract<ToVideo, { readonly type: Type }>

const STATS_INTERVAL_MS = 1000
const POLL_INTERVAL_MS = 50
/** Nobody looks: the picture is decoded as small as it can be, only to know that it is whole. */
const ONLY_TO_CHECK = { width: 1, height: 1 }

/** The video plane of one user agent, without the process around it: messages in, messages out. */
export class VideoEngine {
  private readonly pictures: Pictures
  private readonly selfView = new SelfView()
  private readonly slot: SourceSlot
  private readonly sender: Sender
  private readonly filtering: Filtering
  private readonly progress: Progress
  private readonly calls: Calls
  private readonly preview: Preview
  private readonly player: Player
  private settings: VideoSettings = DEFAULT_SETTINGS
  /** The snapshots that are being written. */
  private saving: Promise<void> = Promise.resolve()
  private readonly timer = setInterval(() => this.tellFigures(), STATS_INTERVAL_MS)
  private readonly polling = setInterval(() => this.pictures.poll(), POLL_INTERVAL_MS)

  constructor(
    private readonly loaded: LoadedCodec,
    private readonly post: (message: FromVideo) => void,
    opener: SourceOpener = sourceOpener(loaded),
  ) {
    this.pictures = new Pictures((picture) => this.post(picture), undefined, loaded.codec.encodeJpegNow)
    this.slot = new SourceSlot(opener, this.sourceEvents(), this.settings)
    this.progress = new Progress(() => this.slot.playing, post)
    this.filtering = new Filtering({
      post: (message) => this.post(message),
      openDetector: loaded.cv && (() => new FaceProcess()),
    })
    this.sender = new Sender(this.senderPorts(), this.settings)
    this.calls = new Calls(this.callPorts())
    this.preview = new Preview(this.previewPorts())
    this.player = new Player(loaded, {
      size: () => this.pictures.wantedSize('theirs') ?? this.settings,
      onPicture: (frame) => this.pictures.offer('theirs', frame),
      post: (message) => this.post(message),
    })
    this.post({ type: 'ready', codec: loaded.codec.name, missing: loaded.missing })
  }

  /** Does what a message asks for; answers come through `post`. */
  handle(message: ToVideo): void {
    const { calls, player, preview, slot } = this
    switch (message.type) {
      case 'open':
        return void calls.open(message)
      case 'source':
        return slot.choose(message.source, message.place)
      case 'source-pause':
        return this.ofFile(() => slot.pause(message.paused))
      case 'source-seek':
        return this.ofFile(() => slot.seek(message.target))
      case 'source-loop':
        return this.ofFile(() => slot.setLoop(message.loop))
      case 'settings':
        return this.configure(message.settings)
      case 'filters':
        this.filtering.choose(message.filters)
        return this.sender.refresh()
      case 'want':
        return this.want(message)
      case 'preview':
        return calls.inTurn(() => (calls.isOn ? undefined : preview.begin()))
      case 'preview-end':
        return calls.inTurn(() => preview.end())
      case 'snapshot':
        return this.snapshot(message.path)
      case 'stats':
        return calls.postStats(false)
      case 'measure':
        return this.sender.measure(message)
      case 'play':
        return player.play(message)
      case 'play-pause':
        return player.pause(message.paused)
      case 'play-seek':
        return player.seek(message.byMs)
      case 'start':
        return calls.inTurn(() => calls.start(message))
      case 'flow':
        return calls.inTurn(() => calls.flow(message))
      case 'delay':
        return calls.inTurn(() => calls.delay(message))
      case 'announce':
        return calls.inTurn(() => calls.announce(message))
      case 'stop':
        return calls.inTurn(() => calls.stop(message.call))
    }
  }

  /** Ends the call, gives port and source back, and has written what was to be written. */
  async close(): Promise<void> {
    clearInterval(this.timer)
    clearInterval(this.polling)
    this.progress.close()
    this.sender.stop()
    this.calls.close()
    this.slot.activate(false)
    await this.player.close()
    await this.filtering.close()
    await this.slot.settled
    await this.saving
  }

  private sourceEvents(): SlotEvents {
    return {
      ready: (source, label) => this.post({ type: 'source-ready', source, label }),
      failed: (source, message) => this.post({ type: 'source-failed', source, message }),
      ended: (source) => this.post({ type: 'source-ended', source }),
    }
  }

  private senderPorts(): SenderPorts {
    return {
      codec: this.loaded.codec,
      slot: this.slot,
      filtered: (frame, nowMs) => this.filtering.apply(frame, nowMs),
      transmit: (datagram) => this.calls.transmit(datagram),
      report: (nowMs) => this.calls.report(nowMs),
      filteredAside: (frame, nowMs) => this.filtering.aside(frame, nowMs),
      onMeasured: (costs) => this.post({ type: 'measured', costs }),
      onPicture: (frame) => this.showMine(frame),
    }
  }

  private callPorts(): ConstructorParameters<typeof Calls>[0] {
    return {
      codec: this.loaded.codec,
      sender: this.sender,
      wanted: () => this.pictures.wantedSize('theirs') ?? ONLY_TO_CHECK,
      onPicture: (frame) => this.pictures.offer('theirs', frame),
      onBegin: () => this.callBegins(),
      onEnd: () => {
        this.hold()
        this.slot.rewind()
      },
      post: (message) => this.post(message),
    }
  }

  private previewPorts(): ConstructorParameters<typeof Preview>[0] {
    return {
      codec: this.loaded.codec,
      sender: this.sender,
      wanted: () => this.pictures.wantedSize('mine'),
      onPicture: (frame) => this.showMine(frame),
      onChange: () => {
        this.pictures.clear()
        this.hold()
        if (!this.preview.isOn && !this.calls.isOn) this.slot.rewind()
      },
      post: (message) => this.post(message),
    }
  }

  /** What we looked at goes on for the other one without being closed and opened; who is shown a film sees its beginning. */
  private callBegins(): void {
    if (this.preview.isOn) this.slot.seek({ toMs: 0 })
    this.preview.end()
    this.pictures.clear()
    this.hold()
  }

  /** The source is held while somebody sees it, and given back else. */
  private hold(): void {
    this.slot.activate(this.settings.cameraOn && (this.calls.isOn || this.preview.isOn))
  }

  private tellFigures(): void {
    this.calls.postStats(false)
    this.preview.tell()
  }

  private showMine(frame: Frame): void {
    if (!this.pictures.isWanted('mine')) return
    this.pictures.offer('mine', this.selfView.show(frame, { kind: this.slot.kind, mirror: this.settings.mirror }))
  }

  private ofFile(change: () => void): void {
    change()
    this.progress.tell(true)
  }

  private configure(settings: VideoSettings): void {
    const wasOn = this.settings.cameraOn
    const wasMirror = this.settings.mirror
    this.settings = verified(settings)
    if (wasMirror !== this.settings.mirror) this.sender.refresh()
    this.sender.configure(this.settings)
    this.slot.setFormat(this.settings)
    if (wasOn !== this.settings.cameraOn) this.hold()
  }

  private want(want: Of<'want'>): void {
    this.pictures.want(want)
    if (this.pictures.isWanted('theirs')) this.calls.again()
  }

  private snapshot(path: string): void {
    const { saving } = this
    this.saving = saveSnapshot(this.loaded.codec, this.calls.lastJpeg, path).then(async (error) => {
      this.post({ type: 'snapshot', path, ...(error !== undefined && { error }) })
      await saving
    })
  }
}
