/**
 * One datagram is one picture:
 *
 *     order "#" timestamp "#" WIDTHxHEIGHT "#" fps "#" jpeg
 *
 * cut at the first four 0x23 bytes. Some senders leave the header out and send the bare JPEG.
 * Source: videocall protocol of the UAM course, section 6.
 */

const HASH = 0x23
/** No header seen is longer than 60 bytes; behind this a '#' belongs to the picture. */
const MAX_HEADER_BYTES = 256

/** What a sender claims about a picture. Never trusted: the size and the age of the picture are measured. */
export interface VideoHints {
  /** Unix time in milliseconds when the sender says it made the picture; absent when it gave no number. */
  readonly madeAtMs?: number
  readonly width?: number
  readonly height?: number
  readonly fps?: number
}

/** A picture as it arrived. */
export interface VideoDatagram {
  /** Whole number, 0 or more; absent when the sender gave none that can be read. */
  readonly order?: number
  readonly hints: VideoHints
  /** A view of the received bytes, not a copy. Starts with FF D8; nothing else is checked. */
  readonly jpeg: Uint8Array
}

/** The header of a picture that is sent. */
export interface VideoHeader {
  readonly order: number
  /** Unix time in milliseconds; absent: nobody knows. */
  readonly madeAtMs?: number
  readonly width: number
  readonly height: number
  /** Rounded to a whole number of at least 1: some readers divide by it. */
  readonly fps: number
}

const startsJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8

const ascii = (bytes: Uint8Array): string => String.fromCharCode(...bytes)

const NUMBER = /^\d+(\.\d*)?$/

const number = (text: string | undefined): number | undefined => {
  const trimmed = text?.trim() ?? ''
  return NUMBER.test(trimmed) ? Number(trimmed) : undefined
}

const wholeNumber = (text: string | undefined): number | undefined => {
  const value = Math.trunc(number(text) ?? NaN)
  return Number.isSafeInteger(value) ? value : undefined
}

/** The positions of the first four '#', or undefined when there are fewer. */
const separators = (bytes: Uint8Array): readonly number[] | undefined => {
  const found: number[] = []
  const end = Math.min(bytes.length, MAX_HEADER_BYTES)
  for (let at = 0; at < end && found.length < 4; at++) if (bytes[at] === HASH) found.push(at)
  return found.length === 4 ? found : undefined
}

const hintsOf = (timestamp: string | undefined, size: string | undefined, fps: string | undefined): VideoHints => {
  const seconds = number(timestamp)
  const [width, height] = (size ?? '').split('x').map(wholeNumber)
  const rate = number(fps)
  return {
    ...(seconds !== undefined && { madeAtMs: seconds * 1000 }),
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    ...(rate !== undefined && { fps: rate }),
  }
}

/** Reads a datagram; undefined when it is not video (no JPEG behind four '#', and none without a header). Never throws. */
export const decodeVideo = (datagram: Uint8Array): VideoDatagram | undefined => {
  if (startsJpeg(datagram)) return { hints: {}, jpeg: datagram }
  const ends = separators(datagram)
  if (ends === undefined) return undefined
  const jpeg = datagram.subarray((ends[3] ?? 0) + 1)
  if (!startsJpeg(jpeg)) return undefined
  const [order, ...rest] = ascii(datagram.subarray(0, ends[3])).split('#')
  const number = wholeNumber(order)
  return { ...(number !== undefined && { order: number }), hints: hintsOf(rest[0], rest[1], rest[2]), jpeg }
}

/** The bytes before the JPEG. A sender that gathers (header, jpeg) need not copy the picture. */
export const encodeVideoHeader = (header: VideoHeader): Uint8Array => {
  const fps = Math.max(1, Math.round(header.fps))
  const time = header.madeAtMs === undefined ? '' : (header.madeAtMs / 1000).toFixed(6)
  const text = `${header.order}#${time}#${header.width}x${header.height}#${fps}#`
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}

/** The whole datagram, in one piece of memory. */
export const encodeVideo = (header: VideoHeader, jpeg: Uint8Array): Uint8Array => {
  const head = encodeVideoHeader(header)
  const datagram = new Uint8Array(head.length + jpeg.length)
  datagram.set(head)
  datagram.set(jpeg, head.length)
  return datagram
}
