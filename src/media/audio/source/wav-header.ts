/** How the samples of a WAV file lie in it. */
export interface WavFormat {
  readonly encoding: 'integer' | 'float'
  readonly bits: number
  readonly channels: number
  readonly rateHz: number
}

/** A head that claims what cannot be; `message` is the end of a sentence. */
export class WavError extends Error {}

const PCM = 1
const FLOAT = 3
const EXTENSIBLE = 0xfffe
const FORMAT_BYTES = 16
/** Where the extensible head names the encoding. */
const SUBFORMAT = 24

const MOST_CHANNELS = 64
const RATES_HZ = { least: 1000, most: 768_000 }

/** Whether a file that begins so is a WAV file at all; 12 bytes are looked at. */
export const isWav = (head: Buffer): boolean =>
  ['RIFF', 'RF64'].includes(head.toString('latin1', 0, 4)) && head.toString('latin1', 8, 12) === 'WAVE'

/**
 * Reads the chunk `fmt ` (Microsoft, "Multimedia Programming Interface and Data Specifications 1.0"). Undefined: compressed
 * in some way that is not known here. Throws WavError.
 */
export const readFormat = (chunk: Buffer): WavFormat | undefined => {
  if (chunk.length < FORMAT_BYTES) throw new WavError('its head is cut off')
  const tag = chunk.readUInt16LE(0)
  const real = tag === EXTENSIBLE && chunk.length >= SUBFORMAT + 2 ? chunk.readUInt16LE(SUBFORMAT) : tag
  const encoding = encodingOf(real, chunk.readUInt16LE(14))
  if (encoding === undefined) return undefined
  return checked({ ...encoding, channels: chunk.readUInt16LE(2), rateHz: chunk.readUInt32LE(4) })
}

const encodingOf = (tag: number, bits: number): Pick<WavFormat, 'encoding' | 'bits'> | undefined => {
  if (tag === PCM && [8, 16, 24, 32].includes(bits)) return { encoding: 'integer', bits }
  if (tag === FLOAT && [32, 64].includes(bits)) return { encoding: 'float', bits }
  return undefined
}

const checked = (format: WavFormat): WavFormat => {
  const { channels, rateHz } = format
  if (channels < 1 || channels > MOST_CHANNELS) throw new WavError(`it claims ${channels} channels`)
  if (rateHz < RATES_HZ.least || rateHz > RATES_HZ.most) throw new WavError(`it claims ${rateHz} samples a second`)
  return format
}

/** Bytes of one sample of all channels. */
export const blockBytes = ({ bits, channels }: WavFormat): number => (bits / 8) * channels

/** Mono of whole blocks: the mean of the channels; what is no number is silence. */
export const toMono = (bytes: Buffer, format: WavFormat): Float32Array => {
  const read = readerOf(format)
  const width = format.bits / 8
  const mono = new Float32Array(Math.floor(bytes.length / blockBytes(format)))
  for (let i = 0, at = 0; i < mono.length; i++) {
    let sum = 0
    for (let channel = 0; channel < format.channels; channel++, at += width) sum += read(bytes, at)
    mono[i] = Number.isFinite(sum) ? Math.max(-1, Math.min(1, sum / format.channels)) : 0
  }
  return mono
}

const readerOf = ({ encoding, bits }: WavFormat): ((bytes: Buffer, at: number) => number) => {
  if (encoding === 'float')
    return bits === 32 ? (bytes, at) => bytes.readFloatLE(at) : (bytes, at) => bytes.readDoubleLE(at)
  if (bits === 8) return (bytes, at) => (bytes.readUInt8(at) - 128) / 128
  const scale = 2 ** (bits - 1)
  return (bytes, at) => bytes.readIntLE(at, bits / 8) / scale
}
