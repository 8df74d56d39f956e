import type { Listed } from './message'

/*
 * The answer to a refresh: two lists as a genuine registry prints them, names and addresses in the same order:
 *
 *     ['bob', "o'neil"]/('127.0.0.2', 55857)('127.0.0.1', 53566)
 */

const NAMES = /^\[(?:(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")(?:, |(?=\])))*\]\//u
const NAME = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/gu
const ADDRESSES = /^(?:\('[^'()]*', \d{1,5}\))*$/
const ADDRESS = /\('([^'()]*)', (\d{1,5})\)/g
const ESCAPE = /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/gu
const HIGHEST_CODE = 0x10ffff

const unescaped = (text: string): string =>
  text.replace(ESCAPE, (_, two?: string, four?: string, eight?: string, plain?: string) => {
    const hex = two ?? four ?? eight
    if (hex === undefined) return CONTROLS.get(plain ?? '') ?? plain ?? ''
    const code = Number.parseInt(hex, 16)
    return code > HIGHEST_CODE ? '\ufffd' : String.fromCodePoint(code)
  })

const CONTROLS: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])

/**
 * Reads a roll; undefined when it is none, is not whole, or names and addresses are out of step, as they are for half a
 * second while somebody leaves. Never throws.
 */
export const decodeRoll = (text: string): readonly Listed[] | undefined => {
  const head = NAMES.exec(text)?.[0]
  if (head === undefined || !ADDRESSES.test(text.slice(head.length))) return undefined
  const names = Array.from(head.matchAll(NAME), ([, single, double]) => unescaped(single ?? double ?? ''))
  const addresses = Array.from(text.slice(head.length).matchAll(ADDRESS))
  if (names.length !== addresses.length) return undefined
  return names.map((name, at) => ({ name, host: addresses[at]?.[1] ?? '', port: Number(addresses[at]?.[2]) }))
}

/** A name as the genuine registry prints it: in the quotes that it does not hold, else single ones, escaped. */
const quoted = (name: string): string => {
  const mark = name.includes("'") && !name.includes('"') ? '"' : "'"
  const body = name.replaceAll('\\', '\\\\')
  return mark + (mark === "'" ? body.replaceAll("'", "\\'") : body) + mark
}

/** The text of a roll. Names are good ones: they hold nothing that needs another escape. */
export const encodeRoll = (listed: readonly Listed[]): string => {
  const names = listed.map(({ name }) => quoted(name)).join(', ')
  return `[${names}]/${listed.map(({ host, port }) => `('${host}', ${port})`).join('')}`
}
