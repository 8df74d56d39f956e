import { loadOpenCv } from '../../src/media/codec/opencv-library'
import { OpenCvCodec } from '../../src/media/codec/opencv-codec'
import type { PictureCodec, Size } from '../../src/media/codec/codec'
import type { SharpLibrary } from '../../src/media/codec/sharp-codec'
import { SharpCodec } from '../../src/media/codec/sharp-codec'
import { Canvas } from '../../src/media/canvas'
import type { Colour } from '../../src/media/canvas'
import type { Frame } from '../../src/media/frame'
import { createRequire } from 'node:module'

/** The codec of the addon, which set-up builds. */
export const openCvCodec = (): OpenCvCodec => new OpenCvCodec(loadOpenCv())

export const sharpLibrary = (): SharpLibrary => createRequire(__filename)('sharp') as SharpLibrary

/** The codec that needs no addon. */
export const sharpCodec = (): PictureCodec => new SharpCodec(sharpLibrary())

/** What sharp makes of a JPEG, scaled into a size: RGB, rows from the top. */
export const decodedJpeg = async (jpeg: Uint8Array, { width, height }: Size): Promise<Buffer> =>
  sharpLibrary()(jpeg).resize(width, height, { fit: 'fill' }).raw().toBuffer()

/** A picture whose left half has one colour and whose right half another. */
export const halves = (size: Size, left: Colour, right: Colour): Frame => {
  const canvas = new Canvas(size)
  canvas.rectangle({ x: 0, y: 0, ...size }, left)
  canvas.rectangle({ x: size.width / 2, y: 0, ...size }, right)
  return { ...size, data: canvas.data, madeAtMs: 0 }
}

/** A picture that no encoder can make small; the same for the same seed. */
export const noise = (size: Size, seed = 1): Frame => {
  const data = Buffer.alloc(size.width * size.height * 3)
  let state = seed
  for (let at = 0; at < data.length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    data[at] = state >>> 24
  }
  return { ...size, data, madeAtMs: 0 }
}

/** The colour of one pixel, BGR. */
export const pixelOf = (frame: Frame, x: number, y: number): number[] => {
  const at = (y * frame.width + x) * 3
  return [...frame.data.subarray(at, at + 3)]
}
