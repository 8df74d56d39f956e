import { writeFile } from 'node:fs/promises'
import type { PictureCodec } from '../codec/codec'
import { readJpegHeader } from '../codec/jpeg-header'
import { whyNotWritten } from '../../protocol/system-trouble'

/** Writes a JPEG as PNG in its full size. Resolves with nothing, or with what went wrong, fit for a person. */
export const saveSnapshot = async (
  codec: PictureCodec,
  jpeg: Uint8Array | undefined,
  path: string,
): Promise<string | undefined> => {
  if (jpeg === undefined) return `No snapshot: no picture was received, ${path} was not written.`
  const size = readJpegHeader(jpeg)
  if (typeof size === 'string') return `No snapshot: the last picture is ${size}.`
  try {
    const frame = await codec.decodeJpeg(jpeg, { wanted: size, madeAtMs: 0 })
    await writeFile(path, await codec.encodePng(frame))
    return undefined
  } catch (error) {
    return `No snapshot: ${path} was not written, ${whyNotWritten(error)}.`
  }
}
