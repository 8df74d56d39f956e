import { FILTERS } from '../../media/filter/catalogue'
import { FilterError, parseFilters } from '../../media/filter/choice'
import { seekTargetOf } from '../../media/play/place'
import type { Knob } from '../../media/quality/ladder'
import { videoSourceOf } from '../../media/source/spec-text'
import type { SourceSpec } from '../../media/video/messages'
import type { Action } from '../action'
import { keyOf } from '../keys/label'
import { knobWords } from '../menu/quality'
import type { Model } from '../model'
import { automated, fixed } from '../update/quality-change'
import { otherSource } from '../update/other-source'
import { remark, step, type Step } from '../update/step'
import { fileKindOf } from '../video/folder'
import { wordsOf } from '../words/words'
import type { VideoWord } from './name'
import { choosing, counting, where, type Given, type Group, type Word } from './word'

const AUTO = 'auto'
const MOST_PIXELS = { width: 1920, height: 1080 }
const LEAST_SIDE = 16

const withFile = (word: Word): Word =>
  where(
    ({ sending }) => sending.file !== undefined,
    (model) => wordsOf(model).source.noFile(keyOf(model, 'source.menu')),
    word,
  )

/** How the knob stands now is said, too. */
const said = (knob: Knob, { model, commands }: Step): Step =>
  step(remark(model, 'info', knobWords(model, knob)), ...commands)

/** A word that takes a value, or `auto`. */
const orAutomatic = (knob: Knob, word: Word): Word => ({
  offers: () => [AUTO],
  run: (given) => {
    if (given.rest === '') return given.act(given.model, 'quality.menu')
    return given.rest === AUTO ? said(knob, automated(given.model, [knob])) : word.run(given)
  },
})

const quality = counting({ least: 1, most: 100 }, ({ model }, value) => {
  const { model: next, commands } = fixed(model, { quality: value })
  return step(remark(next, 'info', wordsOf(model).said.quality(value)), ...commands)
})

const size: Word = {
  run: ({ model, rest }) => {
    const [, wide, high] = /^(\d{2,4})x(\d{2,4})$/.exec(rest) ?? []
    const [width, height] = [Number(wide), Number(high)]
    const fits =
      width >= LEAST_SIDE && height >= LEAST_SIDE && width <= MOST_PIXELS.width && height <= MOST_PIXELS.height
    return fits ? said('size', fixed(model, { width, height })) : wordsOf(model).source.takesSize
  },
}

/** `camera 0`, `file PATH` and `off` are what a person writes. */
const asWritten = (rest: string): string =>
  rest === 'off' ? 'none' : rest.replace(/^(camera|file|once|still)\s+/, '$1:')

/** A path that stands there alone, by its ending. */
const pathSource = (path: string): SourceSpec | undefined => {
  const files = fileKindOf(path)
  if (files === undefined) return undefined
  return files === 'picture' ? { kind: 'still', path } : { kind: 'file', path, loop: true }
}

const source: Word = {
  offers: ({ sending }) => [
    ...(sending.cameras ?? []).map(({ index }) => `camera:${index}`),
    'pattern',
    'file:',
    'once:',
    'still:',
    'none',
  ],
  run: ({ model, rest, act }) => {
    if (rest === '') return act(model, 'source.menu')
    const wanted = videoSourceOf(asWritten(rest)) ?? pathSource(rest)
    return wanted ? otherSource(model, wanted) : wordsOf(model).source.takesSource
  },
}

const seek: Word = {
  run: ({ model, rest }) => {
    const target = seekTargetOf(rest)
    return target ? step(model, { type: 'file-seek', target }) : wordsOf(model).source.takesMoment
  },
}

const filter: Word = {
  offers: () => ['none', ...FILTERS.map(({ name }) => name)],
  run: ({ model, rest, act }) => {
    if (rest === '') return act(model, 'filter.menu')
    try {
      const filters = parseFilters(rest)
      return step({ ...model, sending: { ...model.sending, filters } }, { type: 'filters', filters })
    } catch (error) {
      if (!(error instanceof FilterError)) throw error
      return wordsOf(model).source.takesFilters
    }
  },
}

/** On or off, whichever it was: said twice it is the same as once. */
const switching = (action: Action, isOn: (model: Model) => boolean): Word =>
  choosing(['on', 'off'], ({ model, act }: Given, text): Step =>
    isOn(model) === (text === 'on') ? step(model) : act(model, action),
  )

const preview: Word = {
  offers: () => ['on', 'off'],
  run: (given) => {
    const toggled = given.model.preview ? 'off' : 'on'
    return previewing.run(given.rest === '' ? { ...given, rest: toggled } : given)
  },
}

const previewing = choosing(['on', 'off'], ({ model, act }, text) =>
  act(model, text === 'on' ? 'preview.open' : 'preview.close'),
)

const holding = (paused: boolean): Word => ({
  run: ({ model, rest }) =>
    rest === '' ? step(model, { type: 'file-pause', paused }) : wordsOf(model).commandLine.takesNothing,
})

/** The words of the picture that is sent. */
export const VIDEO_WORDS: Group<VideoWord> = {
  source,
  'pause-file': withFile(holding(true)),
  'play-file': withFile(holding(false)),
  seek: withFile(seek),
  loop: withFile(switching('file.loop', ({ sending }) => sending.file?.loop === true)),
  filter,
  mirror: switching('self.mirror', ({ sending }) => sending.mirror),
  quality: orAutomatic('quality', quality),
  preview,
  fps: orAutomatic(
    'fps',
    counting({ least: 1, most: 60 }, ({ model }, fps) => said('fps', fixed(model, { fps }))),
  ),
  size: orAutomatic('size', size),
}
