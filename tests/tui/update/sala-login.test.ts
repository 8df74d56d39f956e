import { fieldsOf, loginForm, moveFocus, submit, type LoginForm } from '../../../src/tui/login-form'
import { fieldOf } from '../../../src/tui/field'
import { en } from '../../../src/tui/words/en'

const form = (nick: string, server = 'sala:5000'): LoginForm => loginForm({ system: 'sala', server, nick })

test('a Sala asks for server, name and address, and begins at what is missing', () => {
  expect(fieldsOf(form('ana'))).toEqual(['server', 'nick', 'host'])
  expect(form('ana').focus).toBe('nick')
  expect(form('', '').focus).toBe('server')
  expect(moveFocus(moveFocus(form('ana'), 1), 1).focus).toBe('server')
})

test('without a password it logs in, and says which system', () => {
  expect(submit(form('José María'), en)).toMatchObject({
    type: 'login',
    system: 'sala',
    nick: 'José María',
    password: '',
  })
  expect(submit(loginForm({ server: 'home:8000', nick: 'ana' }), en)).not.toHaveProperty('type')
})

test.each(['a/b', 'finisher', ''])('the name %j is put right first', (nick) => {
  const sent = submit({ ...form('x'), fields: { ...form('x').fields, nick: fieldOf(nick) } }, en)
  expect(sent).toMatchObject({ focus: 'nick', trouble: { field: 'nick', text: en.login.wrongSalaName } })
})
