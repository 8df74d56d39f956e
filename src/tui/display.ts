import type { Delivery, InFlight } from '../media/link/delivery'
import type { RenderMode, SixelTraits, View } from '../media/render/renderer'
import type { Which } from '../media/video/messages'
import type { Scene } from './scene'

/** How the interface is coloured; `auto` goes by the ground that the terminal has. */
export type ThemeName = 'auto' | 'dark' | 'light' | 'contrast' | 'mono'

/** The block characters beyond quadrants, which every font for terminals has: true where the terminal draws them itself. */
export interface Glyphs {
  readonly sextant: boolean
  readonly octant: boolean
}

/** How a terminal is asked to show a notice on the desktop: the number of the control string (OSC) that it bears. */
export type NoticeForm = 9 | 99 | 777

/** What the terminal can do, as it answered itself. */
export interface Capabilities {
  readonly columns: number
  readonly rows: number
  readonly colours: 'true' | '256' | '16' | 'none'
  /** The colour of its ground where it told it: red, green and blue from 0 to 1. */
  readonly ground?: readonly [red: number, green: number, blue: number]
  /** It tells when its window gets and loses the focus. */
  readonly tellsFocus?: boolean
  /** How it takes notices for the desktop; absent: by the bell alone. */
  readonly notices?: NoticeForm
  /** Synchronized output, DEC mode 2026. */
  readonly synchronized: boolean
  readonly sixel: boolean
  readonly kittyGraphics: boolean
  /** Parts of its images can be changed: kitty itself, of all that speak its graphics. */
  readonly kittyComposes?: boolean
  /** It takes iTerm2's inline images. */
  readonly inlineImages?: boolean
  /** Pixels of a cell where the terminal told them. */
  readonly cell?: { readonly width: number; readonly height: number }
  /** It answered `CSI 5 n`, so the age of the picture can be known. */
  readonly answersStatus: boolean
  /** It can tell when a key is released. */
  readonly keyReleases?: boolean
  /** It showed another character set than UTF-8 until it was told; that one is to be given back. */
  readonly utf8Selected?: boolean
  /** tmux or screen lies between. */
  readonly multiplexer: 'none' | 'tmux' | 'screen'
  /** How pictures are drawn. */
  readonly mode: RenderMode
  /** Every way in which they can be, the best first. */
  readonly modes?: readonly RenderMode[]
  /** Its fonts are known to lack braille, unlike those of most. */
  readonly lacksBraille?: boolean
  /** What it draws itself of the finer block characters. */
  readonly glyphs?: Glyphs
  /** What it takes of sixels, should it draw them. */
  readonly sixelTraits?: SixelTraits
}

/** What becomes of a key. */
export type KeyPhase = 'press' | 'repeat' | 'release'

/** A button of the mouse. */
export type MouseButton = 'left' | 'middle' | 'right'

/** What the mouse does at a cell, counted from 0. Drags are told while the scene wants them (`Scene.drags`). */
export type MouseEvent =
  | {
      readonly type: 'mouse'
      readonly action: 'press' | 'release' | 'drag'
      readonly button: MouseButton
      readonly x: number
      readonly y: number
    }
  | { readonly type: 'mouse'; readonly action: 'wheel-up' | 'wheel-down'; readonly x: number; readonly y: number }

/** What a person does. Key names are blessed's: `enter`, `escape`, `up`, `C-c`, `f1`, or the character itself. */
export type InputEvent =
  | {
      readonly type: 'key'
      readonly name: string
      readonly text: string
      /** Of characters only, while the terminal tells releases (`Scene.keyReleases`). */
      readonly phase?: KeyPhase
    }
  | { readonly type: 'paste'; readonly text: string }
  | MouseEvent
  | { readonly type: 'resize'; readonly columns: number; readonly rows: number }
  | { readonly type: 'focus'; readonly focused: boolean }
  | { readonly type: 'suspend' | 'continue' }

/** A picture box as it lies on the screen now. */
export interface VisibleBox extends View {
  readonly which: Which
}

/** The boxes of the pictures; `version` grows whenever a box, or what covers it, changes. */
export interface VisibleBoxes {
  readonly version: number
  /** True once after what the terminal shows became unknown (resize, continue, redraw). */
  readonly forgotten: boolean
  readonly boxes: readonly VisibleBox[]
}

/** The terminal as the application sees it; blessed is behind it. */
export interface Display {
  readonly capabilities: Capabilities
  /** Shows a scene; several in one turn become one drawing, at most 25 a second. */
  show(scene: Scene): void
  boxes(): VisibleBoxes
  /** Whether a picture may be written now: none in flight, at most two unacknowledged. */
  readonly slotFree: boolean
  /** Called whenever a slot becomes free. */
  onSlot(listener: () => void): () => void
  /** The pictures that were written and that the terminal does not have yet, the oldest first. */
  readonly inFlight: readonly InFlight[]
  /** Called for each picture that the terminal has, in order. */
  onDelivery(listener: (delivery: Delivery) => void): () => void
  /** Writes a picture's bytes if `version` is still that of `boxes()`; false: dropped, ask for a whole one. */
  picture(bytes: Uint8Array, version: number): boolean
  /** Bytes of pictures written, and how old the last acknowledged picture was when the terminal had it, in ms. */
  readonly output: {
    readonly pictureBytes: number
    readonly pictures: number
    readonly dropped: number
    readonly ackMs: number
  }
  /** Draws pictures in another way from now on: one of `capabilities.modes`. */
  setMode(mode: RenderMode): void
  /** Colours the interface otherwise, and draws it again. Without colours every theme is `mono`. */
  setTheme(name: ThemeName): void
  /** Forgets what the terminal shows and draws everything again. */
  redraw(): void
  bell(): void
  /** The bell, and a notice on the desktop, where there is one, for a person who looks elsewhere or may do so. */
  alert(notice: { readonly title: string; readonly body: string }): void
  /** Gives the terminal back, stops the process (SIGTSTP), and takes it again on SIGCONT. */
  suspend(): void
  on(listener: (event: InputEvent) => void): () => void
  /** Restores the terminal. Idempotent. */
  close(): void
}
