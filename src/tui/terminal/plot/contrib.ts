import { createRequire } from 'node:module'
import type { CellScreen } from '../blessed-screen'

/** Settings of blessed-contrib's line chart; lengths in dots, 2x4 to a cell. Colours are numbers of the palette. */
export interface ChartOptions {
  readonly screen: CellScreen
  readonly width: number
  readonly height: number
  readonly style: { readonly line: number; readonly text: number; readonly baseline: number }
  xPadding: number
  xLabelPadding: number
  minY: number
  maxY: number
  numYLabels: number
}

/** A curve as the chart takes it: a label for each value, of which NaN is not drawn. */
export interface ChartData {
  readonly title: string
  readonly x: readonly string[]
  readonly y: readonly number[]
  readonly style: { readonly line: number }
}

/** What is used of blessed-contrib's line chart. */
export interface LineChart {
  readonly options: ChartOptions
  canvasSize: { width: number; height: number }
  /** Its own leaves room for a border that is not ours. */
  calcSize: () => void
  /** The drawing canvas, there after `attach`. */
  readonly ctx: { readonly _canvas: { frame(): string } }
  setData(data: readonly ChartData[]): void
  emit(event: 'attach'): boolean
}

type MakeChart = (options: ChartOptions) => LineChart

// Loaded with the first chart, and of the package only this: all of it takes 35 ms, which no start needs.
let make: MakeChart | undefined

/** A line chart that is on no screen: it never renders by itself. */
export const createChart = (options: ChartOptions): LineChart => {
  make ??= createRequire(__filename)('blessed-contrib/lib/widget/charts/line') as MakeChart
  return make(options)
}
