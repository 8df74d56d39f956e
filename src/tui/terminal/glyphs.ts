import type { Glyphs } from '../display'
import { isAtLeast, type Identity } from './identity'

/** The first versions that draw them; absent: none does that is known. */
interface Since {
  readonly sextant?: readonly number[]
  readonly octant?: readonly number[]
}

/**
 * Octants are those of the terminals' release notes; the versions of sextants are estimates from the time when they came
 * into terminals. VTE counts its versions in one number, wezterm in days. Windows Terminal and Konsole take them from a
 * font, and most fonts have none or leave gaps.
 */
const TERMINALS: Readonly<Record<string, Since>> = {
  kitty: { sextant: [0, 20], octant: [0, 40] },
  foot: { sextant: [1, 8], octant: [1, 20] },
  ghostty: { sextant: [1, 0], octant: [1, 2] },
  wezterm: { sextant: [20210814] },
  contour: { sextant: [0, 3] },
  vte: { sextant: [6600], octant: [7800] },
}

const WITHOUT: Glyphs = { sextant: false, octant: false }

/** What this terminal draws itself; an unknown one, and a multiplexer in between, nothing beyond quadrants. */
export const glyphsOf = (identity: Identity | undefined): Glyphs => {
  const since = TERMINALS[identity?.name ?? '']
  if (!identity || !since) return WITHOUT
  const has = (least: readonly number[] | undefined): boolean =>
    least !== undefined && isAtLeast(identity.version, least)
  return { sextant: has(since.sextant), octant: has(since.octant) }
}
