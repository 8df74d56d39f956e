import { createServer, type Server } from 'node:net'
import { findOut } from '../../src/transport/finder'

const servers: Server[] = []
afterEach(() => servers.splice(0).forEach((server) => server.close()))

/** A server that says this to whoever asks. */
const saying = async (bytes: string): Promise<{ readonly host: string; readonly port: number }> => {
  const server = createServer((socket) => socket.on('error', () => undefined).once('data', () => socket.end(bytes)))
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  return { host: '127.0.0.1', port }
}

test.each(['hello', 'HTTP/1.0 404 Not Found\r\n\r\n<html>', 'HTTP/1.0 200 OK\r\n\r\n<html>'])(
  'of a server that says %j it is told that it is none of these',
  async (bytes) => {
    const detail = 'What answers there is no program of this chat. Check the address and the port.'
    expect(await findOut(await saying(bytes), {})).toMatchObject({ type: 'not-found', reason: 'unknown', detail })
  },
)

test('of nobody it is told why not', async () => {
  const to = await saying('')
  servers.splice(0).forEach((server) => server.close())
  expect(await findOut(to, {})).toMatchObject({ reason: 'unreachable', detail: 'connection refused' })
})
