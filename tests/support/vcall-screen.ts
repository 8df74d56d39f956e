import { programOf, videoOf } from './processes'
import { Pty, type PtyOptions } from './pty'
import { distanceTo, type Quarter } from './quadrants'
import { until } from './until'
import { LAUNCHER, mustBeBuilt, ownState, type OwnState } from './vcall'

/** How vcall is run in a terminal. */
export interface ScreenOptions extends Pick<PtyOptions, 'columns' | 'rows' | 'answer' | 'env'> {
  /** Kept by the test, so that one run sees what another remembered; absent: its own. */
  readonly state?: OwnState
}

/** A rectangle of cells. */
export interface CellBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The picture that every source sends unless asked otherwise is 4:3; a cell is twice as high as wide. */
const ASPECT = 4 / 3
const PATIENCE_MS = 60_000
const PICTURE_ONLY = /^[ █▀▄▌▐▖▗▘▝▙▚▛▜▞▟\s]*$/

const open = new Set<VcallScreen>()

/** Ends every vcall in a terminal that still runs; for `afterEach`. */
export const closeScreens = (): void => {
  for (const screen of open) screen.kill()
  open.clear()
}

/** The whole program as a person has it: in a terminal, with keys. */
export class VcallScreen extends Pty {
  readonly state: OwnState
  private readonly ownsState: boolean

  constructor(args: readonly string[], options: ScreenOptions = {}) {
    mustBeBuilt()
    const { state = ownState(), env, ...rest } = options
    super({
      command: process.execPath,
      args: [LAUNCHER, ...args],
      ...rest,
      env: { XDG_STATE_HOME: state.folder, XDG_CONFIG_HOME: state.folder, ...env },
    })
    this.state = state
    this.ownsState = options.state === undefined
    open.add(this)
  }

  override kill(): void {
    super.kill()
    if (this.ownsState) this.state.remove()
  }

  /** The main process, which the launcher watches over. */
  program(): Promise<number> {
    return until('the main process', () => programOf(this.pid), PATIENCE_MS)
  }

  /** The video process; not the one of this pid, where one is given. */
  async video(but?: number): Promise<number> {
    const program = await this.program()
    const look = (): number | undefined => {
      const pid = videoOf(program)
      return pid === but ? undefined : pid
    }
    return until('the video process', look, PATIENCE_MS)
  }

  /** Whether the terminal is as a shell expects it. */
  get restored(): boolean {
    return !this.alternate && this.cursorShown && !this.mouseTracked && !this.bracketedPaste
  }

  /** Waits for an incoming call whose keys are heard: those of somebody who was typing when it rang are not, for a while. */
  async rings(): Promise<void> {
    await this.waitFor('Enter answer')
  }

  /** The cells inside the pane of this title; undefined while there is none. */
  pane(title: string): CellBox | undefined {
    const { lines } = this
    const y = lines.findIndex((text) => text.includes(`┌ ${title} ─`))
    const top = lines[y]
    if (top === undefined) return undefined
    const left = top.indexOf(`┌ ${title} ─`)
    const right = top.indexOf('┐', left)
    const height = lines.slice(y + 1).findIndex((text) => text[left] === '└')
    return right < 0 || height < 0 ? undefined : { x: left + 1, y: y + 1, width: right - left - 1, height }
  }

  /** What is written in the pane of this title, a line for each row; empty while there is none. */
  paneText(title: string): string {
    const box = this.pane(title)
    const rows = box ? this.lines.slice(box.y, box.y + box.height) : []
    return rows.map((line) => line.slice(box?.x, (box?.x ?? 0) + (box?.width ?? 0))).join('\n')
  }

  /** Every cell's colours in the pane of this title, as one text: another picture is another text. */
  cells(title: string): string {
    const box = this.pane(title)
    if (!box) return ''
    const rows = Array.from({ length: box.height }, (_, y) => y + box.y)
    return rows.map((y) => this.rowColours(box, y)).join('\n')
  }

  /** What of the known still picture is not seen in the pane, in words; empty: nothing is missing or in front. */
  wrongQuarters(title: string, tolerance = 24): readonly string[] {
    const box = this.pane(title)
    if (!box) return ['no pane']
    if (!PICTURE_ONLY.test(this.paneText(title))) return ['something lies over the picture']
    return cellsOf(box).flatMap(({ x, y, quarter }) => {
      const wrong = this.halves(x, y).filter((colour) => distanceTo(quarter, blueGreenRed(colour)) > tolerance)
      return wrong.length === 0 ? [] : [`${quarter} at ${x},${y} is ${wrong.join(' ')}`]
    })
  }

  /** Waits until the known still picture is seen, whole. */
  async showsQuadrants(title: string): Promise<void> {
    await this.waitFor(() => this.wrongQuarters(title).length === 0).catch((error: unknown) => {
      throw new Error(`${this.wrongQuarters(title).slice(0, 5).join(', ')}\n${String(error)}`)
    })
  }

  /** Waits until a picture is in a pane, of cells that a test likes, and then becomes another one. */
  async moves(title: string, likes = inTrueColour): Promise<void> {
    const picture = (): string => {
      const cells = this.cells(title)
      return cells.split(/\s/).filter(likes).length > 20 ? cells : ''
    }
    await this.waitFor(() => picture() !== '')
    const before = picture()
    await this.waitFor(() => !['', before].includes(picture()))
  }

  private rowColours(box: CellBox, y: number): string {
    return Array.from({ length: box.width }, (_, x) => this.halves(box.x + x, y).join('/')).join(' ')
  }
}

/** A cell that shows a quarter of the known picture and nothing else. */
interface QuarterCell {
  readonly x: number
  readonly y: number
  readonly quarter: Quarter
}

/** Shares of the picture next to its edges and middle lines, where two colours meet in a cell. */
const MEETING = 0.08

/** The cells of a letterboxed picture that belong to one quarter each: most of them. */
const cellsOf = (box: CellBox): readonly QuarterCell[] => {
  const width = Math.min(box.width, box.height * 2 * ASPECT)
  const height = width / ASPECT / 2
  const found: QuarterCell[] = []
  for (let row = 0; row < box.height; row++) {
    for (let col = 0; col < box.width; col++) {
      const quarter = quarterAt((col + 0.5 - box.width / 2) / width, (row + 0.5 - box.height / 2) / height)
      if (quarter) found.push({ x: box.x + col, y: box.y + row, quarter })
    }
  }
  return found
}

/** Whose colour is seen so far to the right and down from the middle, in shares of the whole picture. */
const quarterAt = (right: number, down: number): Quarter | undefined => {
  const nearest = Math.min(Math.abs(right), Math.abs(down))
  const farthest = Math.max(Math.abs(right), Math.abs(down))
  if (nearest < MEETING || farthest > 0.5 - MEETING) return undefined
  if (down < 0) return right < 0 ? 'topLeft' : 'topRight'
  return right < 0 ? 'bottomLeft' : 'bottomRight'
}

/** A cell that shows something else than a black bar beside the picture. */
const inTrueColour = (cell: string): boolean => cell.includes('#') && cell !== '#000000/#000000'

const blueGreenRed = (colour: string): readonly number[] => {
  const value = /^#([0-9a-f]{6})$/.exec(colour)?.[1]
  if (value === undefined) return []
  const rgb = Number.parseInt(value, 16)
  return [rgb & 0xff, (rgb >> 8) & 0xff, rgb >> 16]
}
