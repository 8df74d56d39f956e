import type { PictureCodec } from '../media/codec/codec'
import { systemCode, whyNoPort } from '../protocol/system-trouble'
import { RpcClient, RpcClientError } from '../net/xmlrpc/client'
import { dispatch } from '../net/xmlrpc/dispatch'
import type { FromTransport, ToTransport } from '../net/xmlrpc/messages'
import { RpcServer } from '../net/xmlrpc/server'
import { Doorman } from './doorman'
import { findOut } from './finder'
import { Link } from './link'
import { LocalPort } from './local-port'

type Of<Type extends ToTransport['type']> = Extract<ToTransport, { readonly type: Type }>

/** A word or a text is answered at once, but by programs that are playing sound meanwhile. */
const SAY_TIMEOUT_MS = 8000
const TRAFFIC_INTERVAL_MS = 2000

/** The transport of the XML-RPC chat, without the process around it: messages in, messages out. */
export class TransportEngine {
  private server: RpcServer | undefined
  private link: Link | undefined
  private readonly doorman: Doorman
  private readonly video = new LocalPort((datagram) => this.link?.picture(datagram))
  private readonly audio = new LocalPort((datagram) => this.link?.packet(datagram))
  private readonly timer = setInterval(() => this.look(), TRAFFIC_INTERVAL_MS)
  /** Those that look for the same contact wait for the same answer. */
  private readonly searches = new Set<string>()

  constructor(
    private readonly codec: PictureCodec,
    private readonly post: (message: FromTransport) => void,
  ) {
    this.doorman = new Doorman({ link: () => this.link, post, now: () => performance.now() })
    this.post({ type: 'ready' })
  }

  /** Does what a message asks for; answers come through `post`. */
  handle(message: ToTransport): void {
    switch (message.type) {
      case 'open':
        return void this.open(message)
      case 'find':
        return void this.find(message)
      case 'say':
        return void this.say(message)
      case 'start':
        return this.start(message)
      case 'flow':
        if (this.link?.call === message.call) this.link.flowing = message.flowing
        return
      case 'stop':
        if (this.link?.call === message.call) this.stop()
        return
      case 'deaf':
        return this.doorman.setDeaf(message.hosts)
    }
  }

  /** Ends the call and gives the ports back. */
  async close(): Promise<void> {
    clearInterval(this.timer)
    this.stop()
    this.video.close()
    this.audio.close()
    await this.server?.close()
  }

  private async open({ host, port, media }: Of<'open'>): Promise<void> {
    try {
      await this.server?.close()
      this.server = await RpcServer.open({ host, port }, (call, from, bytes) => {
        const answer = dispatch(call, (one) => this.doorman.answer(one, from))
        this.link?.answered(bytes)
        return answer
      })
      const videoPort = await this.video.open(media?.videoPort ?? 0)
      const audioPort = await this.audio.open(media?.audioPort ?? 0)
      this.post({ type: 'opened', port: this.server.local.port, media: { videoPort, audioPort } })
    } catch (error) {
      const code = systemCode(error) ?? 'UNKNOWN'
      this.post({
        type: 'open-failed',
        code,
        message: `TCP port ${port} of ${host} cannot be opened: ${whyNoPort(error)}.`,
      })
    }
  }

  private async find({ to, ...hints }: Of<'find'>): Promise<void> {
    const key = `${to.host} ${to.port}`
    if (this.searches.has(key)) return
    this.searches.add(key)
    const finding = await findOut(to, hints)
    this.searches.delete(key)
    this.post(finding)
  }

  private async say({ id, to, call }: Of<'say'>): Promise<void> {
    const client = new RpcClient(to, { timeoutMs: SAY_TIMEOUT_MS })
    try {
      const { answer } = await client.call(call)
      this.post({ type: 'said', id, answer })
    } catch (error) {
      if (!(error instanceof RpcClientError)) throw error
      this.post({ type: 'unsaid', id, detail: error.message })
    } finally {
      client.close()
    }
  }

  private start({ call, link, media }: Of<'start'>): void {
    this.video.peer = media.videoPort
    this.audio.peer = media.audioPort
    if (this.link?.call === call) {
      if (link.found) this.link.send(link.found)
      return
    }
    this.stop()
    this.link = new Link(call, link, {
      codec: this.codec,
      now: () => performance.now(),
      showPicture: (datagram) => this.video.send(datagram),
      playSound: (datagram) => this.audio.send(datagram),
      lost: (detail) => this.post({ type: 'link-lost', call, detail }),
      gaveUp: (medium, detail) => this.post({ type: 'gave-up-medium', call, medium, detail }),
    })
  }

  private stop(): void {
    this.link?.close()
    this.link = undefined
  }

  private look(): void {
    this.link?.check()
    const traffic = this.link?.lap(TRAFFIC_INTERVAL_MS / 1000)
    if (this.link && traffic) this.post({ type: 'traffic', call: this.link.call, traffic })
  }
}
