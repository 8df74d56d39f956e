import type { LoadedCodec } from '../codec/load'
import { openClip } from '../play/open-clip'
import { Playback, type PlaybackPorts } from '../play/playback'
import type { ToVideo } from './messages'

type Of<Type extends ToVideo['type']> = Extract<ToVideo, { readonly type: Type }>

/** Plays a video as if it were the other one's picture. */
export class Player {
  private playback: Playback | undefined

  constructor(
    private readonly loaded: LoadedCodec,
    private readonly ports: Omit<PlaybackPorts, 'open'>,
  ) {}

  /** Plays this from now on. */
  play(wish: Of<'play'>): void {
    void this.playback?.close()
    this.playback = new Playback({ ...this.ports, open: (media) => openClip(media, this.loaded) }, wish)
  }

  pause(paused: boolean): void {
    this.playback?.pause(paused)
  }

  seek(byMs: number): void {
    this.playback?.seek({ byMs })
  }

  /** Plays no more. Idempotent. */
  async close(): Promise<void> {
    await this.playback?.close()
  }
}
