/*
 * Sound cards that cannot do mono are opened in stereo. s16le on both sides.
 */

/** One channel as two equal ones. */
export const toStereo = (mono: Buffer): Buffer => {
  const stereo = Buffer.allocUnsafe(2 * mono.length)
  for (let at = 0; at + 1 < mono.length; at += 2) {
    const sample = mono.readInt16LE(at)
    stereo.writeInt16LE(sample, 2 * at)
    stereo.writeInt16LE(sample, 2 * at + 2)
  }
  return stereo
}

/** The mean of two channels. */
export const toMono = (stereo: Buffer): Buffer => {
  const mono = Buffer.allocUnsafe(stereo.length >> 1)
  for (let at = 0; at + 1 < mono.length; at += 2) {
    mono.writeInt16LE((stereo.readInt16LE(2 * at) + stereo.readInt16LE(2 * at + 2)) >> 1, at)
  }
  return mono
}
