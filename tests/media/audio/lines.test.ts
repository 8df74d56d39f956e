import { Lines } from '../../../src/media/audio/lines'
import type { Endpoint } from '../../../src/media/wire/peer'

const PEER: Endpoint = { host: '10.0.0.7', port: 6000 }
const at = (host: string): Endpoint => ({ host, port: 4000 })

/** Lines of Sala Virtual over sockets that are played by hand. */
const open = async () => {
  const words: string[] = []
  const hear: ((text: string, from: Endpoint) => void)[] = []
  let nowMs = 0
  const lines = new Lines({
    now: () => nowMs,
    createSocket: (onDatagram) => {
      hear.push((text, from) => onDatagram(Buffer.from(text), from))
      return { open: ({ port }) => Promise.resolve(port), send: () => Promise.resolve(true), close: () => undefined }
    },
    sound: () => undefined,
    word: (text, from, line) => words.push(`${from.host} ${line ?? '-'} ${text}`),
  })
  await lines.open({ host: '10.0.0.1', port: 6000, wire: 'sala' })
  await lines.openSide('c1')
  const [first, side] = hear
  return { lines, words, first: first!, side: side!, pass: (ms: number) => (nowMs += ms) }
}

describe('a flood of words', () => {
  const strangers = (count: number): string[] => Array.from({ length: count }, (_, i) => `10.1.${i >> 8}.${i & 255}`)

  test('of one host keeps nobody else from being heard', async () => {
    const { words, first, lines } = await open()
    for (let i = 0; i < 10_000; i++) first('convite/bob', at('10.1.0.1'))
    expect(words).toHaveLength(10)
    first('encerrar_ligacao', PEER)
    expect(words.at(-1)).toBe('10.0.0.7 - encerrar_ligacao')
    expect(lines.dropped).toBe(9990)
  })

  test('at the port that all know keeps no answer from the port of a call, and is bounded, whoever says it', async () => {
    const { words, first, side, pass } = await open()
    for (const host of strangers(10_000)) first('convite/bob', at(host))
    expect(words).toHaveLength(100)
    side('resposta_ao_convite/aceito', PEER)
    expect(words.at(-1)).toBe('10.0.0.7 c1 resposta_ao_convite/aceito')
    pass(1000)
    first('encerrar_ligacao', PEER)
    expect(words).toHaveLength(102)
  })
})
