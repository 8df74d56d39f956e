import { connect } from 'node:net'
import type { Socket } from 'node:net'
import type { Contact, SignallingEvent } from '../../src/net/signalling'
import { V0Signalling } from '../../src/net/v0'
import { until } from '../support/until'

type EventOf<T extends SignallingEvent['type']> = SignallingEvent & { readonly type: T }

interface User {
  readonly signalling: V0Signalling
  readonly contact: Contact
  readonly events: SignallingEvent[]
  /** The events without the trace. */
  news(): readonly SignallingEvent[]
  waitFor<T extends SignallingEvent['type']>(type: T, nth?: number): Promise<EventOf<T>>
}

const users = new Map<string, User>()
const sockets: Socket[] = []

const open = async (nick: string, lookup?: (nick: string) => Promise<Contact | undefined>): Promise<User> => {
  const find = lookup ?? ((name: string) => Promise.resolve(users.get(name)?.contact))
  const signalling = await V0Signalling.open({ host: '127.0.0.1', port: 0, nick, lookup: find })
  const events: SignallingEvent[] = []
  signalling.on((event) => events.push(event))
  const waitFor = <T extends SignallingEvent['type']>(type: T, nth = 1): Promise<EventOf<T>> => {
    const nthEvent = (): SignallingEvent | undefined => events.filter((event) => event.type === type)[nth - 1]
    return until(`${nick}: ${type}`, nthEvent) as Promise<EventOf<T>>
  }
  const news = (): readonly SignallingEvent[] => events.filter(({ type }) => type !== 'trace')
  const user = { signalling, contact: { ...signalling.local, nick }, events, news, waitFor }
  users.set(nick, user)
  return user
}

const port = (user: User): { videoPort: number } => ({ videoPort: user.contact.port })

/** Opens a socket to somebody and keeps it for the clean-up. */
const knock = (user: User): Promise<Socket> =>
  new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: user.contact.port, allowHalfOpen: true }, () => resolve(socket))
    socket.on('error', () => undefined)
    socket.resume()
    sockets.push(socket)
  })

const establish = async (ana: User, bob: User): Promise<string> => {
  ana.signalling.invite('call', bob.contact, port(ana))
  const { call } = await bob.waitFor('invited')
  bob.signalling.accept(call, port(bob))
  await ana.waitFor('accepted')
  return call
}

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await Promise.all([...users.values()].map(({ signalling }) => signalling.close()))
  users.clear()
})

test('a call: invitation, acceptance, hold and resume from both sides, end', async () => {
  const [ana, bob] = [await open('ana'), await open('bob')]
  const call = await establish(ana, bob)
  const invited = await bob.waitFor('invited')
  expect(invited.from).toMatchObject({ nick: 'ana', host: '127.0.0.1', port: ana.contact.port })
  expect(invited.remote.video).toEqual({ host: '127.0.0.1', port: ana.contact.port })
  const accepted = await ana.waitFor('accepted')
  expect(accepted).toMatchObject({ call: 'call', nick: 'bob' })
  expect(accepted.remote.video?.port).toBe(bob.contact.port)

  ana.signalling.hold('call')
  await bob.waitFor('held')
  ana.signalling.resume('call')
  await bob.waitFor('resumed')
  bob.signalling.hold(call)
  await ana.waitFor('held')
  bob.signalling.resume(call)
  await ana.waitFor('resumed')
  bob.signalling.bye(call)
  await ana.waitFor('ended')
  expect(ana.news().map(({ type }) => type)).toEqual(['accepted', 'held', 'resumed', 'ended'])
  expect(bob.news().map(({ type }) => type)).toEqual(['invited', 'held', 'resumed'])
})

test.each([
  ['both take part in sound', true, true, true],
  ['it was offered and not taken', true, false, false],
  ['it was not offered', false, true, false],
])('sound: %s', async (_how, offered, taken, sound) => {
  const [ana, bob] = [await open('ana'), await open('bob')]
  ana.signalling.invite('call', bob.contact, { ...port(ana), ...(offered && { audioPort: 5002 }) })
  const { call, remote } = await bob.waitFor('invited')
  expect(remote.audio).toEqual(offered ? { host: '127.0.0.1', port: 5002 } : undefined)
  bob.signalling.accept(call, { ...port(bob), ...(taken && { audioPort: 6202 }) })
  const accepted = await ana.waitFor('accepted')
  expect(accepted.remote).toEqual({
    video: { host: '127.0.0.1', port: bob.contact.port },
    ...(sound && { audio: { host: '127.0.0.1', port: 6202 } }),
  })
})

test('hold, resume and end in one breath arrive as three messages', async () => {
  const [ana, bob] = [await open('ana'), await open('bob')]
  await establish(ana, bob)
  ana.signalling.hold('call')
  ana.signalling.resume('call')
  ana.signalling.bye('call')
  await bob.waitFor('ended')
  expect(bob.news().map(({ type }) => type)).toEqual(['invited', 'held', 'resumed', 'ended'])
  const traced = bob.events.flatMap((event) => (event.type === 'trace' && event.direction === 'in' ? [event.text] : []))
  expect(traced.map((text) => text.replace(/^.*: /, ''))).toEqual([
    `CALLING ana ${ana.contact.port}`,
    'CALL_HOLD ana',
    'CALL_RESUME ana',
    'CALL_END ana',
  ])
})

test.each(['denied', 'busy'] as const)('a call is refused: %s', async (reason) => {
  const [ana, bob] = [await open('ana'), await open('bob')]
  ana.signalling.invite('call', bob.contact, port(ana))
  const { call } = await bob.waitFor('invited')
  bob.signalling.refuse(call, reason)
  expect(await ana.waitFor('refused')).toMatchObject({ call: 'call', reason })
})

test('a call that nobody takes rings on until the caller gives up, without an answer', async () => {
  const [ana, bob] = [await open('ana'), await open('bob')]
  ana.signalling.invite('call', bob.contact, port(ana))
  const { call } = await bob.waitFor('invited')
  bob.signalling.refuse(call, 'no-answer')
  bob.signalling.invite('check', ana.contact, port(bob))
  await ana.waitFor('invited')
  expect(ana.news().map(({ type }) => type)).toEqual(['invited'])
})

test('a caller that gives up is noticed, and a late acceptance says nothing', async () => {
  const [ana, bob] = [await open('ana'), await open('bob')]
  ana.signalling.invite('call', bob.contact, port(ana))
  const { call } = await bob.waitFor('invited')
  await new Promise((resolve) => setTimeout(resolve, 600)) // the window in which closing means another family
  ana.signalling.cancel('call')
  await bob.waitFor('cancelled')
  bob.signalling.accept(call, port(bob))
  bob.signalling.invite('check', ana.contact, port(bob))
  await ana.waitFor('invited')
  expect(ana.news().map(({ type }) => type)).toEqual(['invited'])
})

test('nobody listens there: unreachable', async () => {
  const [ana, bob] = [await open('ana'), await open('bob')]
  await bob.signalling.close()
  ana.signalling.invite('call', bob.contact, port(ana))
  expect(await ana.waitFor('refused')).toMatchObject({ reason: 'unreachable', detail: 'connection refused' })
})

test('a caller that cannot be looked up is called back where it calls from', async () => {
  const ana = await open('ana')
  const bob = await open('bob', () => Promise.reject(new Error('no server')))
  ana.signalling.invite('call', bob.contact, port(ana))
  const { from } = await bob.waitFor('invited')
  expect(from).toEqual({ nick: 'ana', host: '127.0.0.1', port: ana.contact.port })
})

test('a lookup that never answers does not keep the phone from ringing', async () => {
  const ana = await open('ana')
  const bob = await open('bob', () => new Promise(() => undefined))
  ana.signalling.invite('call', bob.contact, port(ana))
  await bob.waitFor('invited')
})

test('a contact without a nick is known by the nick it answers with', async () => {
  const [ana, bob] = [await open('ana'), await open('bob')]
  const { host, port: control } = bob.contact
  ana.signalling.invite('call', { host, port: control }, port(ana))
  bob.signalling.accept((await bob.waitFor('invited')).call, port(bob))
  expect(await ana.waitFor('accepted')).toMatchObject({ nick: 'bob' })
  const stranger = await knock(ana)
  stranger.end('CALL_END mallory')
  await until('the stranger is heard', () =>
    ana.events.find((event) => event.type === 'trace' && event.text.includes('mallory')),
  )
  expect(ana.news().map(({ type }) => type)).toEqual(['accepted'])
})

test('a byte at a time is a call as well', async () => {
  const bob = await open('bob')
  const socket = await knock(bob)
  for (const byte of 'CALLING ana 5001') {
    socket.write(byte)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  expect((await bob.waitFor('invited')).remote.video?.port).toBe(5001)
})

test('garbage, endless texts and 1,000 connections do not keep a call away', async () => {
  const [ana, bob] = [await open('ana'), await open('bob')]
  const flood = await Promise.all(Array.from({ length: 1000 }, () => knock(bob)))
  for (const [index, socket] of flood.entries()) {
    if (index % 3 === 0) socket.write(Buffer.alloc(20_000, index))
    if (index % 3 === 1) socket.write('CALL_HOLD ana')
  }
  const endless = setInterval(() => flood[999]!.write('CALLING '), 10)
  const call = await establish(ana, bob)
  clearInterval(endless)
  expect(bob.news().map(({ type }) => type)).toEqual(['invited'])
  ana.signalling.bye('call')
  expect((await bob.waitFor('ended')).call).toBe(call)
  await until(
    'the flood is turned out',
    () => flood.filter((socket) => !socket.destroyed && !socket.readableEnded).length <= 70 || undefined,
  )
})

test('a flood of calls rings a few times, and those who wait are turned away', async () => {
  const bob = await open('bob')
  for (let index = 0; index < 50; index++) (await knock(bob)).write(`CALLING n${index} 5001`)
  await bob.waitFor('invited', 8)
  await until(
    'the others are turned away',
    () => sockets.filter((socket) => socket.readableEnded).length === 42 || undefined,
  )
  expect(bob.news()).toHaveLength(8)
})

test('a nick that others cannot read is refused with a reason', async () => {
  const options = { host: '127.0.0.1', port: 0, lookup: () => Promise.resolve(undefined) }
  for (const nick of ['', 'ana b', 'ana#b', 'añil', 'x'.repeat(65), 'a\u001b[2J'])
    await expect(V0Signalling.open({ ...options, nick })).rejects.toMatchObject({ reason: 'bad-nick' })
})

test('a port that is taken is named', async () => {
  const ana = await open('ana')
  const taken = V0Signalling.open({ ...ana.contact, nick: 'bob', lookup: () => Promise.resolve(undefined) })
  await expect(taken).rejects.toMatchObject({
    reason: 'address-in-use',
    message: expect.stringContaining(String(ana.contact.port)),
  })
})
