import type { System } from '../../../src/protocol/system'
import { emptyWords } from '../../../src/tui/view/people-words'
import { sceneText } from '../../support/scene-text'
import { Driver, PEOPLE_START } from '../../support/tui-scenes'
import { view } from '../../../src/tui/view/view'

test('without a server it is said how others call us: with what their command needs before the address', () => {
  const start = { mode: 'people' as const, account: { nick: 'ana' } }
  const said = (system?: System): string => {
    const { model } = new Driver({ start, system }).agent({ type: 'listening', host: '10.0.0.7', port: 5000 })
    return emptyWords(model).at(-1)!.text
  }
  expect(said()).toBe('vcall call 10.0.0.7:5000')
  expect(said('xmlrpc')).toBe('vcall call xmlrpc://10.0.0.7:5000')
})

describe('where nobody else is', () => {
  const alone = (system?: 'sala'): Driver =>
    new Driver({ ...PEOPLE_START, size: { columns: 120, rows: 36 }, defaults: { system } }).agent(
      { type: 'pictures', carried: system === undefined },
      { type: 'users', users: [] },
    )

  test('others join by the command of the system', () => {
    const said = (driver: Driver) => emptyWords(driver.model).map(({ text }) => text)
    expect(said(alone())).toContain('vcall login --server home:8000')
    expect(said(alone('sala'))).toContain('vcall login --sala home:8000')
  })

  test('nothing is said of a camera that the system has no use for', () => {
    const seen = ({ model }: Driver): string => sceneText(view(model), model.size)
    expect(seen(alone())).toContain('camera')
    expect(seen(alone('sala'))).not.toContain('camera')
  })
})
