import { PassThrough } from 'node:stream'
import { Lines } from '../src/lines'
import { BY_THE_INTERFACE, parseStdinCommand } from '../src/stdin-command'
import { WORD_NAMES } from '../src/tui/command-line/words'

describe('commands of a script', () => {
  it.each([
    ['hold', { type: 'hold' }],
    ['  end ', { type: 'end' }],
    ['video file:my clip.mp4', { type: 'video', source: { kind: 'file', path: 'my clip.mp4', loop: true } }],
    [
      'filter sepia:60, mirror',
      {
        type: 'filter',
        filters: [
          { name: 'sepia', strength: 60 },
          { name: 'mirror', strength: 100 },
        ],
      },
    ],
    ['pause-file', { type: 'pause-file', paused: true }],
    ['play-file', { type: 'pause-file', paused: false }],
    ['seek 12.5', { type: 'seek', target: { toMs: 12_500 } }],
    ['seek +5', { type: 'seek', target: { byMs: 5_000 } }],
    ['seek -30', { type: 'seek', target: { byMs: -30_000 } }],
    ['seek 50%', { type: 'seek', target: { share: 0.5 } }],
    ['loop on', { type: 'loop', loop: true }],
    ['filter none', { type: 'filter', filters: [] }],
    ['quality 40', { type: 'settings', settings: { quality: 40 } }],
    ['size 640x480', { type: 'settings', settings: { width: 640, height: 480 } }],
    ['quality auto', { type: 'automate', knob: 'quality' }],
    ['fps 12', { type: 'settings', settings: { fps: 12 } }],
    ['fps auto', { type: 'automate', knob: 'fps' }],
    ['size auto', { type: 'automate', knob: 'size' }],
    ['camera off', { type: 'settings', settings: { cameraOn: false } }],
    ['mute', { type: 'sound', settings: { muted: true } }],
    ['unmute', { type: 'sound', settings: { muted: false } }],
    ['audio tone:300', { type: 'audio', source: { kind: 'tone', hz: 300 } }],
    ['speaker file:a b.wav', { type: 'speaker', sink: { kind: 'file', path: 'a b.wav' } }],
    ['volume 150', { type: 'sound', settings: { outputVolume: 1.5 } }],
    ['snapshot a.png', { type: 'snapshot', path: 'a.png' }],
    ['text ¿qué  tal?', { type: 'text', text: '¿qué  tal?' }],
    ['to Ana María  ¿qué  tal?', { type: 'to', line: 'Ana María  ¿qué  tal?' }],
  ])('reads "%s"', (line, command) => expect(parseStdinCommand(line)).toEqual(command))

  it('ignores empty lines', () => expect(parseStdinCommand('   ')).toBeUndefined())

  it.each([
    'fly',
    'seek',
    'seek +50%',
    'seek 101%',
    'seek 1e9',
    'loop maybe',
    'quality 500',
    'video tv',
    'filter gray',
    'filter',
    'camera maybe',
    'snapshot',
    'audio radio',
    'volume 1000',
  ])('says what is wrong with "%s"', (line) => expect(() => parseStdinCommand(line)).toThrow())
})

describe('lines', () => {
  it('joins pieces, keeps order, gives the last line without an end', async () => {
    const stream = new PassThrough()
    const lines = new Lines(stream)
    const early = lines.next()
    stream.write('sec')
    stream.write('ret\r\nhold\nlast')
    stream.end()
    expect([await early, await lines.next(), await lines.next(), await lines.next()]).toEqual([
      'secret',
      'hold',
      'last',
      undefined,
    ])
  })

  it('bounds a line that never ends', async () => {
    const stream = new PassThrough()
    const lines = new Lines(stream)
    for (let i = 0; i < 100; i++) stream.write('x'.repeat(1000))
    stream.end()
    expect((await lines.next())?.length).toBeLessThanOrEqual(4096)
  })
})

describe('the words of the interface', () => {
  it.each([...BY_THE_INTERFACE])('%s is %s', (word, same) => {
    expect(WORD_NAMES).toContain(word)
    const value = { source: 'pattern', microphone: 'tone', 'microphone-volume': '50' }[word] ?? ''
    expect(parseStdinCommand(`${word} ${value}`)).toEqual(parseStdinCommand(`${same} ${value}`))
  })

  it('busy is one of both', () => {
    expect(parseStdinCommand('busy')).toEqual({ type: 'busy' })
  })
})
