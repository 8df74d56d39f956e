import { EXACT } from '../../../src/media/render/renderer'
import type { Frame } from '../../../src/media/frame'
import type { Picture, Want } from '../../../src/media/video/pictures'
import { Pictures } from '../../../src/media/video/pictures'
import { halves } from '../../support/pictures'

const RED = [0, 0, 255] as const
const BLUE = [255, 0, 0] as const
const frame = (madeAtMs: number): Frame => ({
  ...halves({ width: 16, height: 8 }, madeAtMs % 2 === 0 ? RED : BLUE, BLUE),
  madeAtMs,
})
const BOX = { row: 1, col: 2, rows: 4, cols: 16 }
const view = (which: 'theirs' | 'mine', more: Partial<Want['views'][number]> = {}): Want['views'][number] => ({
  which,
  box: BOX,
  fresh: false,
  ...more,
})

const make = () => {
  const answers: Picture[] = []
  const clock = { nowMs: 0 }
  const pictures = new Pictures(
    (picture) => answers.push(picture),
    () => clock.nowMs,
  )
  let id = 0
  const want = (views: Want['views'], mode: Want['mode'] = 'half', detail = 1): void =>
    pictures.want({ type: 'want', id: ++id, mode, traits: { colours: 'true' }, effort: EXACT, detail, views })
  const drawn = (): string[] =>
    answers.map((one) => one.drawn.map((part) => `${part.which} ${part.madeAtMs}`).join('+'))
  return { answers, clock, pictures, want, drawn }
}

describe('wanted pictures', () => {
  it('are answered once each, when there is something new', () => {
    const { answers, pictures, want, drawn } = make()
    want([view('theirs')])
    expect(answers).toHaveLength(0)
    pictures.offer('theirs', frame(0))
    pictures.offer('theirs', frame(1))
    expect(answers.map((one) => one.id)).toEqual([1])
    want([view('theirs')])
    expect(drawn()).toEqual(['theirs 0', 'theirs 1'])
    want([view('theirs')])
    expect(answers).toHaveLength(2)
    pictures.offer('theirs', frame(2))
    expect(answers.map((one) => one.id)).toEqual([1, 2, 3])
    expect(answers.every((one) => one.bytes.length > 0)).toBe(true)
  })

  it('a newer want takes the place of one without an answer', () => {
    const { answers, pictures, want } = make()
    want([view('theirs')])
    want([view('theirs')])
    pictures.offer('theirs', frame(0))
    pictures.offer('theirs', frame(1))
    expect(answers.map((one) => one.id)).toEqual([2])
  })

  it('are one write where there are two: the small one goes along with the large one, ten times a second at most', () => {
    const { clock, pictures, want, drawn } = make()
    const both = [view('theirs'), view('mine', { box: { row: 0, col: 0, rows: 2, cols: 4 } })]
    for (; clock.nowMs < 400; clock.nowMs += 40) {
      want(both)
      pictures.offer('mine', frame(clock.nowMs + 1))
      pictures.offer('theirs', frame(clock.nowMs))
    }
    const writes = drawn()
    expect(writes.filter((write) => write.includes('theirs'))).toHaveLength(9)
    expect(writes.filter((write) => write.includes('mine'))).toEqual([
      'mine 1',
      'theirs 80+mine 81',
      'theirs 200+mine 201',
      'theirs 320+mine 321',
    ])
  })

  it('are drawn though the large one does not come any more', () => {
    const { clock, pictures, want, drawn } = make()
    const both = [view('theirs'), view('mine', { box: { row: 0, col: 0, rows: 2, cols: 4 } })]
    want(both)
    pictures.offer('theirs', frame(0))
    for (; clock.nowMs < 400; clock.nowMs += 40) {
      want(both)
      pictures.offer('mine', frame(clock.nowMs))
    }
    expect(drawn()).toEqual(['theirs 0', 'mine 0', 'mine 120', 'mine 240'])
  })

  it('are drawn on while nothing newer comes, until there is nothing left to write', () => {
    const { answers, clock, pictures, want } = make()
    want([view('theirs')])
    pictures.offer('theirs', frame(0))
    want([view('theirs')])
    for (; clock.nowMs < 1000; clock.nowMs += 20) pictures.poll()
    // The renderer of this way of drawing had written all of it at once.
    expect(answers).toHaveLength(1)
  })

  it('are made exact within a second when no newer one comes, though much was held', () => {
    const { answers, clock, pictures } = make()
    let id = 0
    const want = (): void => {
      const effort = { hold: 8, budgetBytes: Infinity }
      pictures.want({
        type: 'want',
        id: ++id,
        mode: 'half',
        traits: { colours: 'true' },
        effort,
        detail: 1,
        views: [view('theirs')],
      })
    }
    const grey = (level: number): Frame => ({
      width: 16,
      height: 8,
      data: new Uint8Array(384).fill(level),
      madeAtMs: 0,
    })
    want()
    pictures.offer('theirs', grey(100))
    want()
    pictures.offer('theirs', grey(105))
    const before = answers.length
    for (; clock.nowMs < 900; clock.nowMs += 40) {
      if (answers.length === id) want()
      pictures.poll()
    }
    const rows = answers.slice(before).flatMap(
      ({ bytes }) =>
        Buffer.from(bytes)
          .toString()
          .match(/105;105;105m {16}/g) ?? [],
    )
    expect(rows).toHaveLength(BOX.rows)
  })

  it('are smaller where less is wanted, in the middle of their box, and what was around them is erased', () => {
    const { answers, pictures, want } = make()
    const box = { row: 0, col: 0, rows: 12, cols: 32 }
    const covered = new Uint8Array(12 * 32).fill(1, 0, 32)
    pictures.offer('theirs', frame(0))
    want([view('theirs', { box })])
    want([view('theirs', { box, covered, fresh: true })], 'half', 0.5)
    const text = Buffer.from(answers[1]!.bytes).toString()
    const erased = [...text.matchAll(/\x1b\[(\d+);(\d+)H\x1b\[(\d+)X/g)].map(([, ...numbers]) => numbers.map(Number))
    expect(erased).toEqual([
      ...[2, 3].map((row) => [row, 1, 32]),
      ...[4, 5, 6, 7, 8, 9].flatMap((row) => [
        [row, 1, 8],
        [row, 25, 8],
      ]),
      ...[10, 11, 12].map((row) => [row, 1, 32]),
    ])
    expect(text).toContain('\x1b[4;9H')
    pictures.offer('theirs', frame(1))
    want([view('theirs', { box, covered })], 'half', 0.5)
    expect(Buffer.from(answers[2]!.bytes).toString()).not.toContain('X')
  })

  it('are drawn whole again when what is shown is unknown, the way of drawing or the box changes', () => {
    const { answers, pictures, want } = make()
    pictures.offer('theirs', frame(0))
    want([view('theirs')])
    want([view('theirs', { fresh: true })])
    expect(answers.map((one) => one.bytes.length)).toEqual([answers[0]!.bytes.length, answers[0]!.bytes.length])
    want([view('theirs')], 'ascii')
    expect(answers).toHaveLength(3)
    want([view('theirs', { box: { ...BOX, cols: 12 } })], 'ascii')
    expect(answers).toHaveLength(4)
    want([view('theirs', { box: { ...BOX, cols: 12 } })], 'ascii')
    expect(answers).toHaveLength(4)
  })

  it('are drawn again, as far as they differ, when they shall fill their box', () => {
    const { answers, pictures, want } = make()
    pictures.offer('theirs', frame(0))
    const wide = { ...BOX, rows: 2 }
    want([view('theirs', { box: wide })])
    want([view('theirs', { box: wide, fit: 'fill' })])
    expect(answers).toHaveLength(2)
    expect(answers[1]!.bytes.length).toBeGreaterThan(20)
    want([view('theirs', { box: wide, fit: 'fill' })])
    expect(answers).toHaveLength(2)
  })

  it('fill the hole that a dialog leaves, at once', () => {
    const { answers, pictures, want } = make()
    const covered = new Uint8Array(BOX.rows * BOX.cols).fill(1, 0, 20)
    pictures.offer('theirs', frame(0))
    want([view('theirs', { covered })])
    want([view('theirs', { covered: Uint8Array.from(covered) })])
    expect(answers).toHaveLength(1)
    want([view('theirs')])
    expect(answers).toHaveLength(2)
    expect(answers[1]!.bytes.length).toBeGreaterThan(20)
  })

  it('keep their bytes though the renderer uses its memory again', () => {
    const { answers, pictures, want } = make()
    want([view('theirs')])
    pictures.offer('theirs', frame(0))
    const first = Buffer.from(answers[0]!.bytes)
    want([view('theirs', { fresh: true })])
    pictures.offer('theirs', frame(1))
    want([view('theirs')])
    expect(Buffer.compare(first, answers[0]!.bytes)).toBe(0)
  })

  it('know who looks, in which size, and forget the pictures of the last call', () => {
    const { answers, pictures, want } = make()
    expect([pictures.isWanted('mine'), pictures.wantedSize('theirs')]).toEqual([false, undefined])
    pictures.offer('theirs', frame(0))
    pictures.clear()
    want([view('theirs')])
    expect([pictures.isWanted('theirs'), pictures.isWanted('mine')]).toEqual([true, false])
    expect(pictures.wantedSize('theirs')).toEqual({ width: 16, height: 8 })
    expect(answers).toHaveLength(0)
  })
})
