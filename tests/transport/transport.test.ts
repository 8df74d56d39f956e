import { RpcClientError } from '../../src/net/xmlrpc/client'
import type { FromTransport } from '../../src/net/xmlrpc/messages'
import { decodeAudio, PACKET_SAMPLES } from '../../src/protocol/media/audio-datagram'
import { encodeAudio } from '../../src/protocol/media/audio-datagram'
import { DIALECTS, type DialectName } from '../../src/protocol/xmlrpc/dialect'
import { notSupported } from '../../src/protocol/xmlrpc/fault'
import type { RpcAnswer, RpcCall } from '../../src/protocol/xmlrpc/message'
import { writeNpy } from '../../src/protocol/xmlrpc/npy'
import { Doorman } from '../../src/transport/doorman'
import { TransportPlan } from '../../src/transport/plan'
import { Pump, type Job } from '../../src/transport/pump'
import { Rates } from '../../src/transport/rates'
import { SoundIn } from '../../src/transport/sound-in'
import { soundOut } from '../../src/transport/sound-out'
import { HandClock } from '../support/hand-clock'

const PACKET_MS = (PACKET_SAMPLES * 1000) / 48_000
const settle = (): Promise<void> => new Promise((done) => setImmediate(done))

describe('sound that comes in pieces', () => {
  const setUp = () => {
    const clock = new HandClock()
    const packets: { readonly order: number; readonly atMs: number }[] = []
    const deliver = (datagram: Uint8Array): void => {
      packets.push({ order: decodeAudio(datagram)!.order, atMs: clock.now() })
    }
    return { clock, packets, sound: new SoundIn({ clock, deliver }) }
  }
  const piece = (seconds: number): Uint8Array => new Uint8Array(2 * Math.round(44_100 * seconds)).fill(1)

  test('leaves evenly, whole, and in order', () => {
    const { clock, packets, sound } = setUp()
    for (let i = 0; i < 5; i++) {
      sound.push(piece(2), 's16')
      clock.pass(2000)
    }
    const count = Math.floor((10 * 48_000) / PACKET_SAMPLES)
    expect(packets.length).toBeGreaterThan(count - 4)
    expect(packets.map(({ order }) => order)).toEqual(packets.map((_, at) => at))
    const worst = Math.max(...packets.map(({ order, atMs }) => Math.abs(atMs - order * PACKET_MS)))
    expect(worst).toBeLessThan(60)
  })

  test('that comes a little late each time is heard whole, later', () => {
    const { clock, packets, sound } = setUp()
    for (let i = 0; i < 4; i++) {
      sound.push(piece(0.5), 's16')
      clock.pass(550)
    }
    expect(packets.map(({ order }) => order)).toEqual(packets.map((_, at) => at))
  })

  test('counts time where nothing came', () => {
    const { clock, packets, sound } = setUp()
    sound.push(piece(0.5), 's16')
    clock.pass(3000)
    sound.push(piece(0.5), 's16')
    clock.pass(600)
    const jump = packets.findIndex(({ order }, at) => order !== at)
    expect(packets[jump]!.order * PACKET_MS).toBeGreaterThan(2900)
    expect(packets[jump]!.order * PACKET_MS).toBeLessThan(3100)
  })

  test('is bounded: of a flood the newest five seconds stay', () => {
    const { clock, packets, sound } = setUp()
    for (let i = 0; i < 30; i++) sound.push(piece(2), 's16')
    clock.pass(20_000)
    expect(packets.length * PACKET_MS).toBeLessThan(5100)
    expect(sound.overflowed * PACKET_MS).toBeGreaterThan(54_000)
  })

  test('is heard no more once it is closed', () => {
    const { clock, packets, sound } = setUp()
    sound.push(piece(2), 's16')
    clock.pass(100)
    const before = packets.length
    sound.close()
    clock.pass(2000)
    expect(packets).toHaveLength(before)
  })
})

describe('sound that goes out', () => {
  const packet = (order: number): Uint8Array => encodeAudio(order, new Float32Array(PACKET_SAMPLES).fill(0.5))
  const filled = (name: DialectName, packets: number) => {
    const out = soundOut({ type: 'old', dialect: DIALECTS[name] }, 'token')
    for (let i = 0; i < packets; i++) out.push(packet(i))
    return out
  }
  const bytesOf = (job: Job | undefined): number => (job?.call.params[0] as Uint8Array).length

  test('waits for half a second, and takes two at most', () => {
    expect(filled('mameintenso', 20).next()).toBeUndefined()
    expect(bytesOf(filled('mameintenso', 26).next()) / 2 / 44_100).toBeCloseTo(0.55, 1)
    expect(bytesOf(filled('mameintenso', 200).next())).toBe(2 * 2 * 44_100)
    expect(bytesOf(filled('reneleyva', 200).next())).toBe(4 * 2 * 44_100)
    expect(bytesOf(filled('clase3', 26).next()) % 2).toBe(0)
  })

  test('is bounded: the oldest is dropped', () => {
    const out = filled('mameintenso', 400)
    expect(out.lap().waiting).toBeLessThanOrEqual(5000)
    expect(out.lap().dropped).toBe(0)
    const packets = soundOut({ type: 'vcall' }, 'token')
    for (let i = 0; i < 400; i++) packets.push(packet(i))
    expect(packets.lap()).toMatchObject({ dropped: 400 - 70 })
    const [token, list] = packets.next()!.call.params as [string, Uint8Array[]]
    expect([token, decodeAudio(list[0]!)?.order]).toEqual(['token', 400 - 70])
  })

  test('asks before each piece where the dialect wants it, and is still where it is told no', () => {
    const out = filled('clase10', 60)
    const ask = out.next()!
    expect(ask.call.method).toBe('can_play_audio')
    ask.answered!({ value: true })
    expect(out.next()?.call.method).toBe('play_audio_remote')
    for (let i = 0; i < 60; i++) out.push(packet(i))
    out.next()!.answered!({ value: false })
    expect(out.next()).toBeUndefined()
  })
})

describe('the pump', () => {
  const setUp = (answers: (RpcAnswer | Error)[]) => {
    const calls: string[] = []
    const told: string[] = []
    const jobs: string[] = []
    let open = 0
    const pump = new Pump({
      client: {
        call: async ({ method }: RpcCall) => {
          expect(++open).toBe(1)
          calls.push(method)
          await settle()
          open--
          const answer = answers.shift() ?? { value: null }
          if (answer instanceof Error) throw answer
          return { answer, sentBytes: 10 }
        },
        close: () => void told.push('closed'),
      },
      next: () => {
        const method = jobs.shift()
        return Promise.resolve(method === undefined ? undefined : { call: { method, params: [] } })
      },
      reached: (success, detail) => void told.push(`${success} ${detail}`.trim()),
      taken: () => void told.push('taken'),
      gaveUp: (detail) => void told.push(`gave up: ${detail}`),
    })
    return { pump, calls, told, jobs }
  }
  const bad: RpcAnswer = { fault: { code: 1, text: 'TypeError' } }
  const gone = new RpcClientError('unreachable', 'gone')

  test('has one call under way at a time, and counts them', async () => {
    const { pump, calls, jobs } = setUp([])
    jobs.push('a', 'b', 'c')
    pump.wake()
    pump.wake()
    for (let i = 0; i < 20; i++) await settle()
    expect(calls).toEqual(['a', 'b', 'c'])
    expect(pump.lap()).toMatchObject({ calls: 3, bytes: 30, failed: 0 })
    expect(pump.lap().calls).toBe(0)
  })

  test('gives up a medium that fails five times in turn', async () => {
    const { pump, calls, told, jobs } = setUp([bad, bad, { value: 'ok' }, bad, bad, bad, bad, bad])
    jobs.push('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j')
    pump.wake()
    for (let i = 0; i < 40; i++) await settle()
    expect(calls.join('')).toBe('abcdefgh')
    expect(told.at(-2)).toBe('gave up: TypeError')
  })

  test('does not call a name again that is not known', async () => {
    const { pump, calls, told, jobs } = setUp([{ fault: notSupported('a') }])
    jobs.push('a', 'b')
    pump.wake()
    for (let i = 0; i < 10; i++) await settle()
    expect(calls).toEqual(['a'])
    expect(told).toEqual(['true', expect.stringContaining('gave up: '), 'closed'])
  })

  test('tells what was taken apart from what was only answered', async () => {
    const { pump, told, jobs } = setUp([{ value: 'ok' }, bad, { fault: { code: 1, text: 'cannot marshal None' } }])
    jobs.push('a', 'b', 'c')
    pump.wake()
    for (let i = 0; i < 20; i++) await settle()
    expect(told).toEqual(['true', 'taken', 'true', 'true', 'taken'])
  })

  test('rests when nobody is there, and closes its connection in the end', async () => {
    const { pump, calls, told, jobs } = setUp([gone])
    jobs.push('a', 'b')
    pump.wake()
    for (let i = 0; i < 10; i++) await settle()
    expect(calls).toEqual(['a'])
    expect(told).toEqual(['false gone'])
    pump.close()
    expect(told.at(-1)).toBe('closed')
  })
})

describe('the doorman', () => {
  const setUp = () => {
    const posted: FromTransport[] = []
    let now = 0
    const doorman = new Doorman({ link: () => undefined, post: (message) => posted.push(message), now: () => now })
    return { doorman, posted, pass: (ms: number) => (now += ms) }
  }
  const picture = writeNpy({ width: 2, height: 2, data: new Uint8Array(12) })

  test('answers as the originals do, whoever calls', () => {
    const { doorman } = setUp()
    const answers = (
      [
        ['sendMessage_wrapper', 'hola', 'ACK.'],
        ['playAudio', new Uint8Array(4), 'ok.'],
        ['my_play_video', picture, 'ACK.'],
        ['playVideo', Uint8Array.of(0xff, 0xd8), 'ACK.'],
        ['stopAudio_wrapper', '', 'ok.'],
        ['can_play_audio', '', true],
        ['ping', '', true],
        ['echo', 'x', 'x'],
        ['reproduce', '', null],
        ['vaciaBuffer', '', ''],
      ] as const
    ).map(([method, param, answer]) => [doorman.answer({ method, params: [param] }, '10.0.0.7'), { value: answer }])
    for (const [given, wanted] of answers) expect(given).toEqual(wanted)
  })

  test.each([
    ['sendMessage_wrapper', 5],
    ['sendMessage_wrapper', 'a'.repeat(4001)],
    ['playAudio', 'text'],
    ['playVideo', 'text'],
    ['playVideo', new Uint8Array(100)],
    ['play_video_remote', "cos\nsystem\n(S'true'\ntR."],
    ['vcall.word', 'bye'],
    ['vcall.text', 'hola'],
  ])('%s is answered a fault where it is given what it does not take, and nothing is told', (method, param) => {
    const { doorman, posted } = setUp()
    expect(doorman.answer({ method, params: [param] }, '10.0.0.7')).toMatchObject({ fault: { code: 1 } })
    expect(posted).toEqual([])
  })

  test('tells of media four times a second, of an empty piece never, and of no more words than a person says', () => {
    const { doorman, posted, pass } = setUp()
    const play = (bytes: number): void =>
      void doorman.answer({ method: 'playAudio', params: [new Uint8Array(bytes)] }, 'h')
    play(0)
    expect(posted).toEqual([])
    for (let i = 0; i < 100; i++) play(10)
    expect(posted).toHaveLength(4)
    pass(1000)
    play(10)
    expect(posted).toHaveLength(5)
    for (let i = 0; i < 100; i++) doorman.answer({ method: 'sendMessage_wrapper', params: ['a'] }, 'h')
    expect(posted).toHaveLength(25)
  })

  test('says no to who was hung up on', () => {
    const { doorman } = setUp()
    doorman.setDeaf(['10.0.0.7'])
    expect(doorman.answer({ method: 'can_play_audio', params: [] }, '10.0.0.7')).toEqual({ value: false })
    expect(doorman.answer({ method: 'can_play_audio', params: [] }, '10.0.0.8')).toEqual({ value: true })
  })

  test('takes pictures of a call from who knows its name alone', () => {
    const { doorman } = setUp()
    expect(doorman.answer({ method: 'vcall.picture', params: ['guess', picture] }, 'h')).toEqual({ value: false })
  })
})

describe('rates', () => {
  test('are of each name by itself, and a flood of names is not remembered', () => {
    const rates = new Rates(2)
    expect([1, 2, 3].map(() => rates.allows('a', 0))).toEqual([true, true, false])
    for (let i = 0; i < 1000; i++) rates.allows(`x${i}`, 0)
    expect(rates.allows('a', 1000)).toBe(true)
  })
})

describe('a transport process that died', () => {
  const open = { type: 'open', host: '127.0.0.1', port: 0 } as const
  const opened = { type: 'opened', port: 4000, media: { videoPort: 1, audioPort: 2 } } as const
  const link = { host: 'h', port: 1, token: 't' }
  const start = { type: 'start', call: 'c', link, media: {} } as const

  test('is replaced at the same ports, in the same call; what was asked is answered', () => {
    const plan = new TransportPlan()
    plan.note(open, true)
    expect(plan.learn(opened)).toBe(opened)
    plan.note(start, true)
    plan.note({ type: 'flow', call: 'c', flowing: true }, true)
    plan.note({ type: 'deaf', hosts: ['x'] }, true)
    plan.note({ type: 'say', id: 1, to: link, call: { method: 'm', params: [] } }, true)
    plan.note({ type: 'say', id: 2, to: link, call: { method: 'm', params: [] } }, true)
    plan.note({ type: 'find', to: { host: 'h', port: 2 } }, true)
    plan.learn({ type: 'said', id: 1, answer: { value: null } })
    expect(plan.orphans()).toMatchObject([
      { type: 'unsaid', id: 2 },
      { type: 'not-found', to: { host: 'h', port: 2 } },
    ])
    expect(plan.replay().map(({ type }) => type)).toEqual(['open', 'deaf', 'start', 'flow'])
    expect(plan.replay()[0]).toMatchObject({ port: 4000, media: opened.media })
    expect(plan.learn(opened)).toBeUndefined()
  })

  test('begins with nothing once the call is over', () => {
    const plan = new TransportPlan()
    plan.note(start, true)
    plan.note({ type: 'stop', call: 'c' }, true)
    expect(plan.replay()).toEqual([])
  })
})
