import { boxBlur } from '../box-blur'
import { withPixels, type Filter } from '../filter'

/** The largest radius, as a share of the shorter side. */
const LARGEST_SHARE = 1 / 16

/** Means of means, which look as smooth as those of a bell curve. */
export const blur: Filter = {
  name: 'blur',
  about: 'Everything out of focus.',
  strengthMeans: 'wider: 100 spreads each point over a quarter of the height',
  defaultStrength: 30,
  apply(frame, strength, { target, scratch }) {
    const { data } = frame
    const longest = Math.min(frame.width, frame.height) * LARGEST_SHARE
    const radius = Math.max(1, Math.round((longest * strength) / 100))
    const between = scratch(0, data.length)
    const once = scratch(1, data.length)
    boxBlur(data, frame, radius, { between, target: once })
    boxBlur(once, frame, radius, { between, target })
    return withPixels(frame, target)
  },
}
