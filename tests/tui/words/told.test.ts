import { phrased } from '../../../src/tui/words/phrases'
import { toldIn, toldTexts } from '../../support/words/told'

test('the search finds what is thrown, what is told, and whole sentences', () => {
  const source = `
    throw new StoreError('full', \`the disk \${path} is full\`)
    report({ message: broken ? 'it is broken' : 'it is well' })
    const WHY = { a: 'It is no file. Take another.', b: 'not this one' }
    const f = (): string => 'nor this one'
  `
  expect(toldIn(source)).toEqual(['the disk Q0 is full', 'it is broken', 'it is well', 'It is no file. Take another.'])
})

const told = toldTexts()

test('there is much to tell', () => {
  expect(told.length).toBeGreaterThan(200)
})

/** A part may be sentences of its own, which are found where they are made. */
const withoutSentences = (text: string): string => text.replace(/^Q\d (?=[A-Z-])/, '').replace(/(?<=[.:]) Q\d$/, '')

test.each(['es', 'pt'] as const)('whatever is told has its words in the catalogues: %s', (language) => {
  const isKnown = (text: string): boolean => phrased(language, text).whole
  const unknown = told.filter(({ text }) => !isKnown(text) && !isKnown(withoutSentences(text)))
  expect(unknown.map(({ place, text }) => `${place} ${text}`)).toEqual([])
})
