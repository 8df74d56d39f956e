import { createSocket } from 'node:dgram'
import type { Socket } from 'node:dgram'
import { createConnection } from 'node:net'
import type { Contact, Endpoint, LocalMedia, RemoteMedia, SignallingEvent } from '../../src/net/signalling'
import { V0Signalling } from '../../src/net/v0'
import { decodeVideo, encodeVideo } from '../../src/protocol/media/video-datagram'
import type { SoundChoice } from '../../src/protocol/discovery/sound-choice'
import { readProtocols } from '../../src/protocol/discovery/protocols'
import { offersSound, registeredProtocols } from '../../src/protocol/discovery/sound-choice'
import { LittleSound } from './little-sound'
import { until } from './until'

type EventOf<T extends SignallingEvent['type']> = SignallingEvent & { readonly type: T }

/** How a phone takes the calls that come. */
export type Manner = 'accept' | 'denied' | 'busy' | 'no-answer' | 'ignore'

/** A grey picture of 16x16, baseline and whole; made once by libjpeg. */
const PICTURE = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hn' +
    'Pk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2Nj' +
    'Y2P/wAARCAAQABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAH/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAA' +
    'AAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AIAD/9k=',
  'base64',
)
const FRAME_MS = 50

/** One request to a discovery server and its reply. */
const ask = (server: Endpoint, request: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = createConnection(server, () => socket.write(request))
    socket.once('data', (reply) => {
      socket.destroy()
      resolve(reply.toString())
    })
    socket.once('error', reject)
  })

const find = async (server: Endpoint, nick: string): Promise<Contact | undefined> => {
  const [, verdict, name, host, port, protocols = ''] = (await ask(server, `QUERY ${nick}`)).split(' ')
  if (verdict !== 'USER_FOUND' || host === undefined) return undefined
  return { nick: name ?? nick, host, port: Number(port), protocols: readProtocols(protocols) }
}

const bindVideo = (port: number): Promise<Socket | undefined> =>
  new Promise((resolve) => {
    const socket = createSocket('udp4')
    socket.once('error', () => resolve(undefined))
    socket.bind(port, '127.0.0.1', () => resolve(socket))
  })

/** How a phone is; without `sound` it has none. */
export interface LittlePhoneOptions {
  /** Whom it calls with sound. */
  readonly sound?: SoundChoice
}

/** Signalling with the least that makes a call of it: a name, a picture, perhaps a tone, and whether it may be sent. */
export class LittlePhone {
  readonly events: SignallingEvent[] = []
  manner: Manner = 'accept'
  /** Pictures received in all calls. */
  received = 0
  private call: string | undefined
  private remote: Endpoint | undefined
  private readonly held = new Set<'us' | 'them'>()
  private order = 0
  private calls = 0
  private toldAtMs = 0
  private readonly clock: NodeJS.Timeout
  /** Who has called with sound. */
  private readonly callers = new Set<string>()

  private constructor(
    readonly nick: string,
    readonly signalling: V0Signalling,
    private readonly video: Socket,
    private readonly server: Endpoint,
    readonly sound: LittleSound | undefined,
    private readonly choice: SoundChoice,
  ) {
    signalling.on((event) => this.take(event))
    video.on('message', (datagram, { address, port }) => this.seen(datagram, { host: address, port }))
    this.clock = setInterval(() => this.send(), FRAME_MS)
  }

  /** Opens both ports with the same number, and that of the sound above them, and registers. */
  static async open(nick: string, serverPort: number, options: LittlePhoneOptions = {}): Promise<LittlePhone> {
    const server = { host: '127.0.0.1', port: serverPort }
    for (;;) {
      const lookup = (name: string): Promise<Contact | undefined> => find(server, name)
      const signalling = await V0Signalling.open({ host: '127.0.0.1', port: 0, nick, lookup })
      const { port } = signalling.local
      const video = await bindVideo(port)
      const sound = options.sound && (await LittleSound.open(port + 1))
      if (video && (sound || !options.sound)) {
        const protocols = registeredProtocols(sound !== undefined).join('#')
        await ask(server, `REGISTER ${nick} 127.0.0.1 ${port} secret ${protocols}`)
        return new LittlePhone(nick, signalling, video, server, sound, options.sound ?? 'v0')
      }
      video?.close()
      sound?.close()
      await signalling.close()
    }
  }

  /** Everything that happened but the trace. */
  get news(): readonly string[] {
    return this.events.filter(({ type }) => type !== 'trace').map(({ type }) => type)
  }

  waitFor<T extends SignallingEvent['type']>(type: T, nth = 1): Promise<EventOf<T>> {
    const nthEvent = (): SignallingEvent | undefined => this.events.filter((event) => event.type === type)[nth - 1]
    return until(() => `${this.nick}: ${type} after ${this.log()}`, nthEvent) as Promise<EventOf<T>>
  }

  /** Waits for so many more pictures. */
  async see(pictures: number): Promise<void> {
    const enough = this.received + pictures
    await until(`${this.nick}: pictures`, () => this.received >= enough || undefined)
  }

  /** Calls somebody by nick. */
  async invite(nick: string): Promise<string> {
    const contact = await find(this.server, nick)
    if (contact === undefined) throw new Error(`${nick} is not registered`)
    const call = `${this.nick}-${++this.calls}`
    const hasCalledWithSound = this.callers.has(nick)
    const sound = offersSound({ choice: this.choice, protocols: contact.protocols, hasCalledWithSound })
    this.signalling.invite(call, contact, sound ? this.media : { videoPort: this.port })
    return call
  }

  hold(): void {
    this.held.add('us')
    this.signalling.hold(this.current)
  }

  resume(): void {
    this.held.delete('us')
    this.signalling.resume(this.current)
  }

  bye(): void {
    const { current } = this
    this.end()
    this.signalling.bye(current)
  }

  async close(): Promise<void> {
    await this.signalling.close()
    clearInterval(this.clock)
    this.video.close()
    this.sound?.close()
  }

  log(): string {
    return this.events.map((event) => JSON.stringify(event)).join('\n')
  }

  private get media(): LocalMedia {
    return { videoPort: this.port, ...(this.sound && { audioPort: this.sound.port }) }
  }

  private get port(): number {
    return this.signalling.local.port
  }

  private get current(): string {
    if (this.call === undefined) throw new Error(`${this.nick} has no call\n${this.log()}`)
    return this.call
  }

  private take(event: SignallingEvent): void {
    this.events.push(event)
    if (event.type === 'invited') this.invited(event)
    else if (event.type === 'accepted') this.begin(event.call, event.remote)
    else if (event.type === 'held') this.held.add('them')
    else if (event.type === 'resumed') this.held.delete('them')
    else if (event.type === 'ended' || event.type === 'lost') this.end()
  }

  private invited({ call, from, remote }: EventOf<'invited'>): void {
    if (remote.audio) this.callers.add(from.nick)
    const manner = this.call === undefined ? this.manner : 'busy'
    if (manner === 'ignore') return
    if (manner !== 'accept') return this.signalling.refuse(call, manner)
    this.begin(call, remote)
    this.signalling.accept(call, this.media)
  }

  private begin(call: string, remote: RemoteMedia): void {
    this.call = call
    this.remote = remote.video
    this.order = 0
    this.held.clear()
    this.sound?.begin(remote.audio, () => this.held.size > 0)
  }

  private end(): void {
    this.call = this.remote = undefined
    this.sound?.end()
  }

  private send(): void {
    if (!this.remote || this.held.size > 0) return
    const header = { order: this.order++, madeAtMs: Date.now(), width: 16, height: 16, fps: 20 }
    this.video.send(encodeVideo(header, PICTURE), this.remote.port, this.remote.host)
  }

  private seen(datagram: Uint8Array, from: Endpoint): void {
    if (decodeVideo(datagram) === undefined) return
    this.received++
    if (performance.now() - this.toldAtMs < 250) return
    this.toldAtMs = performance.now()
    if (this.call === undefined) this.signalling.strayMedia(from)
    else this.signalling.mediaHeard(this.call)
  }
}
