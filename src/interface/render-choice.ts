import { isOfPixels, type RenderMode } from '../media/render/renderer'
import type { Capabilities } from '../tui/display'
import { UsageError } from '../exit'

const modesOf = ({ mode, modes }: Capabilities): readonly RenderMode[] => modes ?? [mode]

/** The way of drawing that comes after the present one, around the end. */
export const nextMode = (capabilities: Capabilities): RenderMode => {
  const modes = modesOf(capabilities)
  return modes[(modes.indexOf(capabilities.mode) + 1) % modes.length] ?? capabilities.mode
}

/** What a way of drawing needs that is not known here; undefined where it can be tried. */
const missing = (mode: RenderMode, capabilities: Capabilities): string | undefined => {
  if (!isOfPixels(mode)) return undefined
  if (capabilities.multiplexer !== 'none') return `${capabilities.multiplexer} lets no pixels through`
  return capabilities.cell ? undefined : 'the terminal does not tell how many pixels a cell has'
}

/**
 * Makes sure that pictures can be drawn as it was asked for. Cells can be on every terminal; pixels where the size of a
 * cell is known, whether the terminal says that it can or not. Throws UsageError.
 */
export const requireMode = (mode: RenderMode, capabilities: Capabilities): void => {
  const why = missing(mode, capabilities)
  if (why !== undefined)
    throw new UsageError(`--render ${mode} cannot be: ${why}. Here can be: ${modesOf(capabilities).join(', ')}.`)
}
