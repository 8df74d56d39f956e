import { Agent, request as httpRequest, type IncomingMessage } from 'node:http'
import { decodeAnswer } from '../../protocol/xmlrpc/decode'
import { encodeCall } from '../../protocol/xmlrpc/encode'
import { XmlRpcError } from '../../protocol/xmlrpc/error'
import type { RpcAnswer, RpcCall } from '../../protocol/xmlrpc/message'
import type { Endpoint } from '../signalling'
import { systemCode, whyNoConnection } from '../../protocol/system-trouble'
import { parseXml } from './xml'

/** Why a call came to nothing; `message` is a clause for a person. */
export class RpcClientError extends Error {
  constructor(
    readonly reason: 'unreachable' | 'timeout' | 'bad-answer',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'RpcClientError'
  }
}

/** No answer that we wait for is longer. */
const MAX_ANSWER_BYTES = 1_000_000
const OK = 200

/** How calls are made. */
export interface ClientOptions {
  /** An answer may take so long: some contacts play sound before they answer. */
  readonly timeoutMs: number
  /** Connections stay open where the contact keeps them; else each call has its own. */
  readonly keepAlive?: boolean
}

/** Bytes of the bodies that went, and came. */
export interface Exchanged {
  readonly answer: RpcAnswer
  readonly sentBytes: number
}

/** A contact's XML-RPC server as one medium uses it: one connection, one call after another. */
export class RpcClient {
  private readonly agent: Agent

  constructor(
    private readonly to: Endpoint,
    private readonly options: ClientOptions,
  ) {
    this.agent = new Agent({ keepAlive: options.keepAlive === true, maxSockets: 1, scheduling: 'fifo' })
  }

  /** Calls a method; a fault is an answer. Rejects with RpcClientError. */
  async call(call: RpcCall): Promise<Exchanged> {
    const body = encodeCall(call)
    const bytes = await this.post(body)
    try {
      return { answer: decodeAnswer(parseXml(bytes)), sentBytes: body.length }
    } catch (error) {
      if (!(error instanceof XmlRpcError)) throw error
      throw new RpcClientError('bad-answer', 'its answer is no XML-RPC', { cause: error })
    }
  }

  /** Calls that are under way fail. */
  close(): void {
    this.agent.destroy()
  }

  private post(body: Uint8Array): Promise<Uint8Array> {
    const { host, port } = this.to
    const { timeoutMs } = this.options
    return new Promise((resolve, reject) => {
      const fail = (error: Error): void => reject(clientError(error))
      const headers = { 'Content-Type': 'text/xml', 'Content-Length': body.length, 'User-Agent': 'vcall' }
      const signal = AbortSignal.timeout(timeoutMs)
      const options = { host, port, path: '/RPC2', method: 'POST', headers, agent: this.agent, signal }
      const request = httpRequest(options, (response) => {
        readAnswer(response).then(resolve, fail)
      })
      request.once('error', fail)
      request.end(body)
    })
  }
}

const readAnswer = async (response: IncomingMessage): Promise<Uint8Array> => {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of response as AsyncIterable<Buffer>) {
    length += piece.length
    if (length > MAX_ANSWER_BYTES) throw new RpcClientError('bad-answer', 'its answer is too long')
    pieces.push(piece)
  }
  if (response.statusCode === OK) return Buffer.concat(pieces)
  throw new RpcClientError('bad-answer', `it answers HTTP ${response.statusCode ?? 0}`)
}

const clientError = (error: Error): RpcClientError => {
  if (error instanceof RpcClientError) return error
  if (error.name === 'AbortError' || error.name === 'TimeoutError') {
    return new RpcClientError('timeout', 'no answer in time', { cause: error })
  }
  // The code of Node's parser.
  if (systemCode(error)?.startsWith('HPE_') === true) {
    return new RpcClientError('bad-answer', 'its answer is no HTTP', { cause: error })
  }
  return new RpcClientError('unreachable', whyNoConnection(error), { cause: error })
}
