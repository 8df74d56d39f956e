import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { DirectoryError } from '../../src/net/directory'
import { DiscoveryClient } from '../../src/net/discovery-client'

const ANA = { nick: 'ana', password: 'secret', host: '127.0.0.1', port: 5001, protocols: ['V0'] }

let listener: Server | undefined
let requests: string[] = []

/** A server that answers each request by a function, and the client for it. */
const clientOf = async (answer: (socket: Socket, request: string) => void, quit = false): Promise<DiscoveryClient> => {
  requests = []
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      requests.push(chunk.toString())
      answer(socket, chunk.toString())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  listener = server
  return new DiscoveryClient({ host: '127.0.0.1', port: (server.address() as AddressInfo).port, quit })
}

const failure = async (promise: Promise<unknown>): Promise<DirectoryError> => {
  const error: unknown = await promise.then(
    () => undefined,
    (cause: unknown) => cause,
  )
  if (!(error instanceof DirectoryError)) throw new Error(`expected a DirectoryError, got ${String(error)}`)
  return error
}

afterEach(() => listener?.close())

test('requests are bare texts, and nothing follows them', async () => {
  const client = await clientOf((socket) => socket.write('NOK USER_UNKNOWN'))
  await client.list()
  await client.find('luis')
  await failure(client.register({ ...ANA, protocols: ['V0', 'V1'] }))
  expect(requests).toEqual(['LIST_USERS', 'QUERY luis', 'REGISTER ana 127.0.0.1 5001 secret V0#V1'])
})

test('logging out is QUIT, which the server answers with BYE', async () => {
  const client = await clientOf((socket) => socket.end('BYE'))
  await client.logOut()
  expect(requests).toEqual(['QUIT'])
})

test('a server that answers something else, or is gone, is a DirectoryError to who logs out', async () => {
  const other = await clientOf((socket) => socket.end('OK'))
  expect((await failure(other.logOut())).reason).toBe('bad-reply')
  listener?.close()
  expect((await failure(new DiscoveryClient({ host: '127.0.0.1', port: 1 }).logOut())).reason).toBe('unreachable')
})

test('with the habit of saying goodbye, QUIT follows the reply', async () => {
  const client = await clientOf(
    (socket, text) => (text === 'QUIT' ? socket.end('BYE') : socket.write('OK WELCOME ana 5.5')),
    true,
  )
  expect(await client.register(ANA)).toBe(5.5)
  expect(requests).toEqual(['REGISTER ana 127.0.0.1 5001 secret V0', 'QUIT'])
})

test('a wrong password has its own reason', async () => {
  const client = await clientOf((socket) => socket.write('NOK WRONG_PASS'))
  const error = await failure(client.register(ANA))
  expect(error.reason).toBe('wrong-password')
  expect(error.message).toContain('knows ana with another password')
})

test('nobody there: says so and what to do', async () => {
  const client = await clientOf(() => undefined)
  await new Promise((resolve) => listener?.close(resolve))
  const error = await failure(client.list())
  expect(error.reason).toBe('unreachable')
  expect(error.message).toBe(
    `${client.name} does not answer (connection refused). Is the server running? \`vcall server\` starts one.`,
  )
})

test('a name without an address', async () => {
  const error = await failure(new DiscoveryClient({ host: 'nobody.invalid', port: 8000 }).list())
  expect(error.reason).toBe('unreachable')
  expect(error.message).toMatch(/^nobody\.invalid:8000 has no address that could be found\./)
})

test('a server that says nothing is given up', async () => {
  const error = await failure((await clientOf(() => undefined)).list())
  expect(error.reason).toBe('timeout')
  expect(error.message).toMatch(/said nothing for 5 s/)
})

test.each([
  ['HTTP/1.1 400 Bad Request\r\n\r\n', 'bad-reply'],
  ['OK WELCOME ana 5.5', 'bad-reply'],
  ['NOK SYNTAX_ERROR', 'refused'],
])('the reply %j is an error: %s', async (reply, reason) => {
  const client = await clientOf((socket) => socket.end(reply))
  expect((await failure(client.list())).reason).toBe(reason)
})

test('a server that closes or resets without a reply', async () => {
  expect((await failure((await clientOf((socket) => socket.end())).list())).reason).toBe('bad-reply')
  listener?.close()
  expect((await failure((await clientOf((socket) => socket.resetAndDestroy())).list())).reason).toBe('bad-reply')
})

test('escape sequences in a reply do not get into the message', async () => {
  const client = await clientOf((socket) => socket.end('\u001b[2J\u009bmoo\u202e'))
  const error = await failure(client.list())
  expect(error.message).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/)
})

test('a reply without an end is given up at its limit', async () => {
  const pour = (socket: Socket): void => {
    if (!socket.destroyed) socket.write('x'.repeat(256 * 1024), () => setImmediate(() => pour(socket)))
  }
  const error = await failure((await clientOf(pour)).list())
  expect(error.reason).toBe('bad-reply')
  expect(error.message).toMatch(/more than a list can be/)
})

test.each([
  [{ nick: 'a b' }, /name may only hold ASCII/],
  [{ nick: 'a\u001b[2J' }, /name may only hold ASCII/],
  [{ nick: '' }, /name is empty/],
  [{ nick: 'x'.repeat(65) }, /too long/],
  [{ nick: 'xQUIT' }, /may not end in/],
  [{ password: 'a b' }, /password/],
  [{ password: '' }, /password/],
  [{ password: 'año' }, /password/],
  [{ password: 'x\nQUIT' }, /password/],
  [{ host: 'a b' }, /address|password/],
  [{ host: 'a#' }, /own address/],
  [{ port: 0 }, /own port/],
  [{ port: 1.5 }, /own port/],
  [{ protocols: ['V1'] }, /V0 among them/],
  [{ protocols: ['V0', 'x y'] }, /protocols/],
])('what the protocol forbids is never sent: %j', async (change, message) => {
  const client = await clientOf((socket) => socket.write('OK WELCOME ana 5.5'))
  const error = await failure(client.register({ ...ANA, ...change }))
  expect(error.reason).toBe('refused')
  expect(error.message).toMatch(message)
  expect(error.message).not.toContain('año')
  expect(requests).toEqual([])
})
