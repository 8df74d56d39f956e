// The colours that a terminal has. Twin: src/media/render/kernel/twin/mosaic/inks.ts.

let palette: usize = 0
let nearest: usize = 0

/** The tables of `mosaicJob`; a palette of 0: any colour of 24 bits, and inks are colours. */
export function takeInks(words: usize, table: usize): void {
  palette = words
  nearest = table
}

/** The ink that is nearest to a colour. */
export function inkOf(rgb: i32): i32 {
  if (palette == 0) return rgb
  return load<u8>(nearest + <usize>(((rgb >> 9) & 0x7c00) | ((rgb >> 6) & 0x3e0) | ((rgb >> 3) & 31)))
}

/** What an ink looks like. */
export function rgbOf(ink: i32): i32 {
  return palette == 0 ? ink : load<i32>(palette + <usize>(ink << 2))
}
