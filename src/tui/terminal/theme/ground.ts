/** A colour, each channel from 0 to 1. */
export type Rgb = readonly [red: number, green: number, blue: number]

/** Asks for the background's colour (xterm's OSC 11); none is set. */
export const GROUND_QUESTION = '\x1b]11;?\x1b\\'
/** The answer: channels of one to four hexadecimal digits. foot and others put an `a` and a fourth channel behind. */
const GROUND = /^\x1b\]11;rgba?:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})/i

/** The background's colour by the answers; undefined where none was given. */
export const groundOf = (replies: readonly string[]): Rgb | undefined => {
  for (const reply of replies) {
    const [, red, green, blue] = GROUND.exec(reply) ?? []
    if (red !== undefined && green !== undefined && blue !== undefined)
      return [channel(red), channel(green), channel(blue)]
  }
  return undefined
}

const channel = (digits: string): number => parseInt(digits, 16) / (16 ** digits.length - 1)

/** How light a colour is, from 0 to 1 (WCAG 2, "relative luminance"). */
export const luminance = ([red, green, blue]: Rgb): number =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)

const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)

/** A grey of the palette of 256 colours, 232 to 255. */
export const grey = (index: number): Rgb => {
  const value = (8 + 10 * (index - 232)) / 255
  return [value, value, value]
}
