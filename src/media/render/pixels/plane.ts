import type { Frame } from '../../frame'
import { GridScaler } from '../grid-scaler'
import { bandsJob, outBytes, workParts } from '../kernel/bands-job'
import type { Kernel, Pointer } from '../kernel/kernel'
import { GROUP_PIXELS, NO_COLOUR, NUMBER_SHIFT, quantizeJob, TABLE_BYTES } from '../kernel/quantize-job'
import { nearest } from '../kernel/twin/nearest'
import type { DueRows } from '../refresh'
import type { Fit } from '../renderer'
import type { Palette } from './palette'
import type { PaletteUser } from './palette-keeper'

/** A rectangle of a plane, in pixels. */
export interface PixelArea {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What each pixel shows and is to show: numbers of colours, or NO_COLOUR. */
export interface Pixels {
  readonly width: number
  readonly height: number
  /** Pixels from one row to the next. */
  readonly stride: number
  readonly shown: Uint8Array
  readonly wish: Uint8Array
}

/** Sixels of an area. */
export interface Sixels {
  /** Valid until the next call of anything. */
  readonly bytes: Uint8Array
  /** The first band that the budget did not suffice for, or the number of bands. */
  readonly nextBand: number
}

/** Pixels that changed. */
export interface Changes {
  readonly area: PixelArea
  /** Row after row of the area: the number of a colour, NO_COLOUR where nothing changed. */
  readonly colours: Uint8Array
}

/** When a pixel takes the colour that it shows, or that one beside it has, instead of the nearest. */
export interface Reuse {
  /** How far from it that colour may be: levels of each channel, `red << 16 | green << 8 | blue`, 127 at most. */
  readonly levels: number
  /** Rows that are written together: the first of them does not look at the one above. */
  readonly bandRows: number
}

/** How colours are chosen. */
export interface Choice {
  /** Levels. */
  readonly hold: number
  readonly reuse: Reuse
  readonly due: DueRows
}

/** How an area is written. */
export interface BandsOptions {
  /** All pixels, not only those that show something else. */
  readonly whole: boolean
  readonly firstBand: number
  readonly budgetBytes: number
}

/** A pixel that may show anything. */
export const UNKNOWN = -1

const WORD_BYTES = 4
const MOVED_SLACK = 2
const COLOUR_WORDS = 256
const MOST_BYTES = 2 ** 30
/** Levels. */
const MOST_HOLD = 127

/** The pixels of one sixel picture: owns what a kernel's memory holds for it. */
export class PixelPlane implements PaletteUser {
  private readonly scaler: GridScaler
  private readonly quantizing: Pointer
  private readonly writing: Pointer
  private readonly shown: Pointer
  private readonly wish: Pointer
  private readonly table: Pointer
  private readonly palette: Pointer
  private readonly usedColours: Pointer
  private readonly origin: Pointer
  private readonly pixels: number
  private colours = 0

  /** Takes all of the kernel's memory. */
  constructor(
    private readonly kernel: Kernel,
    readonly size: { readonly width: number; readonly height: number },
    pixelHeight = 1,
  ) {
    kernel.release()
    this.scaler = new GridScaler(kernel, { ...size, pixelHeight })
    this.pixels = this.scaler.stride * size.height
    this.quantizing = quantizeJob.allocate(kernel)
    this.writing = bandsJob.allocate(kernel)
    this.shown = kernel.allocate(this.pixels)
    this.wish = kernel.allocate(this.pixels)
    this.origin = kernel.allocate(this.pixels * WORD_BYTES)
    this.table = kernel.allocate(TABLE_BYTES)
    this.palette = kernel.allocate(COLOUR_WORDS * WORD_BYTES)
    this.usedColours = kernel.allocate(COLOUR_WORDS)
    this.prepare()
    this.forget()
  }

  /** What is shown is not known any more. */
  forget(): void {
    this.kernel.memory.bytes.fill(NO_COLOUR, this.shown, this.shown + this.pixels)
  }

  /** Takes a frame; its pixels, `red << 16 | green << 8 | blue`, are valid until the next call of anything. */
  take(frame: Frame, fit: Fit | undefined, denoise = false): Int32Array {
    return this.scaler.scale(frame, fit, denoise)
  }

  adopt({ words, count }: Palette): void {
    const { memory } = this.kernel
    memory.words.set(
      words.map((word, i) => word | (i << NUMBER_SHIFT)),
      this.palette / WORD_BYTES,
    )
    memory.words[this.palette / WORD_BYTES + NO_COLOUR] = NO_COLOUR << NUMBER_SHIFT
    memory.bytes.fill(NO_COLOUR, this.table, this.table + TABLE_BYTES)
    this.colours = count
    this.forget()
  }

  nearest(pixel: number): number {
    const { palette, colours, table } = this
    return nearest(this.kernel.memory, { palette, colours, table }, pixel)
  }

  /** Chooses what each pixel is to show of the frame; answers how many are to show something else than they do. */
  choose({ hold, reuse, due }: Choice): number {
    quantizeJob.write(this.kernel.memory, this.quantizing, {
      colours: this.colours,
      hold: Math.max(0, Math.min(MOST_HOLD, Math.floor(hold))),
      reuse: reuse.levels,
      bandRows: reuse.bandRows,
      dueFirst: due.first,
      dueRows: due.count,
    })
    return this.kernel.call.quantize(this.quantizing)
  }

  /** Takes pixels out: they are not drawn, and what is shown there is not known. */
  takeOut(area: PixelArea): void {
    const { bytes } = this.kernel.memory
    const left = Math.max(0, area.x)
    const right = Math.min(this.size.width, area.x + area.width)
    if (left >= right) return
    for (let y = Math.max(0, area.y); y < Math.min(this.size.height, area.y + area.height); y++) {
      const row = y * this.scaler.stride
      for (const plane of [this.shown, this.wish]) bytes.fill(NO_COLOUR, plane + row + left, plane + row + right)
    }
  }

  /** Writes pixels of an area; they are shown then. */
  write(area: PixelArea, { whole, firstBand, budgetBytes }: BandsOptions): Sixels {
    const { kernel } = this
    const { size: work } = workParts(area.width)
    const scratch = kernel.scratch(work + outBytes(area.width, area.height))
    const budget = Math.min(MOST_BYTES, Math.max(0, Math.floor(budgetBytes)))
    const out = scratch + work
    bandsJob.write(kernel.memory, this.writing, {
      ...area,
      whole: Number(whole),
      firstBand,
      budget,
      work: scratch,
      out,
    })
    const length = kernel.call.bands(this.writing)
    const { nextBand } = bandsJob.read(kernel.memory, this.writing)
    return { bytes: kernel.memory.bytes.subarray(out, out + length), nextBand }
  }

  /** The pixels that are to show something else, in the smallest rectangle that holds them, or in the plane's; they are shown then. */
  changes(whole: boolean): Changes | undefined {
    const area = whole ? { x: 0, y: 0, ...this.size } : this.changedArea()
    if (area === undefined) return undefined
    const { bytes, words } = this.kernel.memory
    const colours = new Uint8Array(area.width * area.height).fill(NO_COLOUR)
    for (let y = 0, at = 0; y < area.height; y++) {
      let i = (area.y + y) * this.scaler.stride + area.x
      for (let x = 0; x < area.width; x++, i++, at++) {
        const colour = bytes[this.wish + i] ?? NO_COLOUR
        if (colour === NO_COLOUR || colour === bytes[this.shown + i]) continue
        colours[at] = bytes[this.shown + i] = colour
        words[this.origin / WORD_BYTES + i] = words[this.scaler.grid / WORD_BYTES + i] ?? 0
      }
    }
    return { area, colours }
  }

  private changedArea(): PixelArea | undefined {
    let [left, right, top, bottom] = [this.size.width, 0, this.size.height, 0]
    for (let y = 0; y < this.size.height; y++) {
      const [from, to] = this.changedColumns(y)
      if (from >= to) continue
      left = Math.min(left, from)
      right = Math.max(right, to)
      top = Math.min(top, y)
      bottom = y + 1
    }
    return left < right ? { x: left, y: top, width: right - left, height: bottom - top } : undefined
  }

  /** The first changed column of a row, and the one behind the last. */
  private changedColumns(y: number): readonly [number, number] {
    const { bytes } = this.kernel.memory
    const row = y * this.scaler.stride
    const differs = (x: number): boolean => bytes[this.wish + row + x] !== bytes[this.shown + row + x]
    let from = 0
    let to = this.size.width
    while (from < to && !differs(from)) from++
    while (from < to && !differs(to - 1)) to--
    return [from, to]
  }

  /** 1 for each colour that was written last. */
  get used(): Uint8Array {
    return this.kernel.memory.bytes.subarray(this.usedColours, this.usedColours + NO_COLOUR)
  }

  /** A look at the pixels, valid until the next call of anything. */
  look(): Pixels {
    const { bytes } = this.kernel.memory
    return {
      ...this.size,
      stride: this.scaler.stride,
      shown: bytes.subarray(this.shown, this.shown + this.pixels),
      wish: bytes.subarray(this.wish, this.wish + this.pixels),
    }
  }

  /** What the terminal is taken to show: `red << 16 | green << 8 | blue` of each pixel, row after row, or UNKNOWN. */
  believed(): Int32Array {
    const { bytes, words } = this.kernel.memory
    const { width, height } = this.size
    return Int32Array.from({ length: width * height }, (_, i) => {
      const colour = bytes[this.shown + Math.floor(i / width) * this.scaler.stride + (i % width)] ?? NO_COLOUR
      return colour === NO_COLOUR ? UNKNOWN : (words[this.palette / WORD_BYTES + colour] ?? 0) & 0xffffff
    })
  }

  /** What stays the same. */
  private prepare(): void {
    const { kernel, shown, wish, origin, scaler, size } = this
    const moved = kernel.allocate(Math.ceil(size.width / GROUP_PIXELS) + MOVED_SLACK)
    const planes = { picture: scaler.grid, origin, shown, wish, stride: scaler.stride }
    const { palette, table } = this
    quantizeJob.write(kernel.memory, this.quantizing, { ...planes, ...size, moved, palette, table })
    bandsJob.write(kernel.memory, this.writing, { ...planes, used: this.usedColours })
  }
}
