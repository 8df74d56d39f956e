import { SelfView } from '../../../src/media/video/self-view'
import { halves, pixelOf } from '../../support/pictures'

const RED = [0, 0, 255] as const
const BLUE = [255, 0, 0] as const
const frame = halves({ width: 64, height: 48 }, [...RED], [...BLUE])

describe('how one sees oneself', () => {
  it('is as in a mirror where a camera looks at one, and what is sent stays as it is', () => {
    const seen = new SelfView().show(frame, { kind: 'camera', mirror: true })
    expect([pixelOf(seen, 2, 2), pixelOf(frame, 2, 2)]).toEqual([BLUE, RED])
  })

  it.each(['file', 'still', 'pattern', 'none', undefined] as const)('is as it is sent: %s', (kind) => {
    expect(new SelfView().show(frame, { kind, mirror: true })).toBe(frame)
  })

  it('is as others see it where that is wished for', () => {
    expect(new SelfView().show(frame, { kind: 'camera', mirror: false })).toBe(frame)
  })
})
