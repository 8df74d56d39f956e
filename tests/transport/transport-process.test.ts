import type { TransportEvent } from '../../src/transport/transport-process'
import { TransportProcess } from '../../src/transport/transport-process'
import { transportNews } from '../../src/transport-news'
import { until } from '../support/until'

jest.setTimeout(120_000)

const HOST = '127.0.0.1'
/** Nobody serves here. */
const NOBODY = { host: HOST, port: 1 }

describe('the transport process', () => {
  const opened: TransportProcess[] = []
  afterEach(() => Promise.all(opened.splice(0).map((each) => each.close())))

  const open = (maxCrashes: number) => {
    const transport = new TransportProcess({ restartMs: 1, maxCrashes })
    opened.push(transport)
    const events: TransportEvent[] = []
    transport.on((event) => events.push(event))
    const told = <Type extends TransportEvent['type']>(type: Type) =>
      until(
        type,
        () => events.find((event): event is Extract<TransportEvent, { type: Type }> => event.type === type),
        120_000,
      )
    transport.send({ type: 'open', host: HOST, port: 0 })
    return { transport, told }
  }

  it('that was given up serves again when somebody is called', async () => {
    const { transport, told } = open(1)
    const { port } = await told('opened')
    process.kill(transport.pid ?? 0, 'SIGKILL')
    await told('gave-up')
    transport.send({ type: 'find', to: NOBODY })
    expect(await told('not-found')).toMatchObject({ to: NOBODY, detail: 'connection refused' })
    await told('restarted')
    const answer = await fetch(`http://${HOST}:${port}/`, { method: 'POST', body: 'x' })
    expect(answer.status).toBe(200)
  })
})

describe('what is told of it', () => {
  it('that it died, was given up, or has lost its port', () => {
    expect(transportNews({ type: 'restarted', cause: 'SIGKILL' })).toMatchObject({ event: 'notice' })
    expect(transportNews({ type: 'gave-up', message: 'XML-RPC stopped.' })).toEqual({
      event: 'error',
      code: 'transport',
      message: 'XML-RPC stopped. Until then nobody reaches you.',
    })
    expect(transportNews({ type: 'open-failed', code: 'EADDRINUSE', message: 'in use' })).toMatchObject({
      event: 'error',
      message: 'Nobody reaches you: the port cannot be taken again (in use). Start vcall anew.',
    })
    expect(transportNews({ type: 'stopped', host: HOST, what: 'all' })).toBeUndefined()
  })
})
