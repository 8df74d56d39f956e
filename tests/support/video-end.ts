import type { FromVideo, SourceSpec, VideoSettings, VideoStats } from '../../src/media/video/messages'
import { DEFAULT_SETTINGS } from '../../src/media/video/settings'
import type { VideoEvent, VideoProcessOptions } from '../../src/media/video/video-process'
import { VideoProcess } from '../../src/media/video/video-process'
import { until } from './until'

type Of<Type extends VideoEvent['type']> = Extract<VideoEvent, { readonly type: Type }>

const START_MS = 60_000

/** One end of a call on this machine: a real video process, and all that it said. */
export class VideoEnd {
  readonly said: VideoEvent[] = []
  readonly process: VideoProcess
  port = 0

  private constructor(options: VideoProcessOptions) {
    this.process = new VideoProcess(options)
    this.process.on((event) => {
      if (event.type === 'opened') this.port = event.port
      this.said.push(event)
    })
  }

  /** A process whose port is bound, with small pictures of the pattern. */
  static async open(options: VideoProcessOptions = {}, source: SourceSpec = { kind: 'pattern' }): Promise<VideoEnd> {
    const end = new VideoEnd(options)
    end.configure({})
    end.process.send({ type: 'source', source })
    end.process.send({ type: 'open', host: '127.0.0.1', port: 0 })
    await until('the port', () => (end.port > 0 ? end.port : undefined), START_MS)
    return end
  }

  configure(settings: Partial<VideoSettings>): void {
    const small = { ...DEFAULT_SETTINGS, width: 320, height: 240 }
    this.process.send({ type: 'settings', settings: { ...small, ...settings } })
  }

  call(other: { readonly port: number }, call = 'c'): void {
    this.process.send({ type: 'start', call, peer: { host: '127.0.0.1', port: other.port }, firstOrder: 0 })
    this.flow(true, call)
  }

  flow(flowing: boolean, call = 'c'): void {
    this.process.send({ type: 'flow', call, flowing })
  }

  /** All that it said of one kind, newest last. */
  all<Type extends VideoEvent['type']>(type: Type): Of<Type>[] {
    return this.said.filter((event): event is Of<Type> => event.type === type)
  }

  /** The next event of a kind, of those that are said from now on. */
  async next<Type extends FromVideo['type'] | 'restarted' | 'gave-up'>(
    type: Type,
    fits: (event: Of<Type>) => boolean = () => true,
  ): Promise<Of<Type>> {
    const from = this.said.length
    const isIt = (event: VideoEvent): event is Of<Type> => event.type === type && fits(event as Of<Type>)
    return until(`${type}; it said: ${this.process.errorText}`, () => this.said.slice(from).find(isIt), START_MS)
  }

  /** Counters once they fit. */
  async stats(fits: (stats: VideoStats) => boolean): Promise<VideoStats> {
    return (await this.next('stats', ({ stats }) => fits(stats))).stats
  }

  async stop(call = 'c'): Promise<VideoStats> {
    const final = this.next('stats', (event) => event.final && event.call === call)
    this.process.send({ type: 'stop', call })
    return (await final).stats
  }
}
