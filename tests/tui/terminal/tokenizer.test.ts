import type { Token } from '../../../src/tui/terminal/token'
import { Tokenizer } from '../../../src/tui/terminal/tokenizer'
import { seeded } from '../../support/seeded'

/** One of everything: text, keys, mouse, focus, a paste, answers of xterm, foot, kitty and tmux. */
const RECORDED: readonly (readonly [string, Token | undefined])[] = [
  ['a', { type: 'key', sequence: 'a' }],
  ['é', { type: 'key', sequence: 'é' }],
  ['🎉', { type: 'key', sequence: '🎉' }],
  ['\x1b[A', { type: 'key', sequence: '\x1b[A' }],
  ['\x1bOP', { type: 'key', sequence: '\x1bOP' }],
  ['\x1b[1;5C', { type: 'key', sequence: '\x1b[1;5C' }],
  ['\x1b[<0;12;5M', { type: 'mouse', action: 'press', button: 'left', x: 11, y: 4 }],
  ['\x1b[<0;12;5m', { type: 'mouse', action: 'release', button: 'left', x: 11, y: 4 }],
  ['\x1b[<1;400;120M', { type: 'mouse', action: 'press', button: 'middle', x: 399, y: 119 }],
  // With control and shift, which say nothing to us.
  ['\x1b[<22;12;5M', { type: 'mouse', action: 'press', button: 'right', x: 11, y: 4 }],
  ['\x1b[<34;12;5M', { type: 'mouse', action: 'drag', button: 'right', x: 11, y: 4 }],
  ['\x1b[<35;12;5M', undefined],
  ['\x1b[<32;0;5M', undefined],
  ['\x1b[<32;-3;5M', undefined],
  ['\x1b[<128;3;5M', undefined],
  ['\x1b[<0;3;5X', undefined],
  ['\x1b[<64;3;5m', undefined],
  // The form of rxvt, which nobody asks for.
  ['\x1b[32;3;5M', undefined],
  ['\x1b[<64;1;1M', { type: 'mouse', action: 'wheel-up', x: 0, y: 0 }],
  ['\x1b[<65;300;120M', { type: 'mouse', action: 'wheel-down', x: 299, y: 119 }],
  ['\x1b[<66;3;3M', undefined],
  ['\x1b[M !!', { type: 'mouse', action: 'press', button: 'left', x: 0, y: 0 }],
  ['\x1b[M#!!', { type: 'mouse', action: 'release', button: 'left', x: 0, y: 0 }],
  ['\x1b[M@\u0080!', { type: 'mouse', action: 'drag', button: 'left', x: 95, y: 0 }],
  ['\x1b[I', { type: 'focus', focused: true }],
  ['\x1b[O', { type: 'focus', focused: false }],
  ['\x1b[200~line one\r\n\x1b[31mline 🎉\x1b[201~', { type: 'paste', text: 'line one [31mline 🎉' }],
  ['\x1b[?62;4;22c', { type: 'reply', text: '\x1b[?62;4;22c' }],
  ['\x1b[>41;379;0c', { type: 'reply', text: '\x1b[>41;379;0c' }],
  ['\x1b[0n', { type: 'reply', text: '\x1b[0n' }],
  ['\x1b[6;16;8t', { type: 'reply', text: '\x1b[6;16;8t' }],
  ['\x1b[24;80R', { type: 'reply', text: '\x1b[24;80R' }],
  ['\x1b[?2026;2$y', { type: 'reply', text: '\x1b[?2026;2$y' }],
  ['\x1b[?2;0;640;480S', { type: 'reply', text: '\x1b[?2;0;640;480S' }],
  ['\x1bP1$r48:2::1:2:3m\x1b\\', { type: 'reply', text: '\x1bP1$r48:2::1:2:3m\x1b\\' }],
  ['\x1b_Gi=31;OK\x1b\\', { type: 'reply', text: '\x1b_Gi=31;OK\x1b\\' }],
  ['\x1b]11;rgb:0/0/0\x07', { type: 'reply', text: '\x1b]11;rgb:0/0/0\x07' }],
  ['\x1bx', { type: 'key', sequence: '\x1bx' }],
  ['\x7f', { type: 'key', sequence: '\x7f' }],
  ['\r', { type: 'key', sequence: '\r' }],
  // kitty's protocol as foot and kitty speak it.
  ['\x1b[97;5u', { type: 'key', sequence: '\x01' }],
  ['\x1b[99;133:1u', { type: 'key', sequence: '\x03' }],
  ['\x1b[1089::99;5u', { type: 'key', sequence: '\x03' }],
  ['\x1b[122;5:3u', { type: 'key', sequence: 'z', phase: 'release' }],
  ['\x1b[32;;32u', { type: 'key', sequence: ' ', phase: 'press' }],
  ['\x1b[32;1:2;32u', { type: 'key', sequence: ' ', phase: 'repeat' }],
  ['\x1b[32;134:3u', { type: 'key', sequence: ' ', phase: 'release' }],
  ['\x1b[47:63;130:1;63u', { type: 'key', sequence: '?', phase: 'press' }],
  ['\x1b[233;1:1;233u', { type: 'key', sequence: 'é', phase: 'press' }],
  ['\x1b[0;;128512u', { type: 'key', sequence: '😀', phase: 'press' }],
  ['\x1b[97;2u', { type: 'key', sequence: 'A', phase: 'press' }],
  ['\x1b[97:65;4u', { type: 'key', sequence: '\x1bA' }],
  ['\x1b[32;5u', { type: 'key', sequence: '\x00' }],
  ['\x1b[97;9u', undefined],
  ['\x1b[49;5u', undefined],
  ['\x1b[27u', { type: 'key', sequence: '\x1b' }],
  ['\x1b[27;1:3u', undefined],
  ['\x1b[13;1:1u', { type: 'key', sequence: '\r' }],
  ['\x1b[13;1:3u', undefined],
  ['\x1b[9;2u', { type: 'key', sequence: '\x1b[Z' }],
  ['\x1b[127;1:2u', { type: 'key', sequence: '\x7f' }],
  ['\x1b[57414;1:1u', { type: 'key', sequence: '\r' }],
  ['\x1b[57404;129:1;53u', { type: 'key', sequence: '5', phase: 'press' }],
  ['\x1b[57419u', { type: 'key', sequence: '\x1b[A' }],
  ['\x1b[57441;2:1u', undefined],
  ['\x1b[1;1:1A', { type: 'key', sequence: '\x1b[A' }],
  ['\x1b[1;129:2B', { type: 'key', sequence: '\x1b[B' }],
  ['\x1b[1;1:3A', undefined],
  ['\x1b[1;5:1C', { type: 'key', sequence: '\x1b[1;5C' }],
  ['\x1b[5;129:1~', { type: 'key', sequence: '\x1b[5~' }],
  ['\x1b[3;5:2~', { type: 'key', sequence: '\x1b[3;5~' }],
  ['\x1b[P', { type: 'key', sequence: '\x1bOP' }],
  ['\x1b[1;1:1S', { type: 'key', sequence: '\x1bOS' }],
  ['\x1b[1;1:3R', undefined],
  ['\x1b[133;1:1;155u', undefined],
  ['\x1b[1114112;1:3u', undefined],
  ['\x1b[?31u', { type: 'reply', text: '\x1b[?31u' }],
  ['\x1b[27;5;9~', undefined],
  ['\x1b[[A', { type: 'key', sequence: '\x1b[[A' }],
  ['\x1b[Z', { type: 'key', sequence: '\x1b[Z' }],
  ['q', { type: 'key', sequence: 'q' }],
]
const ALL = RECORDED.map(([text]) => text).join('')
const TOKENS = RECORDED.flatMap(([, token]) => (token ? [token] : []))

const tokensOf = (...chunks: string[]): Token[] => {
  const tokenizer = new Tokenizer()
  return chunks.flatMap((chunk) => tokenizer.push(chunk, 0))
}

describe('Tokenizer', () => {
  it.each(RECORDED)('reads %j alone', (text, token) => {
    expect(tokensOf(text)).toEqual(token ? [token] : [])
  })

  it('reads everything in one chunk', () => {
    expect(tokensOf(ALL)).toEqual(TOKENS)
  })

  it('reads the same whatever the input is cut into', () => {
    for (let at = 1; at < ALL.length; at++) {
      // The shell never cuts between the halves of a surrogate pair.
      if (/[\ud800-\udbff]/.test(ALL[at - 1]!)) continue
      expect(tokensOf(ALL.slice(0, at), ALL.slice(at))).toEqual(TOKENS)
    }
    expect(tokensOf(...Array.from(ALL))).toEqual(TOKENS)
  })

  it('takes an escape that stays alone for 30 ms as the Escape key', () => {
    const tokenizer = new Tokenizer()
    expect(tokenizer.push('\x1b', 100)).toEqual([])
    expect(tokenizer.deadline).toBe(130)
    expect(tokenizer.poll(129)).toEqual([])
    expect(tokenizer.poll(130)).toEqual([{ type: 'key', sequence: '\x1b' }])
    expect(tokenizer.deadline).toBeUndefined()
  })

  it('waits longer for what may follow an escape while answers are due', () => {
    const tokenizer = new Tokenizer()
    tokenizer.answersDue = true
    tokenizer.push('\x1b', 100)
    expect(tokenizer.poll(249)).toEqual([])
    expect(tokenizer.push('[0n', 249)).toEqual([{ type: 'reply', text: '\x1b[0n' }])
    tokenizer.push('\x1b', 300)
    expect(tokenizer.poll(450)).toEqual([{ type: 'key', sequence: '\x1b' }])
  })

  it('takes two quick presses of Escape as two', () => {
    const tokenizer = new Tokenizer()
    expect([...tokenizer.push('\x1b\x1b', 0), ...tokenizer.poll(30)]).toEqual([
      { type: 'key', sequence: '\x1b' },
      { type: 'key', sequence: '\x1b' },
    ])
  })

  it('waits longer for the rest of an answer than for a key, and drops what never ends', () => {
    const tokenizer = new Tokenizer()
    tokenizer.push('\x1bP1$r48', 0)
    expect(tokenizer.poll(500)).toEqual([])
    expect(tokenizer.push(':2::1:2:3m\x1b\\', 600)).toHaveLength(1)
    tokenizer.push('\x1b[1;', 1000)
    expect(tokenizer.poll(2000)).toEqual([])
    expect(tokenizer.drops.broken).toBe(1)
    expect(tokenizer.push('a', 2001)).toEqual([{ type: 'key', sequence: 'a' }])
  })

  it('ends a paste whose end does not come', () => {
    const tokenizer = new Tokenizer()
    expect(tokenizer.push('\x1b[200~half', 0)).toEqual([])
    expect(tokenizer.poll(1999)).toEqual([])
    expect(tokenizer.poll(2000)).toEqual([{ type: 'paste', text: 'half' }])
    expect(tokenizer.push('k', 2001)).toEqual([{ type: 'key', sequence: 'k' }])
  })

  it('keeps no more of a paste than a line takes', () => {
    const tokenizer = new Tokenizer()
    tokenizer.push('\x1b[200~', 0)
    for (let i = 0; i < 100; i++) tokenizer.push('x'.repeat(1000), i)
    const [token] = tokenizer.push('\x1b[201~', 100)
    expect(token).toEqual({ type: 'paste', text: 'x'.repeat(4096) })
    expect(tokenizer.drops.pasted).toBe(100_000 - 4096)
  })

  it('skips an answer that is too long, to its end', () => {
    const tokenizer = new Tokenizer()
    const chunks = ['\x1bP', 'x'.repeat(5000), 'y'.repeat(5000), '\x1b', '\\a']
    expect(chunks.flatMap((chunk) => tokenizer.push(chunk, 0))).toEqual([{ type: 'key', sequence: 'a' }])
    expect(tokenizer.drops.broken).toBe(1)
  })

  it('goes on with the next sequence after a broken one', () => {
    expect(tokensOf('\x1b[12\x1b[A')).toEqual([{ type: 'key', sequence: '\x1b[A' }])
    expect(tokensOf('\x1b[1 1Aa')).toEqual([{ type: 'key', sequence: 'a' }])
    expect(tokensOf('\x1b[3\rb')).toEqual([
      { type: 'key', sequence: '\r' },
      { type: 'key', sequence: 'b' },
    ])
  })

  it('never throws, never hangs and forgets all garbage in time', () => {
    const random = seeded(7)
    const alphabet = '\x1b\x1b\x1b[[]PO_^X<?;$~mMcR019 aé🎉\x07\\\x18\r\x9b\ufffd'
    const characters = Array.from(alphabet)
    for (let round = 0; round < 3000; round++) {
      const tokenizer = new Tokenizer()
      for (let chunk = 0; chunk < 4; chunk++) {
        const length = Math.floor(random() * 12)
        const text = Array.from({ length }, () => characters[Math.floor(random() * characters.length)]!).join('')
        for (const token of tokenizer.push(text, chunk)) {
          if (token.type === 'paste') expect(token.text).not.toMatch(/[\x00-\x1f]/)
        }
      }
      tokenizer.poll(1e9)
      tokenizer.push('', 1e9)
      tokenizer.poll(2e9)
      expect(tokenizer.push('k', 3e9)).toEqual([{ type: 'key', sequence: 'k' }])
    }
  })
})
