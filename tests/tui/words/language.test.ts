import { languageOf } from '../../../src/tui/words/words'

test.each([
  [{}, 'en'],
  [{ LANG: 'es_MX.UTF-8' }, 'es'],
  [{ LANG: 'pt_BR.UTF-8' }, 'pt'],
  [{ LANG: 'pt' }, 'pt'],
  [{ LANG: 'C.UTF-8' }, 'en'],
  [{ LANG: 'POSIX' }, 'en'],
  [{ LANG: 'de_DE.UTF-8' }, 'en'],
  [{ LANG: 'est_EE' }, 'en'],
  [{ LANG: '' }, 'en'],
  [{ LANG: 'es_ES', LC_MESSAGES: 'pt_BR' }, 'pt'],
  [{ LANG: 'es_ES', LC_MESSAGES: 'pt_BR', LC_ALL: 'en_US.UTF-8' }, 'en'],
  [{ LANG: 'es_ES', LC_ALL: '' }, 'es'],
  [{ LANG: 'es_ES', LC_ALL: 'C' }, 'en'],
] as const)('%j is %s', (environment, language) => {
  expect(languageOf(environment)).toBe(language)
  expect(languageOf(environment, 'auto')).toBe(language)
})

test('what somebody chose comes before the environment', () => {
  expect(languageOf({ LC_ALL: 'es_ES.UTF-8' }, 'pt')).toBe('pt')
})
