import type { RenderMode } from '../../media/render/renderer'
import type { Capabilities } from '../display'

/** Every way of drawing that this terminal can do, the best first. Pixels need the size of a cell: a guess would scroll. */
export const modesOf = (
  found: Pick<Capabilities, 'colours' | 'sixel' | 'cell'>,
): readonly [RenderMode, ...RenderMode[]] => {
  if (found.colours === 'none') return ['ascii']
  if (found.sixel && found.cell) return ['sixel', 'half', 'ascii']
  return ['half', 'ascii']
}
