import { readPcm, writePcm } from '../../../src/protocol/xmlrpc/pcm'
import { isAscii, toAscii } from '../../../src/protocol/xmlrpc/plain-text'
import { readWord, wordCall, type Word } from '../../../src/protocol/xmlrpc/word'

describe('a word about a call', () => {
  const word: Word = { word: 'invite', call: 'a1b2c3d4-e5', port: 5000, nick: 'ana' }

  test('is read as it was said', () => expect(readWord(wordCall(word).params)).toEqual(word))

  test.each([
    ['nothing', []],
    ['a text', ['invite']],
    ['another word', [{ ...word, word: 'toString' }]],
    ['a call that could be guessed', [{ ...word, call: 'a' }]],
    ['a call that is no name', [{ ...word, call: '../../etc/passwd' }]],
    ['no port', [{ ...word, port: 0 }]],
    ['a port that is none', [{ ...word, port: 5000.5 }]],
    ['no nick', [{ ...word, nick: '' }]],
    ['a nick as long as a book', [{ ...word, nick: 'a'.repeat(65) }]],
    ['a nick that is a number', [{ ...word, nick: 5 }]],
  ])('is not %s', (_, params) => expect(readWord(params)).toBeUndefined())
})

describe('text without accents', () => {
  test.each([
    ['¿Qué tal, Ñandú?', '?Que tal, Nandu?'],
    ['São Tomé – “olá”…', 'Sao Tome - "ola"...'],
    ['Straße, Ærø, Łódź', 'Strasse, AEro, Lodz'],
    ['👍🏽 日本', '?? ??'],
    ['plain', 'plain'],
  ])('of "%s" is "%s"', (text, plain) => {
    expect(toAscii(text)).toBe(plain)
    expect(isAscii(plain)).toBe(true)
    expect(isAscii(text)).toBe(text === plain)
  })
})

describe('sound', () => {
  const samples = Float32Array.of(0, 0.5, -0.5, 1, -1, NaN, 2)

  test.each([
    ['s16', 2, 1 / 0x8000],
    ['s16-stereo', 4, 1 / 0x8000],
    ['u8', 1, 1 / 0x80],
  ] as const)('as %s is read as it was written', (format, bytes, step) => {
    const written = writePcm(samples, format)
    expect(written).toHaveLength(samples.length * bytes)
    const read = readPcm(written, format)
    ;[0, 0.5, -0.5, 1, -1, 0, 1].forEach((value, at) => expect(Math.abs(read[at]! - value)).toBeLessThanOrEqual(step))
  })

  test('of the wire: samples of the vectors, the mean of two channels, and half a sample left out', () => {
    expect([...readPcm(Buffer.from('0000f501e803d705', 'hex'), 's16')].map((x) => x * 0x8000)).toEqual([
      0, 501, 1000, 1495,
    ])
    expect([...readPcm(Buffer.from('0000f501e8', 'hex'), 's16')]).toHaveLength(2)
    expect([...readPcm(Buffer.from('00000002', 'hex'), 's16-stereo')].map((x) => x * 0x8000)).toEqual([256])
  })
})
