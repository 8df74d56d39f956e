import { fieldText } from '../../../src/tui/field'
import { LANGUAGES } from '../../../src/tui/words/words'
import { troubleWords } from '../../../src/tui/words/troubles'
import { Driver, LOGIN_START, online } from '../../support/tui-scenes'

const message = 'home:8000 knows ana with another password. Type it again, or choose another name.'
const told = { message, server: 'home:8000', nick: 'ana' }

test('English is what was told, with all of it', () => {
  expect(troubleWords('en', { ...told, code: 'wrong-password' })).toBe(message)
})

test('other languages say what has a name, and whom it is about', () => {
  for (const language of LANGUAGES.filter((one) => one !== 'en')) {
    const words = troubleWords(language, { ...told, code: 'wrong-password' })
    expect(words).toContain('home:8000')
    expect(words).toContain('ana')
    expect(words).not.toContain('password')
  }
})

test.each([undefined, 'listen', 'toString'])('what has no name stays as it is: %s', (code) => {
  expect(troubleWords('es', { ...told, code })).toBe(message)
})

test('the form has the words of the language, the log all that is known', () => {
  const driver = new Driver({ ...LOGIN_START, language: 'pt' }).type('x').keys('enter')
  driver.agent({ type: 'login-failed', field: 'password', message, code: 'wrong-password' })
  const { login, log } = driver.model
  expect(login?.trouble?.text).toBe('home:8000 conhece ana com outra senha. Digite-a de novo ou escolha outro nome.')
  expect(login && fieldText(login.fields.password)).toBe('')
  expect(log.entries.at(-1)?.text).toBe(message)
})

test('so has the list of people', () => {
  const driver = online({ language: 'es' })
  driver.agent({ type: 'users-failed', message: 'home:8000 said nothing for 5 s.', code: 'timeout' })
  expect(driver.model.people.trouble).toBe(
    'home:8000 tarda demasiado en responder. Intenta de nuevo, o con otro servidor.',
  )
})
