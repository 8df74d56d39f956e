import type { Model } from '../model'
import type { Line, Pane } from '../scene'
import { SOUND_ROWS } from '../sound-menu'
import { cut, pad } from '../width'
import { hintLine } from './hints'
import { BLANK, indent, line, span } from './line'
import { framed } from './pane'
import { centred, type Rect } from './rect'

const WIDTH = 58
const LABEL_CELLS = 20

/** Everything about sound that can be set, over the screen. */
export const soundDialog = (model: Model, row: number, body: Rect): Pane => {
  const width = Math.min(WIDTH, body.width)
  const room = width - 6
  const rows = SOUND_ROWS.map(({ label, value }, at) => rowLine(label, value(model.sound), at === row, room))
  const lines = [...rows, BLANK, ...troubles(model, room), hintLine(model, room, 'normal')]
  const rect = centred(body, { width, height: Math.min(lines.length + 4, body.height) })
  return framed({
    id: 'sound',
    rect,
    title: 'Sound',
    focused: true,
    lines: [BLANK, ...lines.map((of) => indent(of, 2))],
  })
}

const rowLine = (label: string, value: string, selected: boolean, room: number): Line => {
  const text = `${selected ? '▸' : ' '} ${pad(label, LABEL_CELLS)}`
  const shown = cut(value, room - LABEL_CELLS - 6)
  return selected
    ? [span(text, 'selected'), span(` ‹ ${shown} ›`, 'selected')]
    : [span(text), span(`   ${shown}`, 'dim')]
}

const troubles = ({ sound }: Model, room: number): readonly Line[] => {
  const words = [sound.microphone.trouble, sound.speaker.trouble].filter((trouble) => trouble !== undefined)
  return words.length === 0 ? [] : [...words.map((trouble) => line(cut(trouble, room), 'warn')), BLANK]
}
