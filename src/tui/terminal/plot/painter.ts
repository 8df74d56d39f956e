import type { Pane } from '../../scene'
import { cellWidth } from '../../width'
import type { CellScreen } from '../blessed-screen'
import type { Area, Canvas } from '../cells'
import { paintLine } from '../painted-line'
import type { Theme } from '../theme/theme'
import type { ChartCells } from './chart'
import { Charts } from './charts'
import { asLetter } from './letters'

/** Less than this shows nothing of a chart, in cells. */
const LEAST = { width: 12, height: 4 }
/** From so many rows on, one of them tells the time. */
const TIME_ROWS = 6

/** Where a chart goes and on which ground. */
export interface PlotPlace extends Area {
  readonly theme: Theme
  readonly ground: Pane['style']
}

/** Paints the plots of panes. */
export class PlotPainter {
  private readonly charts: Charts
  /** Only characters of ASCII: the terminal may have no others. */
  letters = false

  constructor(screen: CellScreen) {
    this.charts = new Charts(screen)
  }

  /** Paints the plot of a pane, if it has one, into what its lines leave of the inside. */
  paint(canvas: Canvas, { id, plot, lines }: Pane, inside: PlotPlace): void {
    const free = { ...inside, y: inside.y + lines.length, height: inside.height - lines.length }
    if (plot === undefined || free.width < LEAST.width || free.height < LEAST.height) return
    const timed = free.height >= TIME_ROWS && (plot.since ?? plot.until) !== undefined
    const size = { width: free.width, height: free.height - (timed ? 1 : 0) }
    this.paintCells(canvas, this.charts.cells(id, plot, size), free)
    if (timed) paintTime(canvas, plot, { ...free, y: free.y + size.height })
  }

  /** The pane is no more. */
  drop(id: string): void {
    this.charts.drop(id)
  }

  private paintCells(canvas: Canvas, cells: ChartCells, { x, y, theme, ground }: PlotPlace): void {
    for (const [row, line] of cells.entries())
      for (const [column, { text, style }] of line.entries()) {
        const character = this.letters ? asLetter(text) : text
        canvas.put(x + column, y + row, { attribute: theme.attribute(style, ground), character })
      }
  }
}

/** Both ends of the time where they fit beside each other, else the newer one. */
const paintTime = (canvas: Canvas, { since = '', until = '' }: NonNullable<Pane['plot']>, place: PlotPlace): void => {
  const gap = place.width - cellWidth(since) - cellWidth(until)
  const text = gap > 0 ? since + ' '.repeat(gap) + until : until
  paintLine(canvas, [{ text, style: 'dim' }], place)
}
