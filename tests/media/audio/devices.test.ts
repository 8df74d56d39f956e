import { AudioDeviceError } from '../../../src/media/audio/device-error'
import { encodeAudio } from '../../../src/protocol/media/audio-datagram'
import { SoundHouse } from '../../support/sound-house'

const houses: SoundHouse[] = []
const house = (): SoundHouse => {
  const made = new SoundHouse()
  houses.push(made)
  return made
}
afterEach(async () => {
  await Promise.all(houses.splice(0).map((each) => each.close()))
})

const gone = (what: string): AudioDeviceError => new AudioDeviceError('lost', `The ${what} was unplugged.`)
const held = (end: SoundHouse): [number, number] => [end.sources.open.size, end.sinks.open.size]

describe('microphone and loudspeaker', () => {
  it('are tried when they are chosen, and held during a call alone', async () => {
    const end = house()
    await end.tell({ type: 'source', source: { kind: 'mic' } }, { type: 'sink', sink: { kind: 'default' } })
    expect(end.all('source-ready')).toEqual([{ type: 'source-ready', source: { kind: 'mic' }, label: 'fake mic' }])
    expect(end.all('sink-ready')).toEqual([{ type: 'sink-ready', sink: { kind: 'default' }, label: 'fake default' }])
    expect([end.sources.opened, end.sinks.opened, held(end)]).toEqual([['mic'], ['default'], [0, 0]])
    await end.begin()
    expect(held(end)).toEqual([1, 1])
    await end.flow(false)
    expect(held(end)).toEqual([1, 1])
    await end.tell({ type: 'stop', call: 'c' })
    await end.pass(1000)
    expect(held(end)).toEqual([0, 0])
  })

  it('are not tried where that would eat what is piped in, or write into what is piped out', async () => {
    const end = house()
    await end.tell({ type: 'source', source: { kind: 'stdin' } }, { type: 'sink', sink: { kind: 'stdout' } })
    expect([end.sources.opened, end.sinks.opened]).toEqual([[], []])
    expect(end.all('source-ready')).toEqual([{ type: 'source-ready', source: { kind: 'stdin' }, label: 'stdin' }])
    await end.begin()
    expect([end.sources.opened, end.sinks.opened]).toEqual([['stdin'], ['stdout']])
  })

  it('change in a call when the new one is open; the old one is heard until then and never again', async () => {
    const end = house()
    await end.call()
    const old = end.sources.listener
    await end.tell({ type: 'source', source: { kind: 'tone', hz: 440 } })
    expect(held(end)).toEqual([1, 1])
    old?.samples(new Float32Array(4800).fill(0.5))
    expect(end.sent).toHaveLength(0)
    await end.pass(100, 0.25)
    expect(end.sent.every(({ samples }) => samples[0] === 0.25)).toBe(true)
  })

  it('stay as they were when the new one does not open', async () => {
    const end = house()
    await end.call()
    end.sources.broken = 'No such file: b.wav.'
    await end.tell({ type: 'source', source: { kind: 'file', path: 'b.wav', loop: true } })
    expect(end.all('source-failed').at(-1)?.message).toBe('No such file: b.wav. What was used before stays in use.')
    await end.pass(100, 0.25)
    expect(end.sent).toHaveLength(4)
  })

  it('that are lost are told of once, looked for every second, then seldom, and told of when back', async () => {
    const end = house()
    await end.call()
    end.sources.broken = 'There is no microphone on this machine.'
    end.sources.listener?.failed(gone('microphone'))
    await end.pass(3500)
    expect(end.all('device-lost')).toEqual([
      {
        type: 'device-lost',
        which: 'source',
        message: 'The microphone was unplugged. You are not heard until it is there again.',
      },
    ])
    expect(end.sources.opened).toEqual(['mic', 'mic', 'mic', 'mic', 'mic'])
    expect(end.sent.length).toBeGreaterThan(140)
    await end.pass(26_500)
    expect(end.sources.opened).toHaveLength(2 + 10 + 2)
    end.sources.broken = undefined
    await end.pass(10_000)
    expect(end.all('device-back')).toEqual([
      { type: 'device-back', which: 'source', message: 'fake mic is there again.' },
    ])
    await end.pass(100, 0.25)
    expect(end.sent.at(-1)?.samples[0]).toBe(0.25)
    await end.pass(3000)
    expect(end.sources.opened).toHaveLength(15)
  })

  it('a lost loudspeaker leaves the figures true, and plays again when it is back', async () => {
    const end = house()
    await end.call()
    end.sinks.listener?.failed(gone('loudspeaker'))
    for (let at = 0; at < 45; at++) {
      end.receive(encodeAudio(at, new Float32Array(1024).fill(0.25)))
      await end.pass(20)
    }
    expect(end.all('device-lost').at(-1)?.message).toBe(
      'The loudspeaker was unplugged. You hear nothing until it is there again.',
    )
    expect(await end.stats()).toMatchObject({ received: { packets: 45, overflowed: 0 } })
    await end.pass(200)
    expect(end.all('device-back')).toEqual([
      { type: 'device-back', which: 'sink', message: 'fake default is there again.' },
    ])
    end.hear(48_000)
    end.receive(encodeAudio(50, new Float32Array(1024).fill(0.5)))
    expect(end.hear(10)[0]).toBe(0.5)
  })

  it('are not looked for after the call', async () => {
    const end = house()
    await end.call()
    end.sources.broken = 'There is no microphone on this machine.'
    end.sources.listener?.failed(gone('microphone'))
    await end.tell({ type: 'stop', call: 'c' })
    await end.pass(3000)
    expect(end.sources.opened).toEqual(['mic', 'mic'])
    expect(end.all('device-back')).toHaveLength(0)
  })

  it('that were absent when they were chosen are looked for in the call', async () => {
    const end = house()
    end.sources.broken = 'There is no microphone on this machine.'
    await end.call()
    // It was said once, when it was chosen.
    expect(end.all('source-failed')).toHaveLength(1)
    expect(end.all('device-lost')).toHaveLength(0)
    end.sources.broken = undefined
    await end.pass(9000)
    expect(end.all('device-back')).toHaveLength(0)
    await end.pass(1100)
    expect(end.all('device-back')).toHaveLength(1)
    expect(held(end)).toEqual([1, 1])
  })

  it('that are absent when they are chosen in the call are looked for from then on', async () => {
    const end = house()
    await end.begin()
    end.sources.broken = 'There is no microphone on this machine.'
    await end.tell({ type: 'source', source: { kind: 'mic' } })
    end.sources.broken = undefined
    await end.pass(9000)
    expect(end.all('device-back')).toHaveLength(0)
    await end.pass(1100)
    expect(end.all('device-back')).toHaveLength(1)
    await end.pass(100, 0.25)
    expect(end.sent.at(-1)?.samples[0]).toBe(0.25)
  })

  it('a file that fails is not looked for: it would begin anew', async () => {
    const end = house()
    await end.tell({ type: 'sink', sink: { kind: 'file', path: 'a.wav' } })
    await end.begin()
    end.sinks.listener?.failed(new AudioDeviceError('lost', 'a.wav cannot be written.'))
    await end.pass(3000)
    expect(end.sinks.opened).toEqual(['file', 'file'])
    expect(end.all('device-lost').at(-1)?.message).toBe('a.wav cannot be written. You hear nothing.')
  })
})

describe('a tone', () => {
  it('opens the loudspeaker, is heard, and gives it back', async () => {
    const end = house()
    await end.tell({ type: 'sink', sink: { kind: 'default' } }, { type: 'tone', tone: 'ringback' })
    expect(held(end)).toEqual([0, 1])
    expect(end.hear(4800).some((one) => Math.abs(one) > 0.05)).toBe(true)
    await end.tell({ type: 'tone', tone: 'none' })
    await end.pass(300)
    expect(
      end
        .hear(4800)
        .slice(480)
        .every((one) => one === 0),
    ).toBe(true)
    await end.pass(500)
    expect(held(end)).toEqual([0, 0])
  })

  it('that ends by itself gives it back, too; a call takes it over without a break', async () => {
    const end = house()
    await end.call()
    await end.tell({ type: 'stop', call: 'c' }, { type: 'tone', tone: 'hangup' })
    expect(end.sinks.opened).toHaveLength(2)
    for (let at = 0; at < 100 && held(end)[1] > 0; at++) {
      end.hear()
      await end.pass(10)
    }
    expect(held(end)).toEqual([0, 0])
    expect(end.sinks.opened).toHaveLength(2)
  })

  it('is not written into a recording', async () => {
    const end = house()
    await end.tell({ type: 'sink', sink: { kind: 'file', path: 'a.wav' } })
    await end.begin()
    await end.tell({ type: 'stop', call: 'c' }, { type: 'tone', tone: 'hangup' })
    await end.pass(500)
    expect(end.sinks.opened).toEqual(['file', 'file'])
    expect(held(end)).toEqual([0, 0])
  })

  it('is heard beside the call, as loud as the settings say, and not measured as its sound', async () => {
    const end = house()
    await end.call()
    await end.set({ outputVolume: 0 })
    await end.tell({ type: 'tone', tone: 'busy' })
    expect(end.hear(4800).every((one) => one === 0)).toBe(true)
    await end.set({ outputVolume: 1 })
    expect(end.hear(4800).some((one) => Math.abs(one) > 0.05)).toBe(true)
    await end.pass(100)
    expect(end.all('levels').at(-1)?.levels.theirsDb).toBe(-96)
  })
})

describe('the port', () => {
  it('is the wanted one or the next that is free', async () => {
    const end = house()
    end.taken.add(7000).add(7001)
    await end.tell({ type: 'open', host: '127.0.0.1', port: 7000 })
    expect(end.all('opened')).toEqual([{ type: 'opened', port: 7002 }])
  })

  it('is refused in one line when none of many is free', async () => {
    const end = house()
    for (let port = 65_500; port <= 65_535; port++) end.taken.add(port)
    await end.tell({ type: 'open', host: '127.0.0.1', port: 65_500 })
    expect(end.all('open-failed')).toEqual([
      {
        type: 'open-failed',
        code: 'EADDRINUSE',
        message: 'UDP port 65500 of 127.0.0.1 cannot be opened: another program uses it.',
      },
    ])
  })
})
