import type { Frame } from '../../../../src/media/frame'
import { createKitty } from '../../../../src/media/render/kitty/create-kitty'
import { searchHere } from '../../../../src/media/render/pixels/search'
import { frameOf } from '../../../support/frames'
import { sharpLibrary } from '../../../support/pictures'

const CELL = { width: 6, height: 12 }
const BOX = { row: 1, col: 2, rows: 4, cols: 8 }
const COMMAND = /\x1b_G([^;\x1b]*)(?:;([^\x1b]*))?\x1b\\|\x1b\[(\d+);(\d+)H/g

interface Command {
  readonly keys: Readonly<Record<string, string>>
  readonly payload: string
}

/** The commands in the bytes; throws at anything else. Chunks of one file are one command, and must be its like. */
const commandsOf = (bytes: Uint8Array): readonly Command[] => {
  const text = Buffer.from(bytes).toString('latin1')
  expect(text.replace(COMMAND, '')).toBe('')
  const found: { keys: Record<string, string>; payload: string }[] = []
  for (const [, list, payload = ''] of text.matchAll(COMMAND)) {
    if (list === undefined) continue
    const keys = Object.fromEntries(list.split(',').map((key) => key.split('=') as [string, string]))
    expect(keys.q).toBe('2')
    expect(payload.length).toBeLessThanOrEqual(4096)
    const last = found.at(-1)
    if (last?.keys.m === '1') Object.assign(last, { keys: { ...last.keys, ...keys }, payload: last.payload + payload })
    else found.push({ keys, payload })
  }
  return found
}

/** kitty's own picture of its images: whole ones replace, frames are laid over. BGR of each pixel. */
const seen = async (parts: readonly Uint8Array[], size: { width: number; height: number }): Promise<number[][]> => {
  let shown: number[][] = []
  for (const { keys, payload } of parts.flatMap(commandsOf)) {
    if (keys.a !== 't' && keys.a !== 'f') continue
    const { data, info } = await sharpLibrary()(Buffer.from(payload, 'base64'))
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    if (keys.a === 't') shown = Array.from({ length: size.width * size.height }, () => [])
    const [left, top] = [Number(keys.x ?? 0), Number(keys.y ?? 0)]
    for (let i = 0; i < info.width * info.height; i++) {
      const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(i * 4, i * 4 + 4)
      const at = (top + Math.floor(i / info.width)) * size.width + left + (i % info.width)
      if (alpha > 0) shown[at] = [blue, green, red]
    }
  }
  return shown
}

const moving = (step: number): Frame =>
  frameOf(48, 48, (x, y) => (Math.hypot(x - step * 3, y - 24) < 9 ? [20, 60, 240] : [x * 5, y * 5, 100]))

const rendererWith = (composes: boolean) =>
  createKitty({ colours: 'true', cell: CELL, kitty: { composes } }, searchHere)

const errorOf = (shown: readonly number[][], frame: Frame): number => {
  const sum = shown.flat().reduce((all, value, i) => all + (value - frame.data[i]!) ** 2, 0)
  return sum / frame.data.length
}

describe.each([true, false])('kitty graphics, with composition: %s', (composes) => {
  it('show a moving picture', async () => {
    const renderer = rendererWith(composes)
    const parts = Array.from({ length: 12 }, (_, i) => Buffer.from(renderer.render(moving(i), { box: BOX })))
    expect(errorOf(await seen(parts, { width: 48, height: 48 }), moving(11))).toBeLessThan(30)
  })
})

describe('kitty graphics', () => {
  it('place the parts around what covers the picture, and the whole of it when it is gone', () => {
    const renderer = rendererWith(true)
    const covered = Uint8Array.from({ length: 32 }, (_, i) => Number(i % 8 > 2 && i % 8 < 5 && i > 8 && i < 24))
    renderer.render(moving(0), { box: BOX })
    const places = commandsOf(renderer.render(moving(1), { box: BOX, covered })).filter(({ keys }) => keys.a === 'p')
    const cells = places.reduce((sum, { keys }) => sum + Number(keys.c) * Number(keys.r), 0)
    expect(cells).toBe(32 - covered.filter((is) => is === 1).length)
    const again = commandsOf(renderer.render(moving(2), { box: BOX })).filter(({ keys }) => keys.a === 'p')
    expect(again.map(({ keys }) => [keys.c, keys.r])).toEqual([['8', '4']])
  })

  it('take another image after what is shown was forgotten, and delete the old one', () => {
    const renderer = rendererWith(true)
    const imageOf = () => commandsOf(renderer.render(moving(0), { box: BOX }))
    const first = imageOf()[0]?.keys.i
    renderer.forget()
    const commands = imageOf()
    expect(commands[0]?.keys.i).not.toBe(first)
    expect(commands.at(-1)?.keys).toMatchObject({ a: 'd', d: 'I', i: first })
  })
})
