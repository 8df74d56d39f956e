import { WORD_NAMES } from '../../../src/tui/command-line/words'
import type { Size } from '../../../src/tui/model'
import type { Scene } from '../../../src/tui/scene'
import { view } from '../../../src/tui/view/view'
import { cellWidth } from '../../../src/tui/width'
import { en, type Words } from '../../../src/tui/words/en'
import { es } from '../../../src/tui/words/es'
import { pt } from '../../../src/tui/words/pt'
import { SCENES } from '../../support/golden/all'
import { speak } from '../../support/tui-scenes'
import { marked, textsOf, wordsIn } from '../../support/words/texts'

const SIZES: readonly Size[] = [
  { columns: 60, rows: 18 },
  { columns: 80, rows: 24 },
  { columns: 200, rows: 56 },
  { columns: 40, rows: 12 },
]

const wordsOfCatalogue = (catalogue: Words): ReadonlySet<string> =>
  new Set(textsOf(catalogue).flatMap((text) => wordsIn(marked(text))))

const ENGLISH = wordsOfCatalogue(en)

/** What the scenes show that is not ours to translate: names, devices, ways of drawing, what is typed into a shell. */
const FOREIGN: ReadonlySet<string> = new Set(
  wordsIn(`
    home:8000 vcall server plays the oud microphone speaker USB Webcam vcall login --server call
    home two words person somebody with a long name call hold Home End half calling example`),
)

/** Commands are the same in every language: scripts know them. */
const COMMANDS = WORD_NAMES.flatMap(wordsIn)

/** Control messages are shown as they go over the wire. */
const CONTROL = /[A-Z]+_[A-Z0-9_]+/g

const textOf = (scene: Scene): string =>
  scene.panes
    .flatMap(({ title, lines }) => [title, ...lines.map((line) => line.map(({ text }) => text).join(''))])
    .join('\n')
    .replace(CONTROL, '')

afterEach(() => speak('en'))

describe.each([
  ['es', es],
  ['pt', pt],
] as const)('%s', (language, catalogue) => {
  const own = wordsOfCatalogue(catalogue)

  test.each(Object.keys(SCENES))('no English word is left on the screen %s', (name) => {
    speak(language)
    const foreign = name.startsWith('command-line') ? new Set([...FOREIGN, ...COMMANDS]) : FOREIGN
    const left = SIZES.flatMap((size) => wordsIn(textOf(view(SCENES[name]!().resize(size).model, size)))).filter(
      (word) => ENGLISH.has(word) && !own.has(word) && !foreign.has(word),
    )
    expect([...new Set(left)]).toEqual([])
  })
})

describe.each(['en', 'es', 'pt'] as const)('%s', (language) => {
  test.each(Object.keys(SCENES))('every title has its place on the screen %s', (name) => {
    speak(language)
    const cut = SIZES.slice(0, 3).flatMap((size) =>
      view(SCENES[name]!().resize(size).model, size).panes.filter(({ title }) => /\S…$/.test(title)),
    )
    expect(cut.map(({ title }) => title)).toEqual([])
  })
})

describe.each(Object.entries({ en, es, pt }))('%s', (_name, words) => {
  /** Longer than its place, with a name that is not long. */
  const wider = (texts: object, cells: number): readonly string[] =>
    textsOf(texts)
      .map((text) => marked(text))
      .filter((text) => cellWidth(text) > cells)

  test('labels leave a blank before what they name', () => {
    const { cells, ...labels } = words.labels
    expect(wider(labels, cells - 1)).toEqual([])
  })

  test('the names of the fields of the log in stand in their column', () => {
    const { server, nick, password, host, port } = words.login
    expect(wider({ server, nick, password, host, port }, 13)).toEqual([])
    const { serverIs, nickIs, hostIs, portIs } = words.login
    expect(wider({ serverIs, nickIs, hostIs, portIs }, 56 - 16)).toEqual([])
  })

  test('ages stand in their column', () => {
    const { now, minutes, hours, days } = words.ago
    expect(wider({ now, minutes: minutes(59), hours: hours(47), days: days(99) }, 12)).toEqual([])
  })

  test('what is said in a call has one line of the least terminal', () => {
    const { none, ...sound } = words.sound
    expect(none).not.toBe('')
    expect(wider({ said: words.said, sound }, 57)).toEqual([])
  })

  test('the line at the top of the least terminal has the clock, too', () => {
    const { live, pausedByBoth, pausedByYou } = words.header
    for (const paused of [pausedByBoth, pausedByYou, words.header.pausedBy('marta')])
      expect(cellWidth(` ${live}   marta  00:03:12  ${paused}  12:41 `)).toBeLessThanOrEqual(60)
  })
})
