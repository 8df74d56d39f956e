import type { Model } from '../model'
import { inForceOf } from '../video/in-force'
import { step, type Step } from './step'

const QUALITIES = [35, 50, 70, 85]
const SIZES = [
  { width: 160, height: 120 },
  { width: 320, height: 240 },
  { width: 640, height: 480 },
]

/** Asks what pictures would take: while we are seen, by others or by ourselves, around what is sent now. */
export const measuring = (model: Model): Step => {
  if (model.call.tag !== 'live' && !model.preview) return step(model)
  const { width, height } = inForceOf(model) ?? model.sending
  const others = SIZES.filter((size) => size.width !== width || size.height !== height)
  return step(model, { type: 'measure', sizes: [{ width, height }, ...others], qualities: QUALITIES })
}
