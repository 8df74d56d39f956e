import { createSocket } from 'node:dgram'
import type { Socket } from 'node:dgram'
import type { Endpoint } from '../../src/net/signalling'
import { decodeAudio, encodeAudio, PACKET_SAMPLES } from '../../src/protocol/media/audio-datagram'

const SAMPLE_RATE_HZ = 48_000
const PACKET_MS = (PACKET_SAMPLES * 1000) / SAMPLE_RATE_HZ
const TONE_HZ = 440
/** What was not sent in time is left out rather than sent in a hurry. */
const MAX_BEHIND_MS = 3 * PACKET_MS

/** 11 periods of the tone are 1,200 samples: any packet of it is a part of this. */
const PERIODS_SAMPLES = 1200
const TONE = Float32Array.from(
  { length: PERIODS_SAMPLES + PACKET_SAMPLES },
  (_, at) => 0.3 * Math.sin((2 * Math.PI * TONE_HZ * at) / SAMPLE_RATE_HZ),
)

const tone = (first: number): Float32Array => {
  const at = first % PERIODS_SAMPLES
  return TONE.subarray(at, at + PACKET_SAMPLES)
}

/** The sound of a phone without microphone and speaker: a tone at its pace, and a count of what comes. */
export class LittleSound {
  /** Packets received in all calls. */
  received = 0
  private remote: Endpoint | undefined
  private isHeld: () => boolean = () => false
  private order = 0
  private dueMs = 0
  private readonly clock: NodeJS.Timeout

  private constructor(private readonly socket: Socket) {
    socket.on('message', (datagram) => {
      if (decodeAudio(datagram)) this.received++
    })
    this.clock = setInterval(() => this.work(), 5)
  }

  /** Binds the port; undefined when it is taken. */
  static open(port: number): Promise<LittleSound | undefined> {
    return new Promise((resolve) => {
      const socket = createSocket('udp4')
      socket.once('error', () => resolve(undefined))
      socket.bind(port, '127.0.0.1', () => resolve(new LittleSound(socket)))
    })
  }

  get port(): number {
    return this.socket.address().port
  }

  /** A call begins; without a remote end it has no sound. */
  begin(remote: Endpoint | undefined, isHeld: () => boolean): void {
    this.remote = remote
    this.isHeld = isHeld
    this.order = 0
    this.dueMs = performance.now()
  }

  end(): void {
    this.remote = undefined
  }

  close(): void {
    clearInterval(this.clock)
    this.socket.close()
  }

  private work(): void {
    const now = performance.now()
    if (!this.remote || this.isHeld()) this.dueMs = now
    if (now - this.dueMs > MAX_BEHIND_MS) this.dueMs = now
    for (; this.remote && this.dueMs < now; this.dueMs += PACKET_MS) this.send(this.remote)
  }

  private send({ host, port }: Endpoint): void {
    const datagram = encodeAudio(this.order, tone(this.order * PACKET_SAMPLES))
    this.order++
    this.socket.send(datagram, port, host)
  }
}
