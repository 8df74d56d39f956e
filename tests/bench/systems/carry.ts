import { loadCodec } from '../../../src/media/codec/load'
import type { FromTransport, ToTransport } from '../../../src/net/xmlrpc/messages'
import { DIALECTS } from '../../../src/protocol/xmlrpc/dialect'
import type { Found } from '../../../src/protocol/xmlrpc/dialect-search'
import { TransportProcess } from '../../../src/transport/transport-process'
import { Ear, type Impression } from './ear'
import { LossyTcp, type Way } from './lossy-tcp'
import { LossyUdp } from './lossy-udp'
import { Mouth } from './mouth'

/** A way to carry the same pictures and the same sound. */
export type System = 'v1' | 'xmlrpc' | 'xmlrpc-old'

/** What each is called. */
export const SYSTEM_NAMES: Readonly<Record<System, string>> = {
  v1: 'V1, datagrams',
  xmlrpc: 'XML-RPC, two vcalls',
  'xmlrpc-old': 'XML-RPC, as the old programs',
}

/** How one system fared on one way. */
export interface Carried extends Impression {
  readonly system: System
  readonly lossPercent: number
  readonly rttMs: number
  readonly seconds: number
  /** Of all that went over the way, without the headers of TCP and UDP. */
  readonly bytesPerSecond: number
  readonly connections: number
}

const SETTLE_MS = 2000
const TOKEN = 'benchmark-call'

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

type Opened = Extract<FromTransport, { type: 'opened' }>

const openTransport = async (): Promise<{ readonly process: TransportProcess; readonly opened: Opened }> => {
  const process = new TransportProcess()
  const opened = new Promise<Opened>((resolve) => process.on((event) => event.type === 'opened' && resolve(event)))
  process.send({ type: 'open', host: '127.0.0.1', port: 0 })
  return { process, opened: await opened }
}

interface Carrier {
  /** Where the mouth sends. */
  readonly entrance: { readonly videoPort: number; readonly audioPort: number }
  traffic(): { readonly bytes: number; readonly connections: number }
  close(): Promise<void>
}

const overUdp = async (way: Way, ear: { videoPort: number; audioPort: number }): Promise<Carrier> => {
  const video = await LossyUdp.open(way, ear.videoPort)
  const audio = await LossyUdp.open({ ...way, seed: way.seed + 1 }, ear.audioPort)
  return {
    entrance: { videoPort: video.port, audioPort: audio.port },
    traffic: () => ({ bytes: video.bytes + audio.bytes, connections: 0 }),
    close: () => {
      video.close()
      audio.close()
      return Promise.resolve()
    },
  }
}

interface Ends {
  readonly mouth: { readonly videoPort: number; readonly audioPort: number }
  readonly ear: { readonly videoPort: number; readonly audioPort: number }
}

const overXmlRpc = async (way: Way, { mouth, ear }: Ends, found: Found): Promise<Carrier> => {
  const [ours, theirs] = [await openTransport(), await openTransport()]
  const proxy = await LossyTcp.open(way, theirs.opened.port)
  const link = { host: '127.0.0.1', port: proxy.port, token: TOKEN }
  const start = (media: ToTransport & { type: 'start' }): ToTransport => media
  ours.process.send(start({ type: 'start', call: 'c', link: { ...link, found }, media: mouth }))
  // The other end sends nothing: of an old contact it does not know yet where it is.
  const back = found.type === 'vcall' ? { ...link, found } : link
  theirs.process.send(start({ type: 'start', call: 'c', link: back, media: ear }))
  theirs.process.send({ type: 'flow', call: 'c', flowing: true })
  return {
    entrance: ours.opened.media,
    traffic: () => proxy.traffic,
    close: async () => {
      await Promise.all([ours.process.close(), theirs.process.close()])
      proxy.close()
    },
  }
}

const FOUND: Readonly<Record<Exclude<System, 'v1'>, Found>> = {
  xmlrpc: { type: 'vcall' },
  'xmlrpc-old': { type: 'old', dialect: DIALECTS.mameintenso },
}

/** Carries pictures and sound for so long over a way, and tells what became of them. */
export const carry = async (system: System, way: Way, seconds: number): Promise<Carried> => {
  const { codec } = loadCodec()
  const [mouth, ear] = [new Mouth(codec), new Ear(codec)]
  const ends = { mouth: await mouth.open(), ear: await ear.open() }
  const carrier = system === 'v1' ? await overUdp(way, ends.ear) : await overXmlRpc(way, ends, FOUND[system])
  mouth.begin(carrier.entrance)
  await wait(SETTLE_MS)
  ear.begin()
  const before = carrier.traffic()
  await wait(seconds * 1000)
  const after = carrier.traffic()
  const impression = ear.stop()
  mouth.stop()
  await carrier.close()
  return {
    system,
    lossPercent: way.loss * 100,
    rttMs: way.rttMs,
    seconds,
    ...impression,
    bytesPerSecond: Math.round((after.bytes - before.bytes) / seconds),
    connections: after.connections - before.connections,
  }
}
