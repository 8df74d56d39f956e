import type { Traits } from '../media/render/renderer'
import type { Capabilities } from '../tui/display'

/** What a renderer has to know of what the terminal can do. */
export const traitsOf = ({ mode, colours, cell, rows, sixelTraits, kittyComposes = false }: Capabilities): Traits => ({
  colours,
  ...(cell && { cell }),
  // Other ways of drawing need not begin anew when the window changes.
  ...(mode === 'kitty' && { kitty: { composes: kittyComposes } }),
  ...((mode === 'sixel' || mode === 'iterm') && { rows }),
  ...(mode === 'sixel' && sixelTraits && { sixel: sixelTraits }),
})
