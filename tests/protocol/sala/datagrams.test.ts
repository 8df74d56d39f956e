import * as fc from 'fast-check'
import { decodeWord, encodeWord, mayBeWord, type CallEnd, type CallWord } from '../../../src/protocol/sala/datagram'
import { decodeSalaSound, encodeSalaSound, SALA_DATAGRAM_BYTES } from '../../../src/protocol/sala/sound-datagram'
import { bytesOf, salaVectors } from './vectors'

/** What a datagram is at one end of a call. */
const kindOf = (bytes: Uint8Array, at: CallEnd): string => {
  const word = mayBeWord(bytes) ? decodeWord(Buffer.from(bytes).toString(), at) : undefined
  return word?.type ?? 'audio'
}

describe.each(['callee', 'caller'] as const)('at the %s', (end) => {
  test.each(salaVectors<string>(`${end}-datagrams`))('$name', (vector) => {
    expect(kindOf(bytesOf(vector), end)).toBe(vector.expect)
  })
})

const words: readonly CallWord[] = [
  { type: 'accept' },
  { type: 'reject' },
  { type: 'busy' },
  { type: 'end' },
  { type: 'invite', name: 'josé' },
]
test.each(words)('$type goes over the wire and back', (word) => {
  expect(decodeWord(encodeWord(word), word.type === 'invite' ? 'callee' : 'caller')).toEqual(word)
})

test.each([
  ['convite/a/b', 'a'],
  ['convite/', ''],
  ['convite', ''],
  ['xconvite/bob', 'bob'],
])('who invites with %s is called %j', (text, name) => {
  expect(decodeWord(text, 'callee')).toEqual({ type: 'invite', name })
})

test('a word in a datagram as long as sound is sound', () => {
  const bytes = new Uint8Array(SALA_DATAGRAM_BYTES)
  bytes.set(Buffer.from('encerrar_ligacao'))
  expect(mayBeWord(bytes)).toBe(false)
})

describe('sound', () => {
  test('is 4096 bytes, both channels alike, whatever it was', () => {
    const datagram = encodeSalaSound(Float32Array.from({ length: 1024 }, (_, at) => [0, 0.5, -1, 2, NaN][at % 5] ?? 0))
    expect(datagram).toHaveLength(SALA_DATAGRAM_BYTES)
    const values = new Int16Array(datagram.buffer)
    expect([...values.subarray(0, 10)]).toEqual([0, 0, 16384, 16384, -32768, -32768, 32767, 32767, 0, 0])
    expect(encodeSalaSound(new Float32Array(3))).toHaveLength(SALA_DATAGRAM_BYTES)
    expect(encodeSalaSound(new Float32Array(2000))).toHaveLength(SALA_DATAGRAM_BYTES)
  })

  test('comes back', () => {
    const samples = Float32Array.from({ length: 1024 }, (_, at) => Math.sin(at / 9) / 2)
    decodeSalaSound(encodeSalaSound(samples))?.forEach((sample, at) => expect(sample).toBeCloseTo(samples[at] ?? 0, 4))
  })

  const audio = salaVectors<string>('callee-datagrams').filter(({ expect }) => expect === 'audio')
  test.each(audio)('$name is heard as far as there are frames', (vector) => {
    const bytes = bytesOf(vector)
    const frames = Math.min(1024, Math.floor(bytes.length / 4))
    expect(decodeSalaSound(bytes)?.length ?? 0).toBe(frames)
  })

  test('of two channels the mean is heard', () => {
    const bytes = new Uint8Array(Int16Array.from([16384, 0, -32768, -32768]).buffer)
    expect([...(decodeSalaSound(bytes) ?? [])]).toEqual([0.25, -1])
  })
})

test('no datagram makes anything fall', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5000 }), fc.constantFrom('callee', 'caller'), (bytes, end) => {
      expect(['invite', 'end', 'accept', 'reject', 'busy', 'audio']).toContain(kindOf(bytes, end))
      for (const sample of decodeSalaSound(bytes) ?? []) expect(Math.abs(sample)).toBeLessThanOrEqual(1)
    }),
    { numRuns: 1_000 },
  )
})
