import { SalaSignalling } from '../../../src/net/sala/signalling'
import type { SignallingEvent } from '../../../src/net/signalling'
import { SalaWires, type FakeLines } from '../../support/sala-lines'

interface End {
  readonly signalling: SalaSignalling
  readonly lines: FakeLines
  readonly events: SignallingEvent[]
}

const ANA = '10.0.0.1'
const BOB = '10.0.0.2'
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

let wires: SalaWires
let now: number
let ends: End[]

const end = (name: string, host: string): End => {
  const lines = wires.lines(host)
  const events: SignallingEvent[] = []
  let calls = 0
  const newCallId = (): string => `${name}-${++calls}`
  const local = { host, port: 6000 }
  const signalling = new SalaSignalling({
    name,
    local,
    lines,
    now: () => now,
    newCallId,
    knows: (nick) => nick === 'ana',
  })
  signalling.on((event) => {
    if (event.type !== 'trace') events.push(event)
  })
  const made = { signalling, lines, events }
  ends.push(made)
  return made
}

let ana: End
let bob: End
beforeEach(() => {
  ;[wires, now, ends] = [new SalaWires(), 0, []]
  ;[ana, bob] = [end('ana', ANA), end('bob', BOB)]
})
afterEach(() => Promise.all(ends.map(({ signalling }) => signalling.close())))

const established = async (): Promise<void> => {
  ana.signalling.invite('c', { host: BOB, port: 6000, nick: 'bob' })
  await settle()
  bob.signalling.accept('bob-1')
  await settle()
}

test('a call: each end knows where the other one hears', async () => {
  await established()
  expect(bob.events).toEqual([
    {
      type: 'invited',
      call: 'bob-1',
      from: { host: ANA, port: 6000, nick: 'ana', protocols: [] },
      remote: { audio: { host: ANA, port: 40_000 } },
    },
  ])
  expect(ana.events).toEqual([{ type: 'accepted', call: 'c', remote: { audio: { host: BOB, port: 6000 } } }])
  ana.signalling.bye('c')
  await settle()
  expect(bob.events.at(-1)).toEqual({ type: 'ended', call: 'bob-1' })
  expect(ana.lines.ports.size).toBe(0)
  expect(wires.said).toEqual([
    `${ANA} → ${BOB} convite/ana`,
    `${BOB} → ${ANA} resposta_ao_convite/aceito`,
    `${ANA} → ${BOB} encerrar_ligacao`,
  ])
})

test('who was called hangs up', async () => {
  await established()
  bob.signalling.bye('bob-1')
  await settle()
  expect(ana.events.at(-1)).toEqual({ type: 'ended', call: 'c' })
})

test('held or not, nothing is said', async () => {
  await established()
  ana.signalling.hold()
  ana.signalling.resume()
  await settle()
  expect(wires.said).toHaveLength(2)
})

test('sound keeps a call, and silence ends it at both ends', async () => {
  await established()
  for (let second = 0; second < 10; second++) {
    now += 1_000
    ana.signalling.mediaHeard('c')
    bob.signalling.mediaHeard('bob-1')
  }
  now += 3_000
  ana.signalling.mediaHeard('nothing')
  await settle()
  expect(ana.events.at(-1)).toEqual({ type: 'ended', call: 'c' })
  expect(bob.events.at(-1)).toEqual({ type: 'ended', call: 'bob-1' })
})

test('a port that cannot be had', () => {
  ana.signalling.invite('c', { host: BOB, port: 6000 })
  ana.lines.hear({ type: 'line-failed', line: 'c', message: 'no ports' })
  expect(ana.events).toEqual([{ type: 'refused', call: 'c', reason: 'error', detail: 'no ports' }])
})

test('after the end nobody is told anything', async () => {
  await established()
  await bob.signalling.close()
  ana.signalling.bye('c')
  await settle()
  expect(bob.events.at(-1)).toMatchObject({ type: 'invited' })
})
