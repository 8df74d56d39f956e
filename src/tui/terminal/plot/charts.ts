import { isDeepStrictEqual } from 'node:util'
import type { Plot } from '../../scene'
import type { CellScreen } from '../blessed-screen'
import { Chart, type ChartCells, type ChartSize } from './chart'

interface Drawn {
  readonly chart: Chart
  plot: Plot
  size: ChartSize
  cells: ChartCells
}

/** The charts that are on the screen. A chart is drawn when its values change, not with every drawing of the interface. */
export class Charts {
  private readonly drawn = new Map<string, Drawn>()

  constructor(private readonly screen: CellScreen) {}

  /** The cells of the plot in a pane of this id. */
  cells(id: string, plot: Plot, size: ChartSize): ChartCells {
    const last = this.drawn.get(id)
    if (last && sameSize(last.size, size) && isDeepStrictEqual(last.plot, plot)) return last.cells
    const chart = last?.chart ?? new Chart(this.screen)
    const cells = chart.draw(plot, size)
    this.drawn.set(id, { chart, plot, size, cells })
    return cells
  }

  /** The pane is no more. */
  drop(id: string): void {
    this.drawn.delete(id)
  }
}

const sameSize = (a: ChartSize, b: ChartSize): boolean => a.width === b.width && a.height === b.height
