import type { Size } from '../codec/codec'
import type { Knob } from './ladder'

/** All that can be automatic. */
export const KNOBS: readonly Knob[] = ['quality', 'fps', 'size']

/** Values that somebody named; those left out are no wish. */
export interface Named extends Partial<Size> {
  readonly quality?: number | undefined
  readonly fps?: number | undefined
}

const names = (knob: Knob, { quality, fps, width, height }: Named): boolean => {
  if (knob === 'quality') return quality !== undefined
  return knob === 'fps' ? fps !== undefined : width !== undefined || height !== undefined
}

/** What stays automatic when some values are named: those are fixed. */
export const withoutNamed = (automatic: readonly Knob[], named: Named): readonly Knob[] =>
  automatic.filter((knob) => !names(knob, named))
