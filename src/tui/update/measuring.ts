import type { Model } from '../model'
import { step, type Step } from './step'

const QUALITIES = [35, 50, 70, 85]
const SIZES = [
  { width: 160, height: 120 },
  { width: 320, height: 240 },
  { width: 640, height: 480 },
]

/** Asks what pictures would take: in a call, around what is sent now. */
export const measuring = (model: Model): Step => {
  if (model.call.tag !== 'live') return step(model)
  const { width, height } = model.call.figures.recent.at(-1)?.inForce ?? model.sending
  const others = SIZES.filter((size) => size.width !== width || size.height !== height)
  return step(model, { type: 'measure', sizes: [{ width, height }, ...others], qualities: QUALITIES })
}
