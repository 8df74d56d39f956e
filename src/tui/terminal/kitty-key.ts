import type { KeyPhase } from '../display'

/**
 * Keys told by kitty's keyboard protocol, which are turned into what terminals without it send. Sections are those of
 * "Comprehensive keyboard handling in terminals".
 */

/** A key as a terminal without the protocol sends it. */
export interface LegacyKey {
  readonly sequence: string
  /** Of characters only. */
  readonly phase?: KeyPhase
}

/** `CSI code:shifted:base ; modifiers:event ; text u`; all but the code may be absent ("An overview"). */
const UNICODE = /^(\d+)(?::(\d*))?(?::(\d*))?(?:;(\d*)(?::(\d*))?)?(?:;(\d*))?$/
/** `CSI number ; modifiers:event` and a letter or ~, as it is only with the event ("Legacy functional keys"). */
const FUNCTIONAL = /^(\d+);(\d*):(\d)$/
/** F1 to F4 without an event; without the protocol they begin with SS3. */
const FUNCTION_KEY = /^[PQRS]$/

const [SHIFT, ALT, CTRL, SUPER, HYPER, META] = [1, 2, 4, 8, 16, 32]
/** Caps lock and num lock, the rest of the bits, say nothing that the text does not. */
const CHORDS = SHIFT | ALT | CTRL
const PHASES: Readonly<Record<string, KeyPhase>> = { '2': 'repeat', '3': 'release' }

/** Enter, Tab, Escape, Backspace. */
const CONTROL_CODES: readonly number[] = [13, 9, 27, 127]
/** What the keypad sends, from 57399 on ("Functional key definitions"). */
const KEYPAD_FIRST = 57399
const KEYPAD = [
  ...Array.from('0123456789./*-+'),
  '\r',
  '=',
  ',',
  ...['D', 'C', 'A', 'B'].map((letter) => `\x1b[${letter}`),
  ...['\x1b[5~', '\x1b[6~', '\x1b[H', '\x1b[F', '\x1b[2~', '\x1b[3~', '\x1b[E'],
]
/** Codes of keys that have no character: the rest of the private use area. */
const PRIVATE_FIRST = 57344
const PRIVATE_LAST = 63743

/** The parameters and the final byte of a CSI as a key; undefined: no key of the protocol; 'none': one that does nothing. */
export const kittyKey = (parameters: string, final: string): LegacyKey | 'none' | undefined => {
  if (final === 'u') return unicodeKey(parameters)
  if (parameters === '' && FUNCTION_KEY.test(final)) return { sequence: `\x1bO${final}` }
  const [, number = '', modifiers, event = ''] = FUNCTIONAL.exec(parameters) ?? []
  return modifiers === undefined ? undefined : functionalKey({ number, final, modifiers, event })
}

const bitsOf = (modifiers: string): number => (modifiers === '' ? 0 : Math.max(0, Number(modifiers) - 1))

interface Functional {
  readonly number: string
  readonly final: string
  readonly modifiers: string
  readonly event: string
}

/** Nobody waits for the release of these; a repeat is a press like those of terminals without the protocol. */
const functionalKey = ({ number, final, modifiers, event }: Functional): LegacyKey | 'none' => {
  const bits = bitsOf(modifiers)
  if (PHASES[event] === 'release' || bits & (SUPER | HYPER | META)) return 'none'
  const chord = (bits & CHORDS) + 1
  if (chord > 1) return { sequence: `\x1b[${number};${chord}${final}` }
  if (final === '~') return { sequence: `\x1b[${number}~` }
  return { sequence: FUNCTION_KEY.test(final) ? `\x1bO${final}` : `\x1b[${final}` }
}

const unicodeKey = (parameters: string): LegacyKey | 'none' | undefined => {
  const [, code, shifted, base, modifiers = '', event = '', text = ''] = UNICODE.exec(parameters) ?? []
  if (code === undefined) return undefined
  const bits = bitsOf(modifiers)
  const phase = PHASES[event] ?? 'press'
  const key = { code: Number(code), shifted: Number(shifted), base: Number(base), text: Number(text), bits }
  // Which key goes up does not depend on what else is held by then.
  if (phase === 'release') return character(key.code, phase)
  if (bits & (SUPER | HYPER | META)) return 'none'
  return key.text > 0 ? character(key.text, phase) : (named(key) ?? typed(key, phase))
}

interface UnicodeKey {
  readonly code: number
  /** 0 or NaN where it is not told, like the next two. */
  readonly shifted: number
  /** The same key on a keyboard with latin letters. */
  readonly base: number
  readonly text: number
  readonly bits: number
}

const isCharacter = (code: number): boolean =>
  (code >= 32 && code < 127) || (code >= 160 && code < 0xd800) || (code > PRIVATE_LAST && code <= 0x10ffff)

const character = (code: number, phase: KeyPhase): LegacyKey | 'none' =>
  isCharacter(code) ? { sequence: String.fromCodePoint(code), phase } : 'none'

/** Keys without a character. */
const named = ({ code, bits }: UnicodeKey): LegacyKey | 'none' | undefined => {
  if (code === 9 && bits & SHIFT) return { sequence: '\x1b[Z' }
  if (CONTROL_CODES.includes(code)) return { sequence: String.fromCharCode(code) }
  if (code < PRIVATE_FIRST || code > PRIVATE_LAST) return undefined
  const sequence = KEYPAD[code - KEYPAD_FIRST]
  return sequence === undefined ? 'none' : { sequence }
}

/** A character with what else is held: Ctrl makes it a control character, Alt puts an escape before it. */
const typed = (key: UnicodeKey, phase: KeyPhase): LegacyKey | 'none' => {
  const { code, shifted, bits } = key
  if (bits & CTRL) return withCtrl(key)
  const upper = String.fromCodePoint(isCharacter(code) ? code : 32).toUpperCase()
  const shown = bits & SHIFT ? shifted || (upper.codePointAt(0) ?? code) : code
  if (!(bits & ALT)) return character(shown, phase)
  return isCharacter(shown) ? { sequence: `\x1b${String.fromCodePoint(shown)}` } : 'none'
}

const CONTROLLED = /^[a-z@[\\\]^_ ]$/

/** Of keyboards with other letters the latin one on the same key counts, as everywhere. */
const withCtrl = ({ code, base, bits }: UnicodeKey): LegacyKey | 'none' => {
  const letter = String.fromCodePoint(code < 128 ? code : base || 0)
  if (!CONTROLLED.test(letter)) return 'none'
  const control = String.fromCharCode(letter.charCodeAt(0) & 0x1f)
  return { sequence: bits & ALT ? `\x1b${control}` : control }
}
