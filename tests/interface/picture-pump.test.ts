import { LinkController } from '../../src/media/link/controller'
import type { InFlight } from '../../src/media/link/delivery'
import { PicturePump } from '../../src/interface/picture-pump'
import type { ToVideo } from '../../src/media/video/messages'
import type { Display, VisibleBox } from '../../src/tui/display'

type Want = Extract<ToVideo, { readonly type: 'want' }>

const BOX: VisibleBox = { which: 'theirs', box: { row: 0, col: 0, rows: 2, cols: 4 } }

/** A terminal whose boxes a test moves, and which takes every picture that was made for what it shows. */
const fakeDisplay = () => {
  const state = { version: 1, forgotten: true, free: true, shown: [] as string[], inFlight: [] as InFlight[] }
  const display = {
    capabilities: { mode: 'half', colours: 'true' },
    get inFlight() {
      return state.inFlight
    },
    get slotFree() {
      return state.free
    },
    boxes: () => {
      const { version, forgotten } = state
      state.forgotten = false
      return { version, forgotten, boxes: [BOX] }
    },
    picture: (bytes: Uint8Array, version: number) => {
      if (version !== state.version) return false
      state.shown.push(Buffer.from(bytes).toString())
      return true
    },
  } as unknown as Display
  return { display, state }
}

const open = (link = new LinkController()) => {
  const { display, state } = fakeDisplay()
  const wants: Want[] = []
  const clock = { nowMs: 0 }
  const video = { send: (message: ToVideo) => void wants.push(message as Want) }
  const pump = new PicturePump(display, video, link, () => clock.nowMs)
  const answer = (id: number) =>
    pump.take({ type: 'picture', id, bytes: Buffer.from(`picture ${id}`), drawn: [{ which: 'theirs', madeAtMs: 0 }] })
  return { pump, state, wants, clock, answer, isWhole: (id: number) => wants[id - 1]?.views[0]?.fresh }
}

describe('the pump of pictures', () => {
  it('asks for a whole picture first, then for what changed', () => {
    const { pump, answer, isWhole, state } = open()
    pump.want()
    expect(isWhole(1)).toBe(true)
    expect(answer(1)).toEqual(['theirs'])
    expect(isWhole(2)).toBe(false)
    expect(state.shown).toEqual(['picture 1'])
  })

  it('asks once, however often it is told that there is room', () => {
    const { pump, wants } = open()
    for (let i = 0; i < 5; i++) pump.want()
    expect(wants).toHaveLength(1)
  })

  it('asks for nothing while the terminal has no room', () => {
    const { pump, wants, state } = open()
    state.free = false
    pump.want()
    expect(wants).toHaveLength(0)
  })

  it('throws away what was made for a screen that is no more, and waits for the whole picture that is on its way', () => {
    const { pump, answer, wants, state } = open()
    pump.want()
    state.version++
    pump.want()
    expect(answer(1)).toEqual([])
    expect(wants).toHaveLength(2)
    expect(answer(2)).toEqual(['theirs'])
    expect(state.shown).toEqual(['picture 2'])
  })

  it('asks again for a whole picture, once, when only a change is on its way', () => {
    const { pump, answer, wants, isWhole, state } = open()
    pump.want()
    answer(1)
    state.version++
    pump.want()
    expect([isWhole(2), isWhole(3)]).toEqual([false, false])
    expect(answer(2)).toEqual([])
    expect(isWhole(4)).toBe(true)
    expect(answer(3)).toEqual([])
    expect(wants).toHaveLength(4)
    expect(answer(4)).toEqual(['theirs'])
    expect(state.shown).toEqual(['picture 1', 'picture 4'])
  })

  it('comes to rest with a maker that answers everything a turn late', () => {
    const { pump, answer, wants, state } = open()
    pump.want()
    state.version++
    pump.want()
    for (let id = 1; id <= 20; id++) answer(id)
    expect(state.shown).toHaveLength(19)
    expect(wants).toHaveLength(21)
  })

  it('starts anew with a maker that knows nothing', () => {
    const { pump, answer, isWhole, state } = open()
    pump.want()
    answer(1)
    pump.restart()
    expect(isWhole(3)).toBe(true)
    expect(answer(2)).toEqual([])
    expect(answer(3)).toEqual(['theirs'])
    expect(state.shown).toEqual(['picture 1', 'picture 3'])
  })

  it('asks with the effort that the link bears, and not before it is free', () => {
    const link = new LinkController()
    const { pump, state, wants, answer, clock } = open(link)
    pump.want()
    expect(wants[0]).toMatchObject({ effort: { hold: 4, budgetBytes: 8000 }, detail: 1 })
    state.inFlight = [{ bytes: 9, sentMs: 0 }]
    answer(1)
    expect(wants).toHaveLength(1)
    clock.nowMs = 30
    state.inFlight = []
    link.delivered({ bytes: 7000, sentMs: 0, drainedMs: 0, shownMs: 300 })
    pump.want()
    expect(wants).toHaveLength(2)
    expect(wants[1]!.effort.budgetBytes).toBeLessThan(8000)
  })

  it('asks by itself when the time has come', () => {
    jest.useFakeTimers()
    try {
      const { pump, wants, answer, clock } = open(new LinkController(1000))
      pump.want()
      for (let id = 1; id <= 100 && wants.length === id; id++) answer(id)
      const before = wants.length
      expect(before).toBeLessThan(100)
      clock.nowMs = 1000
      jest.advanceTimersByTime(1000)
      expect(wants.length).toBe(before + 1)
      pump.close()
    } finally {
      jest.useRealTimers()
    }
  })
})
