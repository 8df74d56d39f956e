import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Size } from '../../src/tui/model'
import { view } from '../../src/tui/view/view'
import type { Language } from '../../src/tui/words/words'
import { SCENES } from '../support/golden/all'
import { sceneText } from '../support/scene-text'
import { speak } from '../support/tui-scenes'

/**
 * Every screen as a text in tests/golden, one file for each language with all sizes in it.
 * `UPDATE_GOLDEN=1 npx jest tests/tui/golden` writes them anew: look at the difference before it is kept.
 */
const FOLDER = join(__dirname, '../golden')

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
