import type { VideoSource } from '../../../src/media/source/source'
import { SourceError } from '../../../src/media/source/source'
import { SourceSlot } from '../../../src/media/source/slot'
import type { SourceSpec } from '../../../src/media/video/messages'
import { noise } from '../../support/pictures'

const SIZE = { width: 16, height: 16 }
const WISH = { now: 0, size: SIZE }
const CAMERA: SourceSpec = { kind: 'camera', index: 0 }
const FILE: SourceSpec = { kind: 'file', path: 'a.mp4', loop: false }
const BROKEN: SourceSpec = { kind: 'still', path: 'broken' }

/** A source that says which one it is, by the time of its pictures. */
class NumberedSource implements VideoSource {
  ended = false
  failing = false
  closed = 0

  constructor(
    readonly label: string,
    readonly number: number,
  ) {}

  next(): Promise<ReturnType<typeof noise> | undefined> {
    if (this.failing) return Promise.reject(new SourceError('stopped', 'unplugged'))
    return Promise.resolve(this.ended ? undefined : { ...noise(SIZE), madeAtMs: this.number })
  }

  close(): Promise<void> {
    this.closed++
    return Promise.resolve()
  }
}

const make = () => {
  const made: NumberedSource[] = []
  const told: string[] = []
  const open = (spec: SourceSpec): Promise<VideoSource | undefined> => {
    if (spec.kind === 'none') return Promise.resolve(undefined)
    if (spec.kind === 'still') return Promise.reject(new SourceError('absent', 'broken is not there'))
    made.push(new NumberedSource(spec.kind, made.length))
    return Promise.resolve(made.at(-1))
  }
  const looked: string[] = []
  const look = (spec: SourceSpec): void => {
    looked.push(spec.kind)
    if (spec.kind === 'camera' && spec.index > 0) throw new SourceError('absent', 'no such camera')
  }
  const slot = new SourceSlot(
    { open, look },
    {
      ready: (spec) => told.push(`ready ${spec.kind}`),
      failed: (spec, message) => told.push(`failed ${spec.kind}: ${message}`),
      ended: (spec) => told.push(`ended ${spec.kind}`),
    },
    { ...SIZE, fps: 30 },
  )
  const shown = async (): Promise<number | undefined> => (await slot.next(WISH))?.madeAtMs
  return { slot, made, told, looked, shown }
}

describe('source in use', () => {
  it('is only tried before it is needed, and held while it is', async () => {
    const { slot, made, told, shown } = make()
    slot.choose(FILE)
    await slot.settled
    expect([told, made.map((source) => source.closed), await shown()]).toEqual([['ready file'], [1], undefined])
    slot.activate(true)
    await slot.settled
    expect([await shown(), made[1]?.closed]).toEqual([1, 0])
    slot.activate(false)
    await slot.settled
    expect([await shown(), made[1]?.closed]).toEqual([undefined, 1])
  })

  it('a camera is looked for, and not turned on before somebody is seen', async () => {
    const { slot, made, told, looked, shown } = make()
    slot.choose(CAMERA)
    slot.choose({ kind: 'camera', index: 1 })
    await slot.settled
    expect([made, looked]).toEqual([[], ['camera', 'camera']])
    expect(told).toEqual(['ready camera', 'failed camera: no such camera What was sent before goes on.'])
    slot.activate(true)
    slot.activate(true)
    await slot.settled
    expect([await shown(), made.length]).toEqual([0, 1])
  })

  it('that it works again is told, if it did not', async () => {
    const { slot, made, told } = make()
    slot.choose(CAMERA)
    slot.activate(true)
    await slot.settled
    made[0]!.failing = true
    await slot.next(WISH)
    for (const active of [false, true, false, true]) slot.activate(active)
    await slot.settled
    expect(told).toEqual(['ready camera', 'failed camera: unplugged You are seen as a still picture.', 'ready camera'])
  })

  it('changes at any moment, and back before a file has ended', async () => {
    const { slot, made, told, shown } = make()
    slot.activate(true)
    slot.choose(CAMERA)
    await slot.settled
    const before = slot.version
    slot.choose(FILE)
    await slot.settled
    expect([await shown(), made[0]?.closed, slot.version > before]).toEqual([1, 1, true])
    slot.choose(CAMERA)
    await slot.settled
    expect([await shown(), made[1]?.closed, told]).toEqual([2, 1, ['ready camera', 'ready file', 'ready camera']])
  })

  it('stays when another one cannot be opened, in use or not', async () => {
    const { slot, made, told, shown } = make()
    slot.choose(CAMERA)
    slot.activate(true)
    slot.choose(BROKEN)
    await slot.settled
    expect([await shown(), made[0]?.closed]).toEqual([0, 0])
    expect(told).toEqual(['ready camera', 'failed still: broken is not there What was sent before goes on.'])
    slot.activate(false)
    slot.choose(BROKEN)
    slot.activate(true)
    await slot.settled
    expect([await shown(), made[1]?.label]).toEqual([1, 'camera'])
  })

  it('is not opened twice for the same wish: the device would be busy', async () => {
    const { slot, made, told } = make()
    slot.activate(true)
    slot.choose(CAMERA)
    slot.choose(CAMERA)
    await slot.settled
    expect([made.length, told]).toEqual([1, ['ready camera', 'ready camera']])
  })

  it('is reported and given back when it ends or stops by itself', async () => {
    const { slot, made, told, shown } = make()
    slot.activate(true)
    slot.choose(FILE)
    await slot.settled
    made[0]!.ended = true
    expect(await shown()).toBeUndefined()
    slot.choose(CAMERA)
    await slot.settled
    made[1]!.failing = true
    expect(await shown()).toBeUndefined()
    await slot.settled
    expect(told).toEqual([
      'ready file',
      'ended file',
      'ready camera',
      'failed camera: unplugged You are seen as a still picture.',
    ])
    expect(made.map((source) => source.closed)).toEqual([1, 1])
    expect(await shown()).toBeUndefined()
  })
})
