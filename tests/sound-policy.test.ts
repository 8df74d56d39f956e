import { EXIT, Failure } from '../src/exit'
import type { Contact, RemoteMedia } from '../src/net/signalling'
import type { SoundCaller } from '../src/profile/sound-callers'
import { SoundPolicy, type SoundPolicyParts } from '../src/sound-policy'

const SERVER = 'home:8000'
const BOB: Contact = { host: '10.0.0.2', port: 6200, nick: 'bob', protocols: ['V0', 'V1'] }
const PICTURE: RemoteMedia = { video: { host: BOB.host, port: 6200 } }
const SOUND: RemoteMedia = { ...PICTURE, audio: { host: BOB.host, port: 6201 } }

const memoryOf = (callers: SoundCaller[]) => ({
  readSoundCallers: () => callers,
  addSoundCaller: (caller: SoundCaller) => void callers.push(caller),
})

const make = (parts: Partial<SoundPolicyParts> = {}) => {
  const callers: SoundCaller[] = []
  const troubles: string[] = []
  const trouble = (message: string): void => void troubles.push(message)
  const policy = new SoundPolicy({ choice: 'auto', server: SERVER, memory: memoryOf(callers), trouble, ...parts })
  return { policy, callers, troubles }
}

test('who has called with sound is called with it from then on, also by the next program', () => {
  const { policy, callers } = make()
  expect(policy.offersSound(BOB)).toBe(false)
  policy.called(BOB, SOUND)
  policy.called(BOB, SOUND)
  expect(policy.offersSound(BOB)).toBe(true)
  expect(callers).toEqual([{ server: SERVER, nick: 'bob' }])
  expect(make({ memory: memoryOf(callers) }).policy.offersSound(BOB)).toBe(true)
})

test('the same nick at another server is another person', () => {
  const memory = memoryOf([{ server: 'elsewhere:8000', nick: 'bob' }])
  expect(make({ memory }).policy.offersSound(BOB)).toBe(false)
})

test.each<[string, Contact, RemoteMedia, Partial<SoundPolicyParts>]>([
  ['a call without sound', BOB, PICTURE, {}],
  ['a caller that is not registered', { host: BOB.host, port: BOB.port, nick: 'bob' }, SOUND, {}],
  ['a name whose client cannot have called so', { ...BOB, protocols: ['V1'] }, SOUND, {}],
  ['a call where there is no directory', BOB, SOUND, { server: undefined }],
])('%s is not remembered', (_what, from, remote, parts) => {
  const { policy, callers } = make(parts)
  policy.called(from, remote)
  expect(policy.offersSound(BOB)).toBe(false)
  expect(callers).toEqual([])
})

test('the choice of the user goes before', () => {
  expect(make({ choice: 'v1' }).policy.offersSound({ host: '10.0.0.9', port: 1 })).toBe(true)
  expect(make({ choice: 'v0', memory: memoryOf([{ server: SERVER, nick: 'bob' }]) }).policy.offersSound(BOB)).toBe(
    false,
  )
})

test('a memory that does not work is told about, and calls go on', () => {
  const fails = (): never => {
    throw new Failure(EXIT.failure, 'state', 'the disk is full')
  }
  const { policy, troubles } = make({ memory: { readSoundCallers: fails, addSoundCaller: fails } })
  expect(policy.offersSound(BOB)).toBe(false)
  policy.called(BOB, SOUND)
  expect(policy.offersSound(BOB)).toBe(true)
  expect(troubles).toEqual(['the disk is full', 'the disk is full'])
})

test('without a profile it is known until the end of the program', () => {
  const { policy, troubles } = make({ memory: undefined })
  policy.called(BOB, SOUND)
  expect(policy.offersSound(BOB)).toBe(true)
  expect(troubles).toEqual([])
})
