import { AudioPlan } from '../../../src/media/audio/plan'
import { decodeSalaSound, encodeSalaSound } from '../../../src/protocol/sala/sound-datagram'
import { seeded } from '../../support/seeded'
import { PEER, settle, SoundHouse } from '../../support/sound-house'

const EVERY_MS = 1024 / 44.1
const END = Buffer.from('encerrar_ligacao')
const TONE = encodeSalaSound(new Float32Array(1024).fill(0.5))

let house: SoundHouse
beforeEach(async () => {
  house = new SoundHouse('sala')
  await house.tell({ type: 'open', host: '127.0.0.1', port: 6000, wire: 'sala' })
})
afterEach(() => house.close())

const said = (): readonly string[] => house.all('said').map(({ from, text }) => `${from.host}:${from.port} ${text}`)

describe('what is sent', () => {
  test('is 4096 bytes each, evenly, at the exact rate, both channels alike', async () => {
    await house.call()
    await house.pass(20_000, 0.25)
    const { datagrams } = house
    expect(datagrams.every(({ bytes }) => bytes.length === 4096)).toBe(true)
    expect(datagrams.length).toBeGreaterThanOrEqual(Math.floor(19_900 / EVERY_MS))
    expect(datagrams.length).toBeLessThanOrEqual(Math.ceil(20_000 / EVERY_MS))
    const gaps = datagrams.slice(20).map(({ atMs }, at) => atMs - (datagrams[at + 19]?.atMs ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThan(19)
    expect(Math.max(...gaps)).toBeLessThan(31)
    const samples = decodeSalaSound(datagrams.at(-1)?.bytes ?? new Uint8Array())
    for (const sample of samples ?? []) expect(sample).toBeCloseTo(0.25, 2)
  })

  test('goes on as silence while the call is held, and is sound again after it', async () => {
    await house.call()
    await house.pass(1_000, 0.25)
    await house.flow(false)
    await house.pass(1_000, 0.25)
    const held = house.datagrams.slice(-30)
    expect(held).toHaveLength(30)
    expect(held.every(({ bytes }) => bytes.every((byte) => byte === 0))).toBe(true)
    await house.flow(true)
    await house.pass(1_000, 0.25)
    expect(house.datagrams.at(-1)?.bytes.some((byte) => byte !== 0)).toBe(true)
  })

  test('is silence where nothing is to be sent, and no microphone is there', async () => {
    await house.tell({ type: 'source', source: { kind: 'none' } }, { type: 'sink', sink: { kind: 'none' } })
    await house.begin()
    await house.pass(3_000)
    expect(house.datagrams.length).toBeGreaterThan(100)
  })

  test('ends with the call', async () => {
    await house.call()
    await house.pass(500, 0.25)
    await house.tell({ type: 'stop', call: 'c' })
    const { length } = house.datagrams
    await house.pass(1_000, 0.25)
    expect(house.datagrams).toHaveLength(length)
  })
})

describe('what comes', () => {
  test('is heard from the very address and port of the peer', async () => {
    await house.call()
    house.receive(TONE, PEER.host, PEER.port)
    house.receive(TONE, PEER.host, PEER.port + 1)
    house.receive(TONE, '192.0.2.8', PEER.port)
    expect((await house.stats()).received).toMatchObject({ packets: 1, foreign: 2 })
    expect(house.all('heard')).toHaveLength(1)
  })

  test('and is a word, is passed on and not played, whoever says it', async () => {
    await house.call()
    house.receive(END, '192.0.2.9', 7)
    house.receive(Buffer.from('convite/josé'), '192.0.2.9', 8)
    expect(said()).toEqual(['192.0.2.9:7 encerrar_ligacao', '192.0.2.9:8 convite/josé'])
    expect((await house.stats()).received).toMatchObject({ packets: 0, foreign: 0 })
  })

  test('too often, is not passed on', async () => {
    for (let count = 0; count < 5_000; count++) house.receive(END, '192.0.2.9', 7)
    expect(said()).toHaveLength(10)
    await house.pass(1_000)
    house.receive(END, '192.0.2.9', 7)
    expect(said()).toHaveLength(11)
  })

  test('from 100,000 strangers neither redirects our sound nor is heard', async () => {
    await house.call()
    const random = seeded(2)
    for (let count = 0; count < 100_000; count++) {
      const [host, port] =
        random() < 0.5 ? [PEER.host, 1 + Math.floor(random() * 3_999)] : [`192.0.2.${count % 6}`, PEER.port]
      house.receive(random() < 0.9 ? TONE : END, host, port)
    }
    await house.pass(1_000, 0.25)
    expect(house.datagrams.length).toBeGreaterThan(30)
    expect(house.datagrams.filter(({ to }) => to.host !== PEER.host || to.port !== PEER.port)).toEqual([])
    expect((await house.stats()).received.packets).toBe(0)
  })
})

describe('ports of calls', () => {
  test('a call of ours has one of its own, for its words and its sound', async () => {
    await house.tell({ type: 'line', line: 'c' }, { type: 'say', line: 'c', to: PEER, text: 'convite/ana' })
    await settle()
    expect(house.all('line-opened')).toMatchObject([{ line: 'c' }])
    expect(house.datagrams.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(['convite/ana'])
    house.receive(Buffer.from('resposta_ao_convite/aceito'), PEER.host, PEER.port)
    expect(house.all('said')).toMatchObject([{ line: 'c', from: PEER, text: 'resposta_ao_convite/aceito' }])
    await house.call()
    house.receive(TONE, PEER.host, PEER.port)
    expect((await house.stats()).received.packets).toBe(1)
  })

  test('that cannot be had are told', async () => {
    house.taken.add(0)
    await house.tell({ type: 'line', line: 'c' })
    expect(house.all('line-failed')).toMatchObject([{ line: 'c' }])
    await house.tell({ type: 'say', line: 'c', to: PEER, text: 'x' })
    expect(house.datagrams).toEqual([])
  })

  test('the call port is the one that all know, or none', async () => {
    house.taken.add(6001)
    await house.tell({ type: 'open', host: '127.0.0.1', port: 6001, wire: 'sala' })
    expect(house.all('open-failed')).toMatchObject([{ code: 'EADDRINUSE' }])
  })
})

test('a process that is started again takes the same ports, which peers know', () => {
  const plan = new AudioPlan()
  plan.note({ type: 'open', host: '10.0.0.1', port: 6000, wire: 'sala' }, true)
  for (const line of ['a', 'b']) plan.note({ type: 'line', line }, true)
  plan.learn({ type: 'line-opened', line: 'a', port: 40_001 })
  plan.note({ type: 'unline', line: 'b' }, true)
  expect(plan.replay()).toEqual([
    { type: 'open', host: '10.0.0.1', port: 6000, wire: 'sala' },
    { type: 'line', line: 'a', port: 40_001 },
  ])
})
