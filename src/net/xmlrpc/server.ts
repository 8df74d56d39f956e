import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { decodeCall } from '../../protocol/xmlrpc/decode'
import { encodeAnswer } from '../../protocol/xmlrpc/encode'
import { XmlRpcError } from '../../protocol/xmlrpc/error'
import { pythonFault } from '../../protocol/xmlrpc/fault'
import type { RpcAnswer, RpcCall } from '../../protocol/xmlrpc/message'
import type { Endpoint } from '../signalling'
import { plainHost } from './host'
import { parseXml } from './xml'

/** The largest body: a picture of 1920x1080 takes 8.3 MB (spec: unam-xmlrpc, section 3). */
export const MAX_BODY_BYTES = 16_000_000

/** What bounds the clients; all of it has defaults. */
export interface ServerLimits {
  /** Of all bodies that are being received, together. */
  readonly waitingBytes?: number
  readonly connections?: number
  readonly connectionsOfHost?: number
  /** The head of a request, and all of it, may take so long. */
  readonly headMs?: number
  readonly requestMs?: number
}

const LIMITS: Required<ServerLimits> = {
  waitingBytes: 64_000_000,
  connections: 96,
  connectionsOfHost: 32,
  headMs: 5000,
  requestMs: 30_000,
}
const MAX_HEADER_BYTES = 8192
const IDLE_MS = 15_000
const CHECK_MS = 500

/** Answers one call at once; its body had so many bytes. */
export type RpcHandler = (call: RpcCall, from: string, bytes: number) => RpcAnswer

const PATHS: readonly (string | undefined)[] = ['/', '/RPC2']

/** An XML-RPC server: HTTP/1.0 and 1.1, at `/` and `/RPC2`, any number of clients within its limits, none of which delays another. */
export class RpcServer {
  private readonly perHost = new Map<string, number>()
  private waitingBytes = 0

  private constructor(
    private readonly server: Server,
    private readonly handle: RpcHandler,
    private readonly limits: Required<ServerLimits>,
  ) {
    server.maxConnections = limits.connections
    server.on('connection', (socket: Socket) => this.admit(socket))
    server.on('request', (request: IncomingMessage, response: ServerResponse) => void this.serve(request, response))
    server.on('clientError', (_: Error, socket: Socket) => socket.destroy())
    // A body that is announced is asked for only where it will be read.
    server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
      if (this.refusal(request) === undefined) response.writeContinue()
      void this.serve(request, response)
    })
  }

  /** Listens; rejects with the system's error. */
  static async open(at: Endpoint, handle: RpcHandler, limits: ServerLimits = {}): Promise<RpcServer> {
    const all = { ...LIMITS, ...limits }
    const server = createServer({
      headersTimeout: all.headMs,
      requestTimeout: all.requestMs,
      keepAliveTimeout: IDLE_MS,
      connectionsCheckingInterval: CHECK_MS,
      maxHeaderSize: MAX_HEADER_BYTES,
      noDelay: true,
      // The originals do not ask for it.
      requireHostHeader: false,
    })
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen({ host: at.host, port: at.port }, resolve)
    })
    server.removeAllListeners('error')
    server.on('error', () => undefined)
    return new RpcServer(server, handle, all)
  }

  /** Where it listens. */
  get local(): Endpoint {
    const { address, port } = this.server.address() as AddressInfo
    return { host: address, port }
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve())
      this.server.closeAllConnections()
    })
  }

  private admit(socket: Socket): void {
    const host = plainHost(socket.remoteAddress)
    const count = (this.perHost.get(host) ?? 0) + 1
    if (count > this.limits.connectionsOfHost) {
      socket.destroy()
      return
    }
    this.perHost.set(host, count)
    socket.once('close', () => {
      const left = (this.perHost.get(host) ?? 1) - 1
      if (left > 0) this.perHost.set(host, left)
      else this.perHost.delete(host)
    })
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = this.refusal(request)
    if (refusal !== undefined) {
      refuse(response, refusal)
      return
    }
    const body = await this.bodyOf(request)
    // Who hung up before the end wants no answer.
    if (body === undefined) return
    const answer = encodeAnswer(this.answer(body, plainHost(request.socket.remoteAddress)))
    response.writeHead(200, { 'Content-Type': 'text/xml', 'Content-Length': answer.length })
    response.end(answer)
  }

  /** The status of a request that is not read. */
  private refusal({ method, url, headers }: IncomingMessage): number | undefined {
    if (method !== 'POST') return 501
    if (!PATHS.includes(url)) return 404
    if (headers['content-encoding'] !== undefined) return 415
    const length = headers['content-length']
    if (headers['transfer-encoding'] !== undefined || length === undefined) return 411
    if (Number(length) > MAX_BODY_BYTES) return 413
    return this.waitingBytes > this.limits.waitingBytes ? 503 : undefined
  }

  /** The whole body; undefined where the connection ended before it, or too much waits already. */
  private bodyOf(request: IncomingMessage): Promise<Uint8Array | undefined> {
    const pieces: Buffer[] = []
    let length = 0
    return new Promise<Uint8Array | undefined>((resolve) => {
      request.on('data', (piece: Buffer) => {
        pieces.push(piece)
        length += piece.length
        this.waitingBytes += piece.length
        if (this.waitingBytes > this.limits.waitingBytes) request.destroy()
      })
      request.once('end', () => resolve(Buffer.concat(pieces)))
      request.once('close', () => resolve(undefined))
      request.once('error', () => resolve(undefined))
    }).finally(() => (this.waitingBytes -= length))
  }

  private answer(body: Uint8Array, from: string): RpcAnswer {
    try {
      return this.handle(decodeCall(parseXml(body)), from, body.length)
    } catch (error) {
      if (!(error instanceof XmlRpcError)) throw error
      return { fault: pythonFault('ValueError', error.message) }
    }
  }
}

const refuse = (response: ServerResponse, status: number): void => {
  const text = status === 404 ? 'No such page' : ''
  // What it still sends is not read: the connection ends.
  response.writeHead(status, { 'Content-Type': 'text/plain', 'Content-Length': text.length, Connection: 'close' })
  response.end(text, () => response.socket?.destroy())
}
