import * as fc from 'fast-check'
import { decodeText, isHostAddress } from '../../../src/protocol/sala/decode'
import { encodeText } from '../../../src/protocol/sala/encode'
import type { RegistryText } from '../../../src/protocol/sala/message'
import { nameFault, nameTrouble } from '../../../src/protocol/sala/name'
import { decodeRoll, encodeRoll } from '../../../src/protocol/sala/roll'
import { TEXT_LIMITS, TextReader } from '../../../src/protocol/sala/text-reader'
import { salaVectors } from './vectors'

const names = salaVectors<undefined>('names')
const texts = salaVectors<readonly string[]>('texts')

/** Everything that a stream holds when it falls silent. */
const cut = (pieces: readonly string[], apartMs = 10): readonly string[] => {
  const reader = new TextReader()
  const messages: string[] = []
  let now = 0
  const drain = (): void => {
    for (let next = reader.next(now); next !== undefined; next = reader.next(now)) messages.push(next)
  }
  for (const piece of pieces) {
    now += apartMs
    drain()
    expect(reader.push(piece, now)).toBe(true)
    drain()
  }
  now += TEXT_LIMITS.unfinishedMs
  drain()
  return messages
}

describe('names', () => {
  test.each(names)('$name', ({ text = '', valid }) => {
    expect(nameFault(text) === undefined).toBe(valid)
  })

  test('a fault is told with what to do', () => {
    for (const { text = '', valid } of names) {
      const fault = nameFault(text)
      if (!valid) expect(fault && nameTrouble(fault)).toMatch(/^The name .+\.( Choose .+\.)?$/)
    }
  })

  test('a blank is no name', () => expect(nameFault('  ')).toEqual({ type: 'empty' }))
})

describe('what a registry says', () => {
  test.each(texts)('$name', ({ text = '', expect: messages }) => {
    expect(cut([text])).toEqual(messages)
  })

  test.each(texts)('$name, cut anywhere', ({ text = '', expect: messages }) => {
    for (let at = 1; at < text.length; at++) expect(cut([text.slice(0, at), text.slice(at)])).toEqual(messages)
    expect(cut(text.split(/(?:)/u), 5)).toEqual(messages)
  })

  test('two messages that come apart are two', () => {
    expect(cut(['broadcast/ana\n', 'finish'], 100)).toEqual(['broadcast/ana\n', 'finish'])
    expect(cut(['atualiza', "['ana']/('1.2.3.4', 5)"], 100)).toEqual(['atualiza', "['ana']/('1.2.3.4', 5)"])
  })

  test('a list that pauses in a name is waited for', () => {
    expect(cut(['broadcast/bob\nan', 'a\n'], 400)).toEqual(['broadcast/bob\nana\n'])
  })

  test('nothing is acted on early, and nobody waits for ever', () => {
    const reader = new TextReader()
    reader.push('endereco/127.0.0.1/53566/bo', 0)
    expect(reader.next(TEXT_LIMITS.settleMs - 1)).toBeUndefined()
    expect(reader.deadlineMs).toBe(TEXT_LIMITS.settleMs)
    expect(reader.next(TEXT_LIMITS.settleMs)).toBe('endereco/127.0.0.1/53566/bo')
    expect(reader.deadlineMs).toBeUndefined()
  })

  test('what was said before the end is whole', () => {
    const reader = new TextReader()
    reader.push('Nome nao enc', 0)
    reader.end()
    expect(reader.next(0)).toBe('Nome nao enc')
  })

  test('more than any registry says is too much', () => {
    const reader = new TextReader()
    expect(reader.push('broadcast/' + 'a'.repeat(TEXT_LIMITS.maxChars), 0)).toBe(false)
  })

  const messages: readonly RegistryText[] = [
    { type: 'welcome', host: '127.0.0.2' },
    { type: 'taken' },
    { type: 'names', names: ['josé', 'ana maria'] },
    { type: 'names', names: [] },
    { type: 'found', host: '10.0.0.7', port: 53566, asker: 'bob' },
    { type: 'not-found' },
    { type: 'yourself' },
    { type: 'roll-follows' },
    { type: 'roll', listed: [{ name: 'bob', host: '127.0.0.2', port: 55857 }] },
    { type: 'roll', listed: [] },
    { type: 'farewell' },
  ]
  test.each(messages)('$type goes over the wire and back', (message) => {
    const cuts = cut([encodeText(message)])
    expect(cuts.map(decodeText)).toEqual([message])
  })

  test.each([
    'endereco/localhost/1/bob',
    'endereco/255.255.255.255/1/bob',
    'endereco/224.0.0.1/1/bob',
    'endereco/0.0.0.0/1/b',
  ])('an address that is none of a machine is nothing: %s', (text) => expect(decodeText(text).type).toBe('other'))

  test.each(['1.2.3.4.', '1.2.3', '01.2.3.4', '1.2.3.256', '1.2.3.4\n', '::1', ''])('%j is no address', (text) =>
    expect(isHostAddress(text)).toBe(false),
  )
})

describe('the roll', () => {
  test('as a genuine registry prints it', () => {
    expect(decodeRoll("['bob', 'ana']/('127.0.0.2', 55857)('127.0.0.1', 53566)")).toEqual([
      { name: 'bob', host: '127.0.0.2', port: 55857 },
      { name: 'ana', host: '127.0.0.1', port: 53566 },
    ])
    expect(decodeRoll(`["o'neil", 'a\\\\b', 'a\\x07\\u0142\\'"']/${"('1.2.3.4', 5)".repeat(3)}`)).toMatchObject([
      { name: "o'neil" },
      { name: 'a\\b' },
      { name: 'a\u0007ł\'"' },
    ])
  })

  test.each([
    ['out of step', "['bob', 'ana']/('127.0.0.2', 55857)"],
    ['cut in a name', "['bob', 'an"],
    ['cut in an address', "['bob']/('127.0.0"],
    ['a list of numbers', '[1, 2]/'],
    ['no list', 'bob'],
  ])('%s is none', (_, text) => expect(decodeRoll(text)).toBeUndefined())

  test('every good name comes back', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => !nameFault(text))
    const listed = fc.record({ name, host: fc.ipV4(), port: fc.nat(65_535) })
    fc.assert(
      fc.property(fc.array(listed, { maxLength: 8 }), (all) => expect(decodeRoll(encodeRoll(all))).toEqual(all)),
    )
  })
})

describe('garbage', () => {
  const words = [...texts.map(({ text = '' }) => text), "['", "', '", "']/", 'finish', '\\', "('", '\0', '\ud800']
  const piece = fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 12 }))

  test('is cut without loss, and read without a fall', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(1_200), (pieces, apartMs) => {
        const messages = cut(pieces, apartMs)
        expect(messages.join('')).toBe(pieces.join(''))
        for (const message of messages) decodeText(message)
      }),
      { numRuns: 2_000 },
    )
  })

  test('many messages in one piece are cut in a moment', () => {
    expect(cut(['broadcast/a\n'.repeat(40_000)])).toHaveLength(40_000)
  })
})
