import { fieldText } from '../../../src/tui/field'
import { LANGUAGES } from '../../../src/tui/words/words'
import { troubleWords } from '../../../src/tui/words/troubles'
import { Driver, LOGIN_START, online } from '../../support/tui-scenes'

const message = 'home:8000 knows ana with another password. Type it again, or choose another name.'

test('English is what was told, with all of it', () => {
  expect(troubleWords('en', { message, code: 'wrong-password' })).toBe(message)
})

test('other languages say it with whom it is about', () => {
  for (const language of LANGUAGES.filter((one) => one !== 'en')) {
    const words = troubleWords(language, { message, code: 'wrong-password' })
    expect(words).toContain('home:8000')
    expect(words).toContain('ana')
    expect(words).not.toContain('password')
  }
})

test.each(LANGUAGES)('in a form options of the command line are no help: %s', (language) => {
  const taken = '127.0.0.1:5004 is in use by another program. --port 0 takes a free port.'
  const said = troubleWords(language, { message: taken, code: 'port-in-use' })
  expect(said).not.toContain('--port')
  expect(said).toMatch(/\b0\b/)
})

test.each([undefined, 'listen', 'toString'])('what is not known stays as it is: %s', (code) => {
  expect(troubleWords('es', { message: 'Something else.', code })).toBe('Something else.')
})

test('the form has the words of the language, the log all that is known', () => {
  const driver = new Driver({ ...LOGIN_START, language: 'pt' }).type('x').keys('enter')
  const taken = '127.0.0.1:5004 is in use by another program. --port 0 takes a free port.'
  driver.agent({ type: 'login-failed', field: 'port', message: taken, code: 'port-in-use' })
  expect(driver.model.login?.trouble?.text).toBe('Outro programa usa essa porta. Com 0 usa-se uma livre.')
  expect(driver.model.log.entries.at(-1)?.text).toBe('Outro programa usa 127.0.0.1:5004. --port 0 usa uma porta livre.')
  driver.agent({ type: 'login-failed', field: 'password', message, code: 'wrong-password' })
  const { login } = driver.model
  expect(login?.trouble?.text).toBe('home:8000 conhece ana com outra senha. Digite-a de novo ou escolha outro nome.')
  expect(login && fieldText(login.fields.password)).toBe('')
})

test('so has the list of people', () => {
  const driver = online({ language: 'es' })
  const silent = 'home:8000 said nothing for 5 s. Try again, or another server.'
  driver.agent({ type: 'users-failed', message: silent, code: 'timeout' })
  expect(driver.model.people.trouble).toBe('home:8000 no dijo nada en 5 s. Intenta de nuevo, o con otro servidor.')
})
