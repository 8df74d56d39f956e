import type { RenderMode } from '../media/render/renderer'
import type { Command } from '../tui/command'
import type { InputEvent } from '../tui/display'
import type { TerminalFigures, Told } from '../tui/message'
import type { Model, Size } from '../tui/model'
import type { Session } from '../session'

/** What only the front of the interface can do: its screen, or its lines. */
export type FrontCommand = Extract<Command, { type: 'render' | 'theme' | 'redraw' | 'suspend' | 'bell' }>

/** What the interface is told by its front. */
export interface FrontListener {
  /** What a person does. */
  input(event: InputEvent): void
  /** The same without keys: a line, an action, a row of a menu. */
  told(told: Told): void
  /** Pictures were drawn. */
  drawn(pictures: readonly ('theirs' | 'mine')[]): void
  /** Pictures are drawn in another way. */
  drawing(mode: RenderMode): void
}

/** How a person sees the interface and reaches it: a screen full of panes and pictures, or plain lines. */
export interface Front {
  readonly size: Size
  /** It can tell when a key is released. */
  readonly keyReleases: boolean
  /** How old a picture is when it is seen, in ms: sound waits for it. */
  readonly screenMs: number
  /** Begins to listen to the person. */
  open(listener: FrontListener): void
  /** What there is to see from now on. */
  show(model: Model): void
  act(command: FrontCommand): void
  /** Shows the pictures of this session from now on; undefined: there is none. */
  adopt(session: Session | undefined): void
  /** What drawing has cost since it was asked last. */
  figures(): TerminalFigures
  /** Gives the terminal back. Idempotent. */
  close(): void
}
