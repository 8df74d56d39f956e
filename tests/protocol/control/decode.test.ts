import fc from 'fast-check'
import { ControlDecoder, MAX_MESSAGE_BYTES, decodePort } from '../../../src/protocol/control/decode'
import type { Heard } from '../../../src/protocol/control/decode'
import { encodeMessage } from '../../../src/protocol/control/encode'
import type { ControlMessage, ReceivedMessage } from '../../../src/protocol/control/message'
import { isNick } from '../../../src/protocol/control/message'
import { seeded } from '../../support/seeded'
import { controlVectors } from './vectors'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const messages = (heard: readonly Heard[]): readonly ReceivedMessage[] => heard.map(({ message }) => message)
const nobody = (): boolean => false
const anaOrLuis = (nick: string): boolean => nick === 'ana' || nick === 'luis'

/** Reads pieces that follow each other closely, and then the pause. */
const readPieces = (
  pieces: readonly Uint8Array[],
  expects = nobody as (nick: string) => boolean,
): readonly ReceivedMessage[] => {
  const decoder = new ControlDecoder()
  const heard = pieces.flatMap((piece, index) => decoder.push(piece, index * 10, expects))
  return messages([...heard, ...decoder.poll(pieces.length * 10 + 80)])
}

const known = (read: readonly ReceivedMessage[]): readonly ReceivedMessage[] =>
  read.filter(({ kind }) => kind !== 'unknown')

/** Where the signer is expected, what follows the nick is a text of its own, and ignored like any that is unknown. */
const expectSame = (pieces: readonly Uint8Array[], reads: readonly ReceivedMessage[]): void => {
  expect(readPieces(pieces)).toEqual(reads)
  expect(known(readPieces(pieces, anaOrLuis))).toEqual(known(reads))
}

describe('vectors', () => {
  test.each(controlVectors)('$status $name', ({ text, reads }) => {
    expect(readPieces([bytes(text)])).toEqual(reads)
  })

  test.each(controlVectors)('in two pieces, cut anywhere: $name', ({ text, reads }) => {
    const whole = bytes(text)
    for (let cut = 0; cut <= whole.length; cut++) expectSame([whole.subarray(0, cut), whole.subarray(cut)], reads)
  })

  test.each(controlVectors)('a byte at a time: $name', ({ text, reads }) => {
    expectSame(
      Array.from(bytes(text), (byte) => Uint8Array.of(byte)),
      reads,
    )
  })

  test.each(controlVectors.filter(({ status }) => status === 'correct'))('is sent so: $name', ({ text, reads }) => {
    expect(encodeMessage(reads[0] as ControlMessage)).toBe(text)
  })
})

test('a message is whole after 80 ms of silence, not before', () => {
  const decoder = new ControlDecoder()
  expect(decoder.push(bytes('CALL_ACC'), 1000)).toEqual([])
  expect(decoder.push(bytes('EPTED luis 50'), 1079)).toEqual([])
  expect(decoder.poll(1158)).toEqual([])
  expect(decoder.push(bytes('01'), 1158)).toEqual([])
  expect(decoder.deadline).toBe(1238)
  expect(messages(decoder.poll(1238))).toEqual([{ kind: 'accepted', nick: 'luis', videoPort: 5001 }])
  expect(decoder.deadline).toBeUndefined()
})

test('HOLD, RESUME and END of somebody who is expected are whole at once', () => {
  const decoder = new ControlDecoder()
  const said = (text: string): readonly ReceivedMessage[] => messages(decoder.push(bytes(text), 0, anaOrLuis))
  expect(said('CALL_HOLD ana')).toEqual([{ kind: 'hold', nick: 'ana' }])
  expect(said('CALL_RESUME an')).toEqual([])
  expect(said('a')).toEqual([{ kind: 'resume', nick: 'ana' }])
  expect(said('CALL_END mallory')).toEqual([])
  expect(said('OK_CALL_END ana')).toEqual([])
  expect(messages(decoder.end())).toEqual([{ kind: 'end', nick: 'malloryOK_CALL_END' }])
})

test('an answer waits for its pause although somebody is expected: its port may go on', () => {
  expect(new ControlDecoder().push(bytes('CALL_ACCEPTED ana 50'), 0, anaOrLuis)).toEqual([])
})

test('the end of file completes what was cut, and an unfinished one is unknown', () => {
  const decoder = new ControlDecoder()
  decoder.push(bytes('CALL_BUSY'), 0)
  expect(messages(decoder.end())).toEqual([{ kind: 'busy' }])
  decoder.push(bytes('CALL_B'), 0)
  expect(decoder.end()).toEqual([{ text: 'CALL_B', message: { kind: 'unknown' } }])
  expect(decoder.end()).toEqual([])
})

test('a text without end is given up and costs no memory', () => {
  const decoder = new ControlDecoder()
  for (let round = 0; round < 1000; round++) decoder.push(bytes('CALLING '), round)
  expect(decoder.overflowed).toBe(false)
  decoder.push(new Uint8Array(MAX_MESSAGE_BYTES), 1000)
  expect(decoder.overflowed).toBe(true)
  expect(decoder.push(bytes('CALL_END ana'), 2000, anaOrLuis)).toEqual([])
  expect(decoder.end()).toEqual([])
})

test.each([
  ['1', 1],
  ['65535', 65535],
  ['8080.0', 8080],
  ['8080.9', 8080],
  ['0', undefined],
  ['65536', undefined],
  ['', undefined],
  [undefined, undefined],
  ['1e3', undefined],
  ['0x50', undefined],
  ['Infinity', undefined],
])('port %s is %s', (text, port) => expect(decodePort(text)).toBe(port))

test('what is encoded is read back, in any pieces', () => {
  const nick = fc.stringMatching(/^[!-"$-~]{1,20}$/).filter((text) => isNick(text) && !text.includes('CALL'))
  const port = fc.integer({ min: 1, max: 65535 })
  const ports = { nick, videoPort: port, audioPort: fc.option(port, { nil: undefined }) }
  const message = fc.oneof(
    fc.record({ kind: fc.constantFrom('calling', 'accepted'), ...ports }),
    fc.record({ kind: fc.constantFrom('denied', 'hold', 'resume', 'end'), nick }),
    fc.constant({ kind: 'busy' }),
  ) as fc.Arbitrary<ControlMessage>
  fc.assert(
    fc.property(message, fc.array(fc.nat({ max: 60 })), (sent, cuts) => {
      const whole = bytes(encodeMessage(sent))
      const ends = [...cuts.filter((cut) => cut < whole.length), whole.length].sort((a, b) => a - b)
      const pieces = ends.map((end, index) => whole.subarray(ends[index - 1] ?? 0, end))
      expect(readPieces(pieces)).toEqual([JSON.parse(JSON.stringify(sent))])
    }),
  )
})

test('100,000 random texts do not throw', () => {
  const next = seeded(11)
  const parts = [
    'CALLING',
    'CALL_END',
    '_V1',
    ' ',
    '\0',
    'ana',
    '5001',
    '\r\n',
    '_',
    '\u00ff',
    'CALL_ACCEPTED ',
    '\u{1f600}',
  ]
  const part = (): string => parts[Math.floor(next() * parts.length)]!
  const decoder = new ControlDecoder()
  for (let round = 0; round < 100_000; round++) {
    const text = bytes(part() + part() + part())
    decoder.push(text.subarray(Math.floor(next() * text.length)), round, anaOrLuis)
    if (next() < 0.3) decoder.end()
  }
  expect(decoder.overflowed).toBe(false)
})
