import type { Live } from '../call'
import { keyOf } from '../keys/label'
import type { Model } from '../model'
import type { Line, Span } from '../scene'
import { cut } from '../width'
import { wordsOf } from '../words/words'
import { labelsOf, span } from './line'

/** Rising blocks; a level below the first one's is a space. */
const BLOCKS = '▁▂▃▄▅▆▇█'
/** What speech spans, in dB of full scale. */
const SOFTEST_DB = -60
const LOUDEST_DB = -8
/** Louder than this the sound is clipped, or about to be. */
const CLIPPING_DB = -3

/** A level as one character; a space is silence. */
export const levelBlock = (db: number): string => {
  const share = (db - SOFTEST_DB) / (LOUDEST_DB - SOFTEST_DB)
  if (share < 0) return ' '
  return BLOCKS[Math.min(BLOCKS.length - 1, Math.floor(share * BLOCKS.length))] ?? ' '
}

/** The last levels, the newest at the right, in `width` cells. */
export const meter = (values: readonly number[], width: number): Span => {
  const shown = values.slice(-width)
  const bars = shown.map(levelBlock).join('')
  const loud = (shown.at(-1) ?? SOFTEST_DB) > CLIPPING_DB
  return span(bars.padStart(width), loud ? 'warn' : 'accent')
}

/** Cells of a meter beside a name. */
const METER_CELLS = 12
/** Cells of a name beside a meter. */
const NAME_CELLS = 7

/** The meters of both sides, a line each; nothing where a call is without sound. */
export const meterLines = (model: Model, { meters, peer }: Live): readonly Line[] => {
  if (!meters) return []
  const labelled = labelsOf(model)
  return [
    labelled(cut(peer.name, NAME_CELLS), [meter(meters.theirs, METER_CELLS)]),
    labelled(wordsOf(model).sound.you, mine(model, meters.mine)),
  ]
}

const mine = (model: Model, values: readonly number[]): Line => {
  const { sound } = model
  const { sound: words } = wordsOf(model)
  if (sound.settings.muted) return [span(words.muted, 'warn')]
  if (sound.microphone.trouble !== undefined && sound.microphone.label === undefined)
    return [span(words.noMicrophone, 'warn')]
  return [meter(values, METER_CELLS)]
}

/** What is said while the microphone is muted, and louder where somebody speaks to it; empty: nothing. */
export const mutedWords = (model: Model, { meters }: Live): string => {
  const { sound: words } = wordsOf(model)
  if (!meters || !model.sound.settings.muted) return ''
  return meters.speakingMuted ? words.speakingMuted(keyOf(model, 'sound.mute')) : words.muted
}
