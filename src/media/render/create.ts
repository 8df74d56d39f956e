import { AsciiArt } from './ascii'
import { HalfBlocks } from './half'
import type { Renderer, RenderMode, Traits } from './renderer'

/** A renderer for one picture box on a terminal with these traits; one of 24-bit colours when nothing is said. */
export const createRenderer = (mode: RenderMode, traits: Traits = { colours: 'true' }): Renderer => {
  switch (mode) {
    case 'half':
      return new HalfBlocks(traits)
    case 'ascii':
      return new AsciiArt(traits)
  }
}
