import type { RenderMode } from '../../media/render/renderer'
import type { Capabilities } from '../display'

type Found = Pick<
  Capabilities,
  'colours' | 'kittyGraphics' | 'kittyComposes' | 'inlineImages' | 'sixel' | 'cell' | 'glyphs'
>

/**
 * Every way of drawing that this terminal can do, the best first. Pixels need the size of a cell: a guess would scroll.
 * Quadrants come before half blocks: for the same bytes they show more (SSIM 0.73 to 0.66 at 4 KB a picture in 80x24).
 */
export const modesOf = (found: Found): readonly [RenderMode, ...RenderMode[]] => {
  if (found.colours === 'none') return ['ascii', 'braille', 'half']
  const [best, ...rest]: readonly RenderMode[] = [...pixelModes(found), ...blockModes(found), 'braille', 'ascii']
  return [best ?? 'half', ...rest]
}

/**
 * Images that change in parts come first. Of whole pictures, which is what all else are on a terminal with inline images, a
 * JPEG has a third of the bytes of a PNG and a sixth of those of sixels.
 */
const pixelModes = ({
  kittyGraphics,
  kittyComposes = false,
  inlineImages,
  sixel,
  cell,
}: Found): readonly RenderMode[] => {
  if (!cell) return []
  return [
    ...(kittyGraphics && kittyComposes ? (['kitty'] as const) : []),
    ...(inlineImages ? (['iterm'] as const) : []),
    ...(kittyGraphics && !kittyComposes ? (['kitty'] as const) : []),
    ...(sixel ? (['sixel'] as const) : []),
  ]
}

const blockModes = ({ glyphs }: Found): readonly RenderMode[] => [
  ...(glyphs?.octant ? (['octant'] as const) : []),
  ...(glyphs?.sextant ? (['sextant'] as const) : []),
  'quadrant',
  'half',
]
