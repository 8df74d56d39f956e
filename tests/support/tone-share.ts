const HEAD_BYTES = 44
const SAMPLE_RATE_HZ = 48_000

/** The samples of a WAV file as vcall writes it: 16 bit, mono, 48 kHz; throws for another one. */
export const samplesOf = (file: Buffer): Int16Array => {
  const [format, rateHz, bits] = [file.readUInt32LE(20), file.readUInt32LE(24), file.readUInt16LE(34)]
  if (format !== 0x00010001 || rateHz !== SAMPLE_RATE_HZ || bits !== 16) throw new Error('another kind of WAV file')
  const count = Math.floor((file.length - HEAD_BYTES) / 2)
  return Int16Array.from({ length: count }, (_, at) => file.readInt16LE(HEAD_BYTES + 2 * at))
}

/** How much of the power of a WAV file is a tone, 0..1: tenths of a second, each by itself, since phases leap. */
export const toneShare = (file: Buffer, hz: number): number => {
  const samples = samplesOf(file)
  const step = SAMPLE_RATE_HZ / 10
  let [tone, all] = [0, 0]
  for (let from = 0; from + step <= samples.length; from += step) {
    let [power, real, imaginary] = [0, 0, 0]
    for (const [at, sample] of samples.subarray(from, from + step).entries()) {
      const angle = (2 * Math.PI * hz * at) / SAMPLE_RATE_HZ
      power += sample * sample
      real += sample * Math.cos(angle)
      imaginary += sample * Math.sin(angle)
    }
    tone += (2 * (real * real + imaginary * imaginary)) / step
    all += power
  }
  return all === 0 ? 0 : tone / all
}
