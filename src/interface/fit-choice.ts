import type { Fit } from '../media/render/renderer'
import { UsageError } from '../exit'

const FITS: Readonly<Record<string, Fit>> = { fit: 'letterbox', fill: 'fill' }

/** Reads how a picture lies in its box: `fit`, all of it, or `fill`, its edges cut off. Throws UsageError. */
export const parseFit = (text: string): Fit => {
  const fit = Object.hasOwn(FITS, text) ? FITS[text] : undefined
  if (fit === undefined) throw new UsageError(`--fit takes ${Object.keys(FITS).join(' or ')}, not "${text}"`)
  return fit
}
