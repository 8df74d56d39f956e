import type { Frame } from '../frame'
import type { VideoSource } from '../source/source'

/** Something that is played. It is asked for pictures as often as one could be shown; who pauses does not ask. */
export interface Clip extends Pick<VideoSource, 'label' | 'ended' | 'next' | 'close'> {
  /** A picture that does not move, and has no end. */
  readonly still: boolean
  /** Pictures a second of its own. */
  readonly fps: number
  /** How long it is; undefined: not known. */
  readonly durationMs: number | undefined
  /** Where it is, from 0. */
  readonly positionMs: number
  /** Goes on from there; a clip that cannot stays where it is. Rejects with SourceError. */
  seek(positionMs: number): Promise<void>
  /** Nobody asked for a while, on purpose: the next picture is the one after that given last, however short that was. */
  resume(): void
  /** Whether it begins again at its end; a clip that cannot does not. */
  setLoop(loop: boolean): void
}

/** A clip that is one picture. */
export const stillClip = (source: Pick<VideoSource, 'label' | 'close'>, frame: Frame): Clip => {
  let given = false
  return {
    label: source.label,
    still: true,
    fps: 10,
    ended: false,
    durationMs: undefined,
    positionMs: 0,
    next: () => {
      const fresh = !given
      given = true
      return Promise.resolve(fresh ? frame : undefined)
    },
    seek: () => Promise.resolve(),
    resume: () => undefined,
    setLoop: () => undefined,
    close: () => source.close(),
  }
}
