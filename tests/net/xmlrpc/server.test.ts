import { connect, createServer, type Server, type Socket } from 'node:net'
import { RpcClient, RpcClientError } from '../../../src/net/xmlrpc/client'
import { dispatch } from '../../../src/net/xmlrpc/dispatch'
import { RpcServer, type ServerLimits } from '../../../src/net/xmlrpc/server'
import { encodeCall } from '../../../src/protocol/xmlrpc/encode'
import { METHOD_NAMES } from '../../../src/protocol/xmlrpc/method'
import type { RpcCall } from '../../../src/protocol/xmlrpc/message'
import { bytesOf, vectorsOf } from '../../protocol/xmlrpc/vectors'
import { until } from '../../support/until'

const heard: RpcCall[] = []
const servers: RpcServer[] = []
const sockets: Socket[] = []
const clients: RpcClient[] = []
const listeners: Server[] = []

const serve = async (limits?: ServerLimits): Promise<RpcServer> => {
  const server = await RpcServer.open(
    { host: '127.0.0.1', port: 0 },
    (call) =>
      dispatch(call, (one) => {
        heard.push(one)
        return { value: 'ACK.' }
      }),
    limits,
  )
  servers.push(server)
  return server
}

const clientOf = (server: RpcServer, keepAlive = false): RpcClient => {
  const client = new RpcClient(server.local, { timeoutMs: 5000, keepAlive })
  clients.push(client)
  return client
}

/** Sends bytes as they are; what comes back until the connection ends, or until `enough`. */
const raw = (server: RpcServer, bytes: string | Uint8Array, enough = /$^/): Promise<string> =>
  new Promise((resolve) => {
    let text = ''
    const socket = connect(server.local.port, '127.0.0.1', () => socket.write(bytes))
    sockets.push(socket)
    socket.on('data', (piece) => {
      text += piece.toString()
      if (enough.test(text)) socket.destroy()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(text))
  })

const request = (body: string | Uint8Array, head = '', path = '/RPC2', version = '1.1'): Buffer =>
  Buffer.concat([
    Buffer.from(
      `POST ${path} HTTP/${version}\r\nHost: a\r\nContent-Type: text/xml\r\n` +
        `Content-Length: ${Buffer.from(body).length}\r\n${head}\r\n`,
    ),
    Buffer.from(body),
  ])

const TEXT = encodeCall({ method: 'sendMessage_wrapper', params: ['hola'] })
const DONE = /<\/methodResponse>\n$/

beforeEach(() => heard.splice(0))
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  for (const client of clients.splice(0)) client.close()
  for (const listener of listeners.splice(0)) listener.close()
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

describe('the server', () => {
  const requests = vectorsOf('request').filter(({ as, valid }) => as === 'http-request' && valid)
  test.each(requests.map((vector) => [vector.name, vector] as const))('serves %s', async (_, vector) => {
    const server = await serve()
    expect(await raw(server, bytesOf(vector), DONE)).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*ACK\.|ok\./)
    expect(heard[0]?.method).toBe((vector.expect as unknown[])[1])
  })

  test('serves HTTP/1.0, header names in any case, and several requests of one connection', async () => {
    const server = await serve()
    const old = request(TEXT, '', '/', '1.0').toString().replace('Content-Length', 'CONTENT-LENGTH')
    expect(await raw(server, old)).toMatch(/200 OK[^]*connection: close[^]*ACK\./i)
    const twice = Buffer.concat([request(TEXT), request(TEXT)])
    expect(await raw(server, twice, /ACK\.[^]*ACK\.[^]*<\/methodResponse>\n$/)).toContain('keep-alive')
  })

  test.each([
    ['a chunked body', 'POST /RPC2 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n', 411],
    // Any other one beside a length is refused by the parser of Node.
    ['an empty transfer encoding', 'POST / HTTP/1.1\r\nTransfer-Encoding:\r\nContent-Length: 5\r\n\r\nhello', 411],
    ['no length', 'POST /RPC2 HTTP/1.1\r\nHost: a\r\n\r\n', 411],
    ['a body over 16 MB', 'POST /RPC2 HTTP/1.1\r\nHost: a\r\nContent-Length: 16000001\r\n\r\nabc', 413],
    ['a compressed body', request('abc', 'Content-Encoding: gzip\r\n'), 415],
    ['another path', request(TEXT, '', '/etc/passwd'), 404],
    ['GET', 'GET /RPC2 HTTP/1.1\r\nHost: a\r\n\r\n', 501],
    [
      'a long body that waits to be asked for',
      'POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 17000000\r\n\r\n',
      413,
    ],
  ])('refuses %s and hangs up', async (_, bytes, status) => {
    const server = await serve()
    expect(await raw(server, bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect(heard).toEqual([])
  })

  test.each([
    ['a head that is none', 'hello\r\n\r\n'],
    ['a head without an end', `POST /RPC2 HTTP/1.1\r\nA: ${'a'.repeat(9000)}\r\n\r\n`],
    ['two lengths', 'POST /RPC2 HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd'],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
  ])('serves nobody with %s', async (_, bytes) => {
    expect(await raw(await serve(), bytes)).not.toContain('200 OK')
    expect(heard).toEqual([])
  })

  test.each(['hello', '', '<!DOCTYPE a [<!ENTITY e "x">]><methodCall>&e;</methodCall>', '<methodCall/>'])(
    'answers "%s" with a fault',
    async (body) => expect(await raw(await serve(), request(body), DONE)).toMatch(/200 OK[^]*<fault>/),
  )

  test('drops a request that comes byte by byte, and serves others meanwhile', async () => {
    const server = await serve({ headMs: 300, requestMs: 600 })
    const [head, body] = ['POST /RPC2 HTTP/1.1\r\nHo', request(TEXT).subarray(0, -10)]
    const slow = Promise.all([raw(server, head), raw(server, body)])
    await clientOf(server).call({ method: 'ping', params: [] })
    expect(heard).toHaveLength(1)
    expect((await slow).join('')).not.toContain('200 OK')
    expect(heard).toHaveLength(1)
  })

  test('bounds the connections of one host and the bytes of all that wait', async () => {
    const server = await serve({ connectionsOfHost: 3, waitingBytes: 1000 })
    const idle = [1, 2, 3].map(() => raw(server, 'POST'))
    await until('connections', () => (sockets.every(({ readyState }) => readyState === 'open') ? true : undefined))
    expect(await raw(server, request(TEXT))).toBe('')
    for (const socket of sockets.splice(0)) socket.destroy()
    await Promise.all(idle)
    expect(await raw(server, request('a'.repeat(2000)), DONE)).not.toContain('200 OK')
    expect(await raw(server, request(TEXT), DONE)).toContain('ACK.')
  })

  test('serves forty clients at once', async () => {
    const server = await serve({ connectionsOfHost: 40 })
    const calls = Array.from({ length: 40 }, () => clientOf(server).call({ method: 'echo', params: ['a'] }))
    expect((await Promise.all(calls)).every(({ answer }) => 'value' in answer)).toBe(true)
  })

  test('lists its methods, helps, and calls many at once', async () => {
    const server = await serve()
    const ask = async (method: string, ...params: RpcCall['params']): Promise<unknown> =>
      (await clientOf(server).call({ method, params })).answer
    const listed = (await ask('system.listMethods')) as { value: string[] }
    expect(listed.value).toEqual(expect.arrayContaining([...METHOD_NAMES, 'system.multicall']))
    expect(await ask('system.methodHelp', 'playAudio')).toEqual({ value: 'takes audio' })
    expect(await ask('system.methodSignature', 'playAudio')).toEqual({ value: 'signatures not supported' })
    const calls = [
      { methodName: 'sendMessage_wrapper', params: ['a'] },
      { methodName: 'nosuch', params: [] },
      { methodName: 'system.multicall', params: [[]] },
      'nonsense',
    ]
    expect(await ask('system.multicall', calls)).toEqual({
      value: [
        ['ACK.'],
        { faultCode: 1, faultString: expect.stringContaining('method "nosuch" is not supported') },
        { faultCode: 1, faultString: expect.any(String) },
        { faultCode: 1, faultString: expect.any(String) },
      ],
    })
    expect(await ask('_dispatch')).toMatchObject({ fault: { code: 1 } })
  })
})

describe('the client', () => {
  test('keeps its connection where it may, and its calls in order', async () => {
    const server = await serve()
    const client = clientOf(server, true)
    await Promise.all(['a', 'b', 'c'].map((text) => client.call({ method: 'sendMessage_wrapper', params: [text] })))
    expect(heard.map(({ params }) => params[0])).toEqual(['a', 'b', 'c'])
  })

  const answering = async (bytes: string): Promise<RpcClient> => {
    const listener = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', () => socket.end(bytes))
    })
    await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done))
    const { port } = listener.address() as { port: number }
    const client = new RpcClient({ host: '127.0.0.1', port }, { timeoutMs: 1000 })
    clients.push(client)
    listeners.push(listener)
    return client
  }

  test.each([
    ['no HTTP', 'hello', 'bad-answer'],
    ['another status', 'HTTP/1.0 404 No such page\r\n\r\n', 'bad-answer'],
    ['no XML', 'HTTP/1.0 200 OK\r\n\r\nhello', 'bad-answer'],
    ['a page', 'HTTP/1.0 200 OK\r\n\r\n<html><body>404</body></html>', 'bad-answer'],
    ['nothing', '', 'unreachable'],
    ['an answer that is too long', `HTTP/1.0 200 OK\r\n\r\n<a>${'a'.repeat(1_100_000)}</a>`, 'bad-answer'],
  ])('tells that %s came', async (_, bytes, reason) => {
    const client = await answering(bytes)
    await expect(client.call({ method: 'a', params: [] })).rejects.toMatchObject({ reason })
  })

  test('tells who cannot be reached, and does not wait for ever', async () => {
    const server = await serve()
    const client = clientOf(server)
    await server.close()
    await expect(client.call({ method: 'a', params: [] })).rejects.toThrow('connection refused')
    const silent = createServer(() => undefined)
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done))
    const { port } = silent.address() as { port: number }
    const patient = new RpcClient({ host: '127.0.0.1', port }, { timeoutMs: 50 })
    await expect(patient.call({ method: 'a', params: [] })).rejects.toThrow(RpcClientError)
    silent.close()
  })
})
