import { EXIT, Failure, UsageError } from '../../src/exit'
import { actSetting } from '../../src/interface/setting-desk'
import type { AgentEvent } from '../../src/tui/message'

const toldBy = (setSetting: (key: string, value: string) => string): readonly AgentEvent[] => {
  const told: AgentEvent[] = []
  actSetting({ setSetting }, { type: 'set', key: 'screen.theme', value: 'dark' }, (news) => void told.push(news))
  return told
}

const failing = (error: Error) => (): never => {
  throw error
}

test('says where a setting was written', () => {
  const given: string[] = []
  const told = toldBy((key, value) => (given.push(key, value), '/home/ana/config.toml'))
  expect(given).toEqual(['screen.theme', 'dark'])
  expect(told).toEqual([{ type: 'said', level: 'good', what: 'kept', part: '/home/ana/config.toml' }])
})

test.each([new UsageError('it takes auto or dark'), new Failure(EXIT.failure, 'config', 'it cannot be written')])(
  'says what is wrong: $message',
  (error) => {
    expect(toldBy(failing(error))).toMatchObject([{ level: 'bad' }])
  },
)

test('a mistake of ours is not hushed up', () => {
  expect(() => toldBy(failing(new TypeError('undefined is no function')))).toThrow(TypeError)
})
