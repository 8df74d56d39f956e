import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import type { ReadStream } from 'node:tty'
import { TerminalInput } from '../../../src/tui/terminal/input'
import type { Token } from '../../../src/tui/terminal/token'
import { until } from '../../support/until'

const PATIENCE_MS = 5000

/** Both ends of a stream that the system buffers, as it does a terminal's. */
const pair = async (): Promise<{ readonly near: Socket; readonly far: Socket; readonly close: () => void }> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const far = connect(address.port, '127.0.0.1').setNoDelay()
  const [near] = (await once(server, 'connection')) as [Socket]
  return {
    near,
    far,
    close: () => {
      near.destroy()
      far.destroy()
      server.close()
    },
  }
}

/** The program computes, and hears nothing meanwhile. */
const block = (ms: number): void => {
  const end = performance.now() + ms
  while (performance.now() < end);
}

describe('the input of the terminal', () => {
  it('takes no beginning of an answer for Escape because the program was busy when the rest came', async () => {
    const { near, far, close } = await pair()
    const input = new TerminalInput(near as unknown as ReadStream)
    const tokens: Token[] = []
    input.listen((token) => tokens.push(token))
    try {
      near.once('data', () => {
        far.write('[0n')
        block(400)
      })
      far.write('\x1b')
      await until('a token', () => tokens[0], PATIENCE_MS)
      expect(tokens).toEqual([{ type: 'reply', text: '\x1b[0n' }])
    } finally {
      input.close()
      close()
    }
  })
})
