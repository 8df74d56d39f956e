import { loadCodec } from '../../../src/media/codec/load'
import type { Frame } from '../../../src/media/frame'
import { createRenderer } from '../../../src/media/render/create'
import type { Effort, Renderer, View } from '../../../src/media/render/renderer'
import type { BenchMode } from './modes'

/** Draws a clip's frames one after the other. */
export class Player {
  private readonly renderer: Renderer

  constructor(
    private readonly bench: BenchMode,
    first: Frame,
    private readonly effort: Effort = bench.effort,
  ) {
    // Only who needs it waits for it.
    const encode = bench.mode === 'iterm' ? loadCodec().codec.encodeJpegNow : undefined
    this.renderer = createRenderer(bench.mode, bench.traits(first), encode)
  }

  /** The bytes, valid until the next frame; `whole`: as if nothing were known of the screen. */
  draw(frame: Frame, whole = this.bench.whole): Uint8Array {
    if (whole) this.renderer.forget()
    const view: View = { box: this.bench.box, nowMs: frame.madeAtMs }
    return this.renderer.render(frame, view, this.effort)
  }
}
