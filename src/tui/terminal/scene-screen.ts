import type { Fit } from '../../media/render/renderer'
import type { Which } from '../../media/video/messages'
import { clean } from '../../protocol/text'
import type { Pane, Scene } from '../scene'
import {
  type BlessedKey,
  type CellBox,
  type CellScreen,
  createBox,
  createScreen,
  KeySource,
  TextSink,
} from './blessed-screen'
import { type Area, Canvas } from './cells'
import { insideOf, paintPane } from './pane'
import { PlotPainter } from './plot/painter'
import type { Theme } from './theme/theme'

/** Unused bits of blessed's attribute: cells with one of them show a picture, and blessed never writes them again. */
const SENTINEL: Readonly<Record<Which, number>> = { theirs: 1 << 27, mine: 1 << 28 }

/** The inside of a picture's pane, cut to the screen. */
export interface PictureArea extends Area {
  readonly which: Which
  readonly fit?: Fit | undefined
}

interface Box {
  pane: Pane
  readonly element: CellBox
}

/** Draws scenes with blessed: panes are its boxes, its buffer of cells says what is on top, its diff what to write. */
export class SceneScreen {
  private readonly keys = new KeySource()
  private readonly sink: TextSink
  private readonly screen: CellScreen
  private readonly boxes = new Map<string, Box>()
  private readonly plots: PlotPainter
  private title = ''

  constructor(
    size: { readonly columns: number; readonly rows: number },
    public theme: Theme,
  ) {
    this.sink = new TextSink(size.columns, size.rows)
    this.screen = createScreen(this.keys, this.sink)
    this.plots = new PlotPainter(this.screen)
  }

  /** Calls `listener` for every key that blessed knows. */
  onKey(listener: (character: string | undefined, key: BlessedKey) => void): void {
    this.screen.program.on('keypress', listener)
  }

  /** A key's sequence from the terminal. */
  press(sequence: string): void {
    this.keys.press(sequence)
  }

  /** The text that makes the terminal show this scene; empty when it does already. Cursor and modes are not in it. */
  draw(scene: Scene): string {
    const { screen } = this
    this.arrange(scene.panes)
    new Canvas(screen.lines).fill(this.whole(), this.theme.attribute('normal'), ' ')
    screen.render()
    return this.flush() + this.titleText(scene.title)
  }

  /** Whether charts are drawn with characters of ASCII alone. */
  set letters(alone: boolean) {
    this.plots.letters = alone
  }

  /** The terminal has another size, and shows nothing that is known. */
  resize(columns: number, rows: number): void {
    this.sink.columns = this.screen.program.cols = columns
    this.sink.rows = this.screen.program.rows = rows
    this.forget()
  }

  /** The next drawing writes every cell. */
  forget(): void {
    this.screen.alloc(true)
    this.title = ''
  }

  /** Where pictures are in the scene drawn last. */
  pictures(): readonly PictureArea[] {
    return [...this.boxes.values()].flatMap(({ pane }) => {
      if (pane.kind === 'text') return []
      const area = this.clipped(insideOf(pane))
      return area.width > 0 && area.height > 0 ? [{ ...area, which: pane.kind, fit: pane.fit }] : []
    })
  }

  /** Whether the picture is to be seen in a cell, nothing else lying over it. */
  shows(which: Which, x: number, y: number): boolean {
    return ((this.screen.lines[y]?.[x]?.[0] ?? 0) & SENTINEL[which]) !== 0
  }

  /** Gives up blessed's hold on the process; what it says at its end is not written. */
  destroy(): void {
    this.screen.destroy()
    this.sink.take()
  }

  private whole(): Area {
    return { x: 0, y: 0, width: this.sink.columns, height: this.sink.rows }
  }

  private clipped({ x, y, width, height }: Area): Area {
    const left = Math.max(0, x)
    const top = Math.max(0, y)
    const right = Math.min(this.sink.columns, x + width)
    const bottom = Math.min(this.sink.rows, y + height)
    return { x: left, y: top, width: right - left, height: bottom - top }
  }

  /** Makes, moves and removes boxes until they are the panes, from the back to the front. */
  private arrange(panes: readonly Pane[]): void {
    const ids = new Set(panes.map((pane) => pane.id))
    for (const [id, box] of this.boxes) if (!ids.has(id)) this.remove(id, box)
    for (const pane of panes) {
      const box = this.boxes.get(pane.id) ?? this.add(pane)
      box.pane = pane
      const { x: left, y: top, width, height } = pane
      Object.assign(box.element.position, { left, top, width, height })
      box.element.setFront()
    }
  }

  private add(pane: Pane): Box {
    const box: Box = { pane, element: createBox(this.screen, () => this.paint(box.pane)) }
    this.boxes.set(pane.id, box)
    return box
  }

  private remove(id: string, box: Box): void {
    box.element.detach()
    box.element.destroy()
    this.boxes.delete(id)
    this.plots.drop(id)
  }

  private paint(pane: Pane): void {
    const reserved = pane.kind === 'text' ? undefined : this.screen.dattr | SENTINEL[pane.kind]
    paintPane(new Canvas(this.screen.lines), pane, { theme: this.theme, reserved, plots: this.plots })
  }

  private flush(): string {
    this.screen.program.flush()
    return this.sink.take()
  }

  private titleText(title: string): string {
    if (title === this.title) return ''
    this.title = title
    return `\x1b]0;${clean(title)}\x07`
  }
}
