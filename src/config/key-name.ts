/** Keys by what a person may call them, and by what the terminal tells. */
const NAMED: Readonly<Record<string, string>> = {
  enter: 'enter',
  return: 'enter',
  escape: 'escape',
  esc: 'escape',
  tab: 'tab',
  space: 'space',
  backspace: 'backspace',
  delete: 'delete',
  del: 'delete',
  insert: 'insert',
  up: 'up',
  down: 'down',
  left: 'left',
  right: 'right',
  pageup: 'pageup',
  pgup: 'pageup',
  pagedown: 'pagedown',
  pgdn: 'pagedown',
  home: 'home',
  end: 'end',
  ...Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`f${at + 1}`, `f${at + 1}`])),
}

const CHORD = /^(C|Ctrl|S|Shift|M|Alt)-(.+)$/i
const CONTROL = /^c/i
const SHIFT = /^s/i

/**
 * The name of a key as InputEvent has it: `p`, `enter`, `C-l`, `S-tab`, `M-x`; also of `Ctrl-L`, `Esc`, `PgUp`. Undefined: there is
 * no such key, or no terminal could tell it.
 */
export const keyNameOf = (text: string): string | undefined => {
  const [, chord, key] = CHORD.exec(text) ?? []
  if (chord === undefined || key === undefined) return plainName(text)
  const name = plainName(key)
  if (name === undefined) return undefined
  if (SHIFT.test(chord)) return isPrintable(name) ? undefined : `S-${name}`
  if (!CONTROL.test(chord)) return `M-${name}`
  return /^[a-z]$/i.test(name) ? `C-${name.toLowerCase()}` : undefined
}

const plainName = (text: string): string | undefined => {
  const lower = text.toLowerCase()
  if (Array.from(text).length === 1) return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(text) ? text : undefined
  return Object.hasOwn(NAMED, lower) ? NAMED[lower] : undefined
}

/** Whether a key types a character: where there is a field of text it is text. */
export const isPrintable = (name: string): boolean => Array.from(name).length === 1 || name === 'space'
