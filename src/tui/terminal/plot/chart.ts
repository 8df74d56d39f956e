import type { Curve, Plot } from '../../scene'
import { cellWidth } from '../../width'
import type { CellScreen } from '../blessed-screen'
import { axisOf, isKnown, type Axis } from './axis'
import { type CanvasCell, canvasCells } from './canvas-frame'
import { createChart, type LineChart } from './contrib'
import type { Painted } from '../theme/look'
import { samplesOf, samplingOf } from './samples'

/** The size of a chart in cells. */
export interface ChartSize {
  readonly width: number
  readonly height: number
}

/** A cell of a chart and what gives it its colour. */
export interface ChartCell {
  readonly text: string
  readonly style: Painted
}

/** The cells of a chart, row by row. */
export type ChartCells = readonly (readonly ChartCell[])[]

/** Dots of a cell. */
const DOTS = { x: 2, y: 4 }
/** The chart keeps so many dots under its baseline for labels of the other axis; ours are drawn by the theme. */
const BELOW = 11
const CROPPED_ROWS = 2
/** The highest value is drawn that far under the upper edge, so that its label has a row. */
const HEADROOM = 4
/** The chart's curves begin at the second dot behind the axis. */
const AXIS_DOTS = 2
/** Numbers of the palette that stand for what is drawn in them, until the cells are read back. */
const INK = { text: 1, baseline: 2, firstCurve: 16 }
/** The axes as the chart draws them, and as every font has them. */
const AXES: Readonly<Record<string, string>> = { '⡇': '│', '⠓': '└', '⠒': '─' }
/** The chart takes its axes from its first curve. */
const NO_CURVE: Curve = { style: 'normal', values: [] }

/**
 * Draws plots with blessed-contrib's line chart, which gives its cells and stays off the screen: its own rendering would draw the
 * whole canvas with every picture of the interface. One for each place.
 */
export class Chart {
  private readonly widget: LineChart
  private size: ChartSize = { width: 0, height: 0 }

  constructor(screen: CellScreen) {
    const style = { line: INK.firstCurve, text: INK.text, baseline: INK.baseline }
    const numbers = { xPadding: 1, xLabelPadding: 1, minY: 0, maxY: 1, numYLabels: 1 }
    this.widget = createChart({ screen, width: 1, height: 1, style, ...numbers })
    this.widget.calcSize = () => {
      const { width, height } = this.size
      this.widget.canvasSize = { width: width * DOTS.x, height: (height + CROPPED_ROWS) * DOTS.y }
    }
  }

  /** The cells of a plot, row by row. */
  draw(plot: Plot, size: ChartSize): ChartCells {
    this.fit(size)
    const axis = axisOf(plot, size.height)
    const left = this.setAxis(axis)
    const { width } = this.widget.canvasSize
    const sampling = samplingOf(Math.max(2, plot.length), Math.max(1, width - left - AXIS_DOTS))
    const x = Array.from({ length: (width - left) * sampling.perDot }, () => ' ')
    const curves: readonly Curve[] = plot.curves.length === 0 ? [NO_CURVE] : plot.curves
    this.widget.setData(
      curves.map((curve, i) => ({
        title: '',
        x,
        y: samplesOf(curve, sampling, axis),
        style: { line: INK.firstCurve + i },
      })),
    )
    const rows = canvasCells(this.widget.ctx._canvas.frame()).slice(0, size.height)
    return this.signed(
      plot,
      axis,
      rows.map((row) => row.slice(0, size.width).map((cell) => styled(cell, plot))),
    )
  }

  private fit(size: ChartSize): void {
    if (size.width === this.size.width && size.height === this.size.height) return
    this.size = size
    this.widget.emit('attach')
  }

  /** Returns how many dots the labels take. */
  private setAxis(axis: Axis): number {
    const { options, canvasSize } = this.widget
    const high = canvasSize.height - BELOW
    options.minY = axis.min
    options.maxY = axis.min + ((axis.max - axis.min) * high) / (high - HEADROOM)
    options.numYLabels = (options.maxY - axis.min) / axis.step
    const texts = [axis.min, axis.max, options.maxY].map((value) => label(value, axis))
    options.xLabelPadding = options.xPadding = DOTS.x * Math.max(...texts.map((text) => text.length))
    return options.xPadding
  }

  /** With the signs of the curves at their newest values; one whose place is taken goes to the left of the other. */
  private signed(plot: Plot, axis: Axis, rows: readonly ChartCell[][]): ChartCells {
    const taken = new Set<ChartCell>()
    for (const { sign, style, values } of plot.curves) {
      const newest = values.at(-1)
      if (sign === undefined || cellWidth(sign) !== 1 || !isKnown(newest)) continue
      const row = rows[this.rowOf(newest, axis)] ?? []
      const column = row.findLastIndex((cell) => !taken.has(cell))
      if (column < 0) continue
      row[column] = { text: sign, style }
      taken.add(row[column])
    }
    return rows
  }

  private rowOf(value: number, { min, max }: Axis): number {
    const high = this.widget.canvasSize.height - BELOW
    const share = (Math.min(max, Math.max(min, value)) - min) / (this.widget.options.maxY - min)
    return Math.floor((high - high * share - AXIS_DOTS) / DOTS.y)
  }
}

/** As the chart writes it: two places where labels are less than one apart. */
const label = (value: number, { step }: Axis): string => value.toFixed(step < 1 && value !== 0 ? 2 : 0)

const styled = ({ text, ink }: CanvasCell, { curves }: Plot): ChartCell => {
  const curve = curves[ink - INK.firstCurve]
  if (curve) return { text, style: curve.style }
  return ink === INK.text ? { text, style: 'dim' } : { text: AXES[text] ?? text, style: 'border' }
}
