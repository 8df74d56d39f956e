/** The luminance, in 8 bits, of a colour given as red, green and blue from the highest byte on (ITU-R BT.601). */
export const lumaOf = (colour: number): number =>
  (29 * (colour & 255) + 150 * ((colour >> 8) & 255) + 77 * ((colour >> 16) & 255)) >> 8

const UNKNOWN = -1

/** Luminances that stay as they are until they have moved further than a hold: so noise does not flicker. */
export class HeldLuma {
  private levels = new Int16Array(0)

  /** Begins anew, with so many places. */
  resize(count: number): void {
    this.levels = new Int16Array(count).fill(UNKNOWN)
  }

  /** The level at a place, given the colour that is there now. */
  at(place: number, colour: number, hold: number): number {
    const level = lumaOf(colour)
    const held = this.levels[place] ?? UNKNOWN
    if (held !== UNKNOWN && Math.abs(level - held) <= hold) return held
    this.levels[place] = level
    return level
  }
}
