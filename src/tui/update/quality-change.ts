import { KNOBS, withoutNamed } from '../../media/quality/automatic'
import type { Knob } from '../../media/quality/ladder'
import type { Model } from '../model'
import { USUAL, type Sending } from '../video/sending'
import { step, type Step } from './step'

type Named = Partial<Pick<Sending, 'quality' | 'fps' | 'width' | 'height'>>

/** What is named is sent so, and automatic no more. */
export const fixed = (model: Model, { quality, fps, width, height }: Named): Step => {
  const named = {
    ...(quality !== undefined && { quality }),
    ...(fps !== undefined && { fps }),
    ...(width !== undefined && height !== undefined && { width, height }),
  }
  const automatic = withoutNamed(model.sending.automatic, named)
  return changed(model, { ...named, automatic })
}

/** These follow the way and the machine from what is usual. */
export const automated = (model: Model, knobs: readonly Knob[]): Step => {
  const automatic = KNOBS.filter((knob) => knobs.includes(knob) || model.sending.automatic.includes(knob))
  const { quality, fps, width, height } = USUAL
  return changed(model, {
    ...(knobs.includes('quality') && { quality }),
    ...(knobs.includes('fps') && { fps }),
    ...(knobs.includes('size') && { width, height }),
    automatic,
  })
}

const changed = (model: Model, settings: Named & Pick<Sending, 'automatic'>): Step => {
  const sending = { ...model.sending, ...settings }
  return step({ ...model, sending }, { type: 'video', settings })
}
