import type { Fit } from '../media/render/renderer'
import { UsageError } from '../exit'

const BY_NAME: Readonly<Record<string, Fit>> = { fit: 'letterbox', fill: 'fill' }

/** The names of the ways in which a picture lies in its box. */
export const FITS: readonly string[] = Object.keys(BY_NAME)

/** Reads how a picture lies in its box: `fit`, all of it, or `fill`, its edges cut off. Throws UsageError. */
export const parseFit = (text: string): Fit => {
  const fit = Object.hasOwn(BY_NAME, text) ? BY_NAME[text] : undefined
  if (fit === undefined) throw new UsageError(`--fit takes ${FITS.join(' or ')}, not "${text}"`)
  return fit
}
