import { MAX_PIXELS } from '../frame'

/** What a JPEG says of itself before anything is decoded. */
export interface JpegHeader {
  readonly width: number
  readonly height: number
  /** 1: grey, 3: colour. */
  readonly components: 1 | 3
  readonly progressive: boolean
  /** Passes over the picture; more of them cost more time for the same pixels. */
  readonly scans: number
}

/**
 * Why a JPEG is not decoded. `damaged`: no JPEG, cut off, or of a kind that no camera makes. `oversize`: more pixels,
 * or more passes over them, than we are willing to spend time and memory on.
 */
export type JpegFault = 'damaged' | 'oversize'

/** The most pixels times scans that are decoded: a progressive picture of 1080p in its usual ten scans. */
const MAX_SCANNED_PIXELS = 24_000_000

const MARKER = 0xff
const START_OF_IMAGE = 0xd8
const END_OF_IMAGE = 0xd9
const START_OF_SCAN = 0xda
const BASELINE = 0xc0
const EXTENDED = 0xc1
const PROGRESSIVE = 0xc2
const HUFFMAN_TABLES = 0xc4
const ARITHMETIC_TABLES = 0xcc

/** 0xc0..0xcf are frames, apart from three that are not. 0xc8 is reserved and refused as a frame. */
const isFrame = (code: number): boolean =>
  (code & 0xf0) === 0xc0 && code !== HUFFMAN_TABLES && code !== ARITHMETIC_TABLES

/** Markers without a length: TEM and the restart markers. */
const standsAlone = (code: number): boolean => code === 0x01 || (code & 0xf8) === 0xd0

const word = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)

/** Where a segment begins (its length field) and which marker stands before it. */
interface Segment {
  readonly code: number
  readonly at: number
}

/** The marker at `at`; fill bytes may stand before it, anything else may not. */
const segmentAt = (bytes: Uint8Array, at: number): Segment | undefined => {
  if (bytes[at] !== MARKER) return undefined
  while (bytes[at] === MARKER) at++
  const code = bytes[at]
  return code === undefined || code === 0 ? undefined : { code, at: at + 1 }
}

const firstFrame = (bytes: Uint8Array): Segment | undefined => {
  let at = 2
  for (;;) {
    const segment = segmentAt(bytes, at)
    if (segment === undefined || isFrame(segment.code)) return segment
    if (segment.code === START_OF_SCAN || segment.code === END_OF_IMAGE || segment.code === START_OF_IMAGE) return
    if (standsAlone(segment.code)) at = segment.at
    else {
      const length = word(bytes, segment.at)
      if (length < 2) return undefined
      at = segment.at + length
    }
  }
}

/** The number of scans if the picture is complete, that is if an end follows the last of them. */
const countScans = (bytes: Uint8Array, from: number): number | undefined => {
  let scans = 0
  for (let at = bytes.indexOf(MARKER, from); at >= 0; at = bytes.indexOf(MARKER, at + 1)) {
    const code = bytes[at + 1] ?? 0
    if (code === START_OF_SCAN) scans++
    if (code === END_OF_IMAGE && scans > 0) return scans
    if (isFrame(code)) return undefined
  }
  return undefined
}

const readFrame = (bytes: Uint8Array, { code, at }: Segment): JpegHeader | JpegFault => {
  const length = word(bytes, at)
  const components = bytes[at + 7]
  if (code !== BASELINE && code !== EXTENDED && code !== PROGRESSIVE) return 'damaged'
  if ((components !== 1 && components !== 3) || length !== 8 + 3 * components || bytes[at + 2] !== 8) return 'damaged'
  const height = word(bytes, at + 3)
  const width = word(bytes, at + 5)
  if (width === 0 || height === 0) return 'damaged'
  if (width * height > MAX_PIXELS) return 'oversize'
  const scans = countScans(bytes, at + length)
  if (scans === undefined) return 'damaged'
  if (width * height * scans > MAX_SCANNED_PIXELS) return 'oversize'
  return { width, height, components, progressive: code === PROGRESSIVE, scans }
}

/**
 * Reads the frame header (ITU T.81, B.2.2) and checks that the picture is one a decoder may be given: complete, 8 bits,
 * grey or colour, Huffman coded, within the limits. Allocates nothing, never throws, reads within bounds.
 */
export const readJpegHeader = (bytes: Uint8Array): JpegHeader | JpegFault => {
  if (bytes[0] !== MARKER || bytes[1] !== START_OF_IMAGE || bytes[2] !== MARKER) return 'damaged'
  const frame = firstFrame(bytes)
  return frame === undefined ? 'damaged' : readFrame(bytes, frame)
}
