import { emptyWords } from '../../../src/tui/view/people-words'
import { Driver } from '../../support/tui-scenes'

test('without a server it is said how others call us: with what their command needs before the address', () => {
  const start = { mode: 'people' as const, account: { nick: 'ana' } }
  const said = (addressPrefix?: string): string => {
    const { model } = new Driver({ start, addressPrefix }).agent({ type: 'listening', host: '10.0.0.7', port: 5000 })
    return emptyWords(model).at(-1)!.text
  }
  expect(said()).toBe('vcall call 10.0.0.7:5000')
  expect(said('xmlrpc://')).toBe('vcall call xmlrpc://10.0.0.7:5000')
})
