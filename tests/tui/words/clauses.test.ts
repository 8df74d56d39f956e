import { clauseWords } from '../../../src/tui/words/clauses'
import { en } from '../../../src/tui/words/en'
import { whyNoConnection } from '../../../src/protocol/system-trouble'
import { online } from '../../support/tui-scenes'

test('English says every clause as it was told', () => {
  for (const clause of Object.values(en.clauses)) expect(clauseWords({ language: 'en' }, clause)).toBe(clause)
})

test.each(['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'])(
  'why there is no connection has its words in every language: %s',
  (code) => {
    const clause = whyNoConnection(Object.assign(new Error(), { code }))
    expect(clauseWords({ language: 'es' }, clause)).not.toBe(clause)
    expect(clauseWords({ language: 'pt' }, clause)).not.toBe(clause)
  },
)

test('what has no name stays as it was told', () => {
  expect(clauseWords({ language: 'es' }, 'EPROTO')).toBe('EPROTO')
  expect(clauseWords({ language: 'es' }, 'toString')).toBe('toString')
})

test('the end of a call says why in the language of the interface', () => {
  const driver = online({ language: 'es' }).agent({ type: 'calling', nick: 'luis', ringForMs: 35_000 })
  driver.agent({ type: 'ended', reason: 'unreachable', nick: 'luis', detail: 'connection refused' })
  expect(driver.model.notice?.text).toBe('No se llega a luis (conexión rechazada). Quizá su vcall no está abierto.')
})
