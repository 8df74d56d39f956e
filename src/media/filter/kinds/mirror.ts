import type { Rectangle } from '../../canvas'
import { withPixels, type Filter } from '../filter'

const mirrored = (area: Rectangle): Rectangle => ({ ...area, x: 1 - area.x - area.width })

/** Left for right. */
export const mirror: Filter = {
  name: 'mirror',
  about: 'Left and right exchanged, as you know yourself from a mirror.',
  strengthMeans: 'nothing: a mirror is a mirror',
  defaultStrength: 100,
  apply(frame, _strength, { target }) {
    const { data, width, height } = frame
    const stride = width * 3
    for (let row = 0; row < height * stride; row += stride) {
      for (let from = row, to = row + stride - 3; to >= row; from += 3, to -= 3) {
        target[to] = data[from] ?? 0
        target[to + 1] = data[from + 1] ?? 0
        target[to + 2] = data[from + 2] ?? 0
      }
    }
    return withPixels(frame, target)
  },
  moves: ({ all, lead }) => ({ all: all.map(mirrored), lead: mirrored(lead) }),
}
