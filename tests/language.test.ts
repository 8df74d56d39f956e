import { languageHere } from '../src/language'

const nothing = (): undefined => undefined
const SPANISH = { LANG: 'es_MX.UTF-8' }

test('a command speaks as the environment does', () => {
  expect(languageHere(['users'], SPANISH, nothing)).toBe('es')
  expect(languageHere(['users'], { LANG: 'C.UTF-8' }, nothing)).toBe('en')
})

test('what the configuration file says comes before it, and what the command line says before that', () => {
  expect(languageHere([], SPANISH, () => 'pt')).toBe('pt')
  expect(languageHere(['--language', 'en'], SPANISH, () => 'pt')).toBe('en')
  expect(languageHere(['call', '--language=pt'], SPANISH, nothing)).toBe('pt')
  expect(languageHere(['--language', 'pt', '--language', 'es'], {}, nothing)).toBe('es')
})

test.each([['--language', 'auto'], ['--language', 'klingon'], ['--language'], ['--language=']])(
  'what names no language leaves it to the environment: %s %s',
  (...argv) => {
    expect(languageHere(argv, SPANISH, () => 'pt')).toBe('es')
  },
)

test('programs are told English', () => {
  expect(languageHere(['call', 'ana', '--json', '--language', 'pt'], SPANISH, () => 'es')).toBe('en')
})
