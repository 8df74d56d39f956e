import type { Frame } from '../frame'

/** Width and height in pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** What a picture may be reduced to while it is decoded, and whose time it carries. */
export interface DecodeRequest {
  /** The result is not smaller than this, unless the picture is. */
  readonly wanted: Size
  /** Unix ms that the frame gets. */
  readonly madeAtMs: number
}

/** Why a picture could not be read or written; `message` is fit for a person. */
export class CodecError extends Error {
  constructor(
    readonly reason: 'damaged' | 'unreadable' | 'failed' | 'missing',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'CodecError'
  }
}

/** The packages that can code pictures; `none` only sends a card that was coded beforehand. */
export type CodecName = 'opencv' | 'sharp' | 'none'

/** A frame as a baseline JPEG, in colour, of quality 1..100, at once. */
export type JpegEncoder = (frame: Frame, quality: number) => Uint8Array

/** Frames to and from compressed pictures. All methods reject with CodecError only. */
export interface PictureCodec {
  readonly name: CodecName
  /** Absent: this codec needs its time. */
  readonly encodeJpegNow?: JpegEncoder
  /** Baseline JPEG, in colour, of quality 1..100. */
  encodeJpeg(frame: Frame, quality: number): Promise<Uint8Array>
  /** A JPEG whose header was checked, at the least of 1/1, 1/2, 1/4 and 1/8 of its size that is still as large as wanted. */
  decodeJpeg(jpeg: Uint8Array, request: DecodeRequest): Promise<Frame>
  encodePng(frame: Frame): Promise<Uint8Array>
  /** A picture file of our own, upright, made smaller where it is larger than STILL_SIDE. */
  readStill(path: string): Promise<Frame>
}

/** The longest side, in pixels, of a still picture in memory. */
export const STILL_SIDE = 1600

/** The scales at which a JPEG can be decoded with less work, as divisors. */
export type Reduction = 1 | 2 | 4 | 8

const REDUCTIONS = [8, 4, 2] as const

/** A picture's size after decoding it at a reduction: the decoder rounds up. */
export const reducedSize = (size: Size, by: Reduction): Size => ({
  width: Math.ceil(size.width / by),
  height: Math.ceil(size.height / by),
})

/**
 * The largest reduction whose result still shows all of the detail that the wanted size can show. The picture is
 * letterboxed, so the axis that touches the box decides.
 */
export const reductionFor = (size: Size, wanted: Size): Reduction =>
  REDUCTIONS.find((by) => size.width >= wanted.width * by || size.height >= wanted.height * by) ?? 1
