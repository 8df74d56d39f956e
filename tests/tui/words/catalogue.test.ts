import { en } from '../../../src/tui/words/en'
import { es } from '../../../src/tui/words/es'
import { pt } from '../../../src/tui/words/pt'
import { marked, MARKS, textsOf, type Text } from '../../support/words/texts'

const byPath = (catalogue: object): ReadonlyMap<string, Text> =>
  new Map(textsOf(catalogue).map((text) => [text.path, text]))

const english = byPath(en)

test('a catalogue has texts', () => {
  expect(english.size).toBeGreaterThan(100)
})

describe.each(Object.entries({ es, pt }))('%s', (_name, catalogue) => {
  const texts = byPath(catalogue)

  test('misses no text and has none of its own', () => {
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort())
  })

  test('a text takes as many parts as the English one', () => {
    const other = [...english.values()].filter(({ path, parts }) => texts.get(path)?.parts !== parts)
    expect(other.map(({ path }) => path)).toEqual([])
  })

  test('nothing is empty that is not empty in English', () => {
    const empty = [...texts.values()].filter((text) => marked(text).trim() === '')
    expect(empty.filter(({ path }) => marked(english.get(path)!).trim() !== '').map(({ path }) => path)).toEqual([])
  })
})

describe.each(Object.entries({ en, es, pt }))('%s', (_name, catalogue) => {
  test('a text mentions each of its parts', () => {
    // A number with places behind its point is the only text that has its parts otherwise.
    const silent = textsOf(catalogue)
      .filter(({ path }) => path !== 'numbers.decimal')
      .filter((text) => MARKS.slice(0, text.parts).some((mark) => !marked(text).includes(mark)))
    expect(silent.map(({ path }) => path)).toEqual([])
  })
})

test('Spanish and Portuguese count', () => {
  expect([es.ago.days(1), es.ago.days(3), es.log.newerBelow(1), es.log.newerBelow(2)]).toEqual([
    'hace 1 día',
    'hace 3 días',
    'Registro · 1 más nueva abajo',
    'Registro · 2 más nuevas abajo',
  ])
  expect([pt.ago.days(1), pt.ago.days(3), pt.numbers.decimal(1.25, 1)]).toEqual(['há 1 dia', 'há 3 dias', '1,3'])
})
