import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contextsOf } from '../../src/tui/contexts'
import { LAYOUTS } from '../../src/tui/layout'
import { MENUS } from '../../src/tui/menu/menus'
import type { Model, Size } from '../../src/tui/model'
import { PROMPTS } from '../../src/tui/prompt/prompts'
import { view } from '../../src/tui/view/view'
import { en } from '../../src/tui/words/en'
import type { Language } from '../../src/tui/words/words'
import { SCENES } from '../support/golden/all'
import { sceneText } from '../support/scene-text'
import { speak } from '../support/tui-scenes'

/**
 * Every screen as a text in tests/golden, one file for each language with all sizes in it.
 * `UPDATE_GOLDEN=1 npx jest tests/tui/golden` writes them anew: look at the difference before it is kept.
 */
const FOLDER = join(__dirname, '../golden')

const VIEWS = join(__dirname, '../../src/tui/view')
/** How a view names a pane. */
const PANE_ID = /(?:\bid: |\bpicture\(|\bwordsOver\()'([a-z-]+)'/g

const LANGUAGES: readonly Language[] = ['en', 'es', 'pt']

const SIZES: readonly Size[] = [
  { columns: 60, rows: 18 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 36 },
  { columns: 200, rows: 56 },
  { columns: 40, rows: 12 },
  { columns: 20, rows: 5 },
]

const screens = (name: string, language: Language): string => {
  speak(language)
  return SIZES.map((size) => {
    const driver = SCENES[name]!().resize(size)
    return `${size.columns}x${size.rows}\n${sceneText(view(driver.model, size), size)}`
  }).join('\n')
}

afterAll(() => speak('en'))

describe('a screen is kept', () => {
  const models = (): readonly Model[] =>
    Object.values(SCENES).flatMap((scene) => SIZES.map((size) => scene().resize(size).model))
  const of = (name: (model: Model) => readonly string[]): readonly string[] =>
    [...new Set(models().flatMap(name))].sort()

  test('of every place that has keys', () => {
    expect(of(contextsOf)).toEqual(Object.keys(en.contexts).sort())
  })

  test('of every menu, every prompt and every layout', () => {
    expect(of(({ dialog }) => (dialog.tag === 'menu' ? [dialog.menu] : []))).toEqual(Object.keys(MENUS).sort())
    expect(of(({ dialog }) => (dialog.tag === 'prompt' ? [dialog.prompt] : []))).toEqual(Object.keys(PROMPTS).sort())
    expect(of(({ call, layout }) => (call.tag === 'live' ? [layout] : []))).toEqual([...LAYOUTS].sort())
  })

  test('of every pane', () => {
    const views = readdirSync(VIEWS).map((file) => readFileSync(join(VIEWS, file), 'utf8'))
    const named = [...new Set(views.flatMap((text) => [...text.matchAll(PANE_ID)].map(([, id = '']) => id)))]
    const drawn = of((model) => view(model).panes.map(({ id }) => id))
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter((id) => !drawn.includes(id))).toEqual([])
  })
})

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(Object.keys(SCENES))('%s', (name) => {
    const text = screens(name, language)
    const file = join(FOLDER, language, `${name}.txt`)
    if (process.env.UPDATE_GOLDEN === '1') {
      mkdirSync(join(FOLDER, language), { recursive: true })
      writeFileSync(file, text)
    }
    expect(existsSync(file)).toBe(true)
    expect(text).toBe(readFileSync(file, 'utf8'))
  })

  test('no text is left of a screen that is no more', () => {
    const files = readdirSync(join(FOLDER, language)).map((file) => file.replace('.txt', ''))
    expect(files.filter((name) => !(name in SCENES))).toEqual([])
  })
})
