// How the pixels of a cell are best divided among two colours. Twin: src/media/render/kernel/twin/mosaic/split.ts.
import * as cell from './cell'

/** A split by light is enough if it leaves one part in so many of the error that one colour would. */
const UNEXPLAINED = 3

/** The means of the pattern that `split` found, where it is neither empty nor full. */
export let foreMean = 0
export let backMean = 0

/**
 * The pattern whose two means, `foreMean` and `backMean`, leave the least error, or nearly; empty or full where one colour
 * serves for all. `closely`: all that is known is tried.
 */
export function split(closely: bool): i32 {
  const byLight = settled(cell.lighter())
  const left = errorOfMeans(byLight)
  if (!closely && left * UNEXPLAINED <= cell.spread()) return byLight
  const light = foreMean
  const dark = backMean
  const one = cell.mostUnlike(cell.middle())
  const byColour = settled(cell.nearer(one, cell.mostUnlike(one)))
  if (errorOfMeans(byColour) < left) return byColour
  foreMean = light
  backMean = dark
  return byLight
}

/** Each pixel with the nearer of the two means of a pattern. */
function settled(pattern: i32): i32 {
  return pattern == 0 || pattern == cell.all ? pattern : cell.nearer(cell.mean(pattern), cell.mean(cell.all ^ pattern))
}

function errorOfMeans(pattern: i32): i32 {
  if (pattern == 0 || pattern == cell.all) return cell.spread()
  foreMean = cell.mean(pattern)
  backMean = cell.mean(cell.all ^ pattern)
  return cell.error(pattern, foreMean, backMean)
}
