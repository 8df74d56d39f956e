import fc from 'fast-check'
import type { Line, Pane, Scene } from '../../../src/tui/scene'
import { view } from '../../../src/tui/view/view'
import { cellWidth } from '../../../src/tui/width'
import { nasty } from '../../support/random-happenings'
import { inCall, type Driver } from '../../support/tui-scenes'

const chatting = (): Driver => inCall().agent({ type: 'texts', carried: true }).keys('t')

const chatOf = (scene: Scene): Pane => scene.panes.find(({ id }) => id === 'chat')!

const textOf = (line: Line): string => line.map(({ text }) => text).join('')

/** A row that shows an author: every other one begins with blanks as wide. */
const hasAuthor = (line: Line): boolean => /^ \S/.test(textOf(line)) && !textOf(line).startsWith(' ▸')

test('whatever they write, there is one author a text, and nothing wider than the pane', () => {
  fc.assert(
    fc.property(fc.array(nasty, { maxLength: 8 }), fc.integer({ min: 60, max: 200 }), (texts, columns) => {
      const driver = chatting().resize({ columns, rows: 120 })
      for (const text of texts) driver.agent({ type: 'text', address: '10.0.0.7:5001', nick: 'luis', text: `x${text}` })
      const { lines, width } = chatOf(view(driver.model))
      const seen = lines.filter(hasAuthor)
      if (texts.length > 0 && texts.every((text) => text.length < 500)) expect(seen).toHaveLength(texts.length)
      expect(seen.length).toBeLessThanOrEqual(Math.max(1, texts.length))
      for (const line of lines) expect(cellWidth(textOf(line))).toBeLessThanOrEqual(width - 2)
    }),
    { numRuns: 60 },
  )
})

test('the cursor stands in the field of the pane, whatever is in it and however large the screen is', () => {
  fc.assert(
    fc.property(nasty, fc.integer({ min: 60, max: 200 }), fc.integer({ min: 18, max: 80 }), (text, columns, rows) => {
      const driver = chatting().resize({ columns, rows })
      driver.send({ type: 'input', nowMs: driver.model.nowMs, event: { type: 'paste', text } })
      const scene = view(driver.model)
      const { x, y, width, height } = chatOf(scene)
      const { cursor } = scene
      expect(cursor && cursor.x > x && cursor.x < x + width - 1 && cursor.y > y && cursor.y < y + height - 1).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('it stands at the right of a wide screen, below on a narrow one; the pictures stay in sight', () => {
  const at = (columns: number, rows: number): Pane => chatOf(view(chatting().resize({ columns, rows }).model))
  expect(at(120, 36)).toMatchObject({ x: 80, y: 1, width: 40 })
  expect(at(200, 56)).toMatchObject({ x: 152, width: 48 })
  expect(at(60, 18)).toMatchObject({ x: 0, y: 9, width: 60, height: 8 })
  expect(view(chatting().resize({ columns: 60, rows: 18 }).model).panes.map(({ kind }) => kind)).toContain('theirs')
})

test('a text that is scrolled away is counted in the title', () => {
  const driver = chatting()
  for (let at = 0; at < 30; at++) driver.agent({ type: 'text', address: '10.0.0.7:5001', nick: 'luis', text: `${at}` })
  expect(chatOf(view(driver.keys('pageup').model)).title).toBe('Text · 5 newer below')
  expect(chatOf(view(driver.keys('pagedown').model)).title).toBe('Text to luis')
})
