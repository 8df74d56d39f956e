import { decodeAudio, encodeAudio, type AudioDatagram } from '../../protocol/media/audio-datagram'
import { mayBeWord } from '../../protocol/sala/datagram'
import { decodeSalaSound, encodeSalaSound, SALA_FRAMES, SALA_RATE_HZ } from '../../protocol/sala/sound-datagram'
import { ArrivalOrder } from './arrival-order'

/** The wires of sound: that of V1, and that of Sala Virtual. */
export type WireName = 'v1' | 'sala'

/** Reads the datagrams of one call, in the order in which they come; undefined is no sound. Never throws. */
export type ReadSound = (bytes: Uint8Array, nowMs: number) => AudioDatagram | undefined

/** How sound goes over the wire: packets of 1024 samples, each in one datagram. */
export interface SoundWire {
  /** Samples a second. */
  readonly rateHz: number
  /**
   * The other one plays what comes as it comes, and takes silence for the end: datagrams leave evenly, and silence is sent
   * whatever else is, also on hold. Only sound from the very address and port of the peer counts.
   */
  readonly strict: boolean
  encode(order: number, samples: Float32Array): Uint8Array
  reader(): ReadSound
  /** Whether a datagram at the same port is no sound but something that is said. */
  isWord(bytes: Uint8Array): boolean
}

const V1: SoundWire = {
  rateHz: 48_000,
  strict: false,
  encode: encodeAudio,
  reader: () => decodeAudio,
  isWord: () => false,
}

const salaReader = (): ReadSound => {
  const order = new ArrivalOrder((SALA_FRAMES * 1000) / SALA_RATE_HZ)
  return (bytes, nowMs) => {
    const samples = decodeSalaSound(bytes)
    return samples && { order: order.next(nowMs), samples }
  }
}

const SALA: SoundWire = {
  rateHz: SALA_RATE_HZ,
  strict: true,
  encode: (_, samples) => encodeSalaSound(samples),
  reader: salaReader,
  isWord: mayBeWord,
}

const WIRES: Readonly<Record<WireName, SoundWire>> = { v1: V1, sala: SALA }

/** The wire of this name. */
export const soundWire = (name: WireName = 'v1'): SoundWire => WIRES[name]
