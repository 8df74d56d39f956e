import type { FromTransport, ToTransport } from '../../../src/net/xmlrpc/messages'
import type { SignallingEvent } from '../../../src/net/signalling'
import { XmlRpcSignalling, type DialectMemory, type Transport } from '../../../src/net/xmlrpc/signalling'
import { DIALECTS, type DialectName } from '../../../src/protocol/xmlrpc/dialect'

const OLD = { host: '10.0.0.7', port: 5000 }
const PORTS = { videoPort: 1, audioPort: 2 }

/** Signalling on a transport that only takes down what it is told, with a memory that can be looked into. */
const setUp = (remembered?: DialectName, dialect?: string) => {
  const sent: ToTransport[] = []
  const known = new Map<string, DialectName | undefined>([[OLD.host, remembered]])
  const memory: DialectMemory = {
    at: ({ host }) => known.get(host),
    learn: ({ host }, name) => void known.set(host, name),
  }
  let tell: (event: FromTransport) => void = () => undefined
  const transport: Transport = {
    send: (message) => void sent.push(message),
    on: (listener) => {
      tell = listener
      return () => undefined
    },
    close: () => Promise.resolve(),
  }
  const local = { host: '10.0.0.1', port: 5000 }
  const signalling = new XmlRpcSignalling({
    nick: 'ana',
    local,
    media: PORTS,
    transport,
    memory,
    dialect,
    now: () => 0,
  })
  const told: SignallingEvent[] = []
  signalling.on((event) => told.push(event))
  signalling.invite('c', OLD, PORTS)
  return { sent, known, told, signalling, hear: (event: FromTransport) => tell(event) }
}

const found = (name: DialectName): FromTransport => ({
  type: 'found',
  to: OLD,
  found: { type: 'old', dialect: DIALECTS[name] },
})

describe('the program of a contact', () => {
  test('is looked for where it was, and what is found is remembered', () => {
    const { sent, known, hear } = setUp('clase3')
    expect(sent).toEqual([{ type: 'find', to: OLD, dialect: undefined, remembered: 'clase3' }])
    hear(found('ndrd'))
    expect(known.get(OLD.host)).toBe('ndrd')
  })

  test('is forgotten where a vcall is there now', () => {
    const { known, hear } = setUp('clase3')
    hear({ type: 'found', to: OLD, found: { type: 'vcall' } })
    expect(known.get(OLD.host)).toBeUndefined()
  })

  test('is forgotten and looked for afresh where it does not know what it should, and not where it only fails', () => {
    const { sent, known, hear } = setUp('os-baach')
    hear(found('os-baach'))
    const gaveUp = (detail: string): void => hear({ type: 'gave-up-medium', call: 'c', medium: 'audio', detail })
    gaveUp('TypeError')
    expect(known.get(OLD.host)).toBe('os-baach')
    gaveUp('method "sendVoice_wrapper" is not supported')
    expect(known.get(OLD.host)).toBeUndefined()
    expect(sent.at(-1)).toEqual({ type: 'find', to: OLD, dialect: undefined, remembered: undefined })
  })

  test('is what a person says, who may be wrong: that is not remembered', () => {
    const { sent, known, hear } = setUp('clase3', 'ndrd')
    expect(sent[0]).toMatchObject({ dialect: 'ndrd' })
    hear(found('ndrd'))
    expect(known.get(OLD.host)).toBe('clase3')
  })
})

test('what crosses the network is told of a call that is on, added up', () => {
  const { told, hear, signalling } = setUp()
  const none = { calls: 0, bytes: 0, medianMs: 0, worstMs: 0, waiting: 0, dropped: 0, failed: 0 }
  const traffic = {
    audio: none,
    video: { ...none, calls: 10, bytes: 1000 },
    received: { requests: 1, bytes: 10 },
    seconds: 2,
  }
  const of = (event: SignallingEvent): unknown => (event.type === 'traffic' ? event.traffic.sent.requests : undefined)
  hear({ type: 'traffic', call: 'c', traffic })
  hear(found('ndrd'))
  for (let lap = 0; lap < 2; lap++) hear({ type: 'traffic', call: 'c', traffic })
  signalling.bye('c')
  hear({ type: 'traffic', call: 'c', traffic })
  expect(told.map(of).filter((requests) => requests !== undefined)).toEqual([10, 20])
})
