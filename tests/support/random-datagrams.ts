import { noise } from './pictures'

const bytes = noise({ width: 256, height: 256 }, 7).data
const HEADER_END = '#64x48#30#\u00ff\u00d8\u00ff'

/**
 * Datagram `number` of an endless row, always the same: random bytes, random bytes behind a true header, or the good
 * datagram with some bytes changed.
 */
export const randomDatagram = (number: number, good: Uint8Array): Uint8Array => {
  const at = (number * 7_919) % (bytes.length - 2_000)
  const random = Buffer.from(bytes.subarray(at, at + (number % 1_500)))
  if (number % 3 === 0) return random
  if (number % 3 === 1) return Buffer.concat([Buffer.from(`${number}#1.5${HEADER_END}`, 'latin1'), random])
  const damaged = Buffer.from(good)
  for (let change = 0; change < 5; change++) {
    const place = ((random[change] ?? 0) * 8 + change) % damaged.length
    damaged[place] = random[change + 5] ?? number & 0xff
  }
  return damaged
}
