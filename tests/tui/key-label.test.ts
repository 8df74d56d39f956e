import { keyOf } from '../../src/tui/keys/label'
import { inCall, inSoundCall, online } from '../support/tui-scenes'

test('a text names the key that is meant first', () => {
  const { model } = online()
  expect(keyOf(model, 'people.call')).toBe('Enter')
  expect(keyOf(model, 'call.pause')).toBe('p')
  expect(keyOf(model, 'dialog.close', 'quit')).toBe('Esc')
  expect(keyOf(model, 'call.hangup-now', 'calling')).toBe('h')
  expect(keyOf({ ...model, language: 'pt' }, 'sound.talk')).toBe('Espaço')
})

test('who has chosen other keys reads of those', () => {
  const chosenKeys = [
    { action: 'call.resume', keys: ['C-g'] },
    { action: 'sound.mute', keys: ['x', 'y'] },
    { action: 'people.address', keys: [] },
  ] as const
  expect(inCall({ chosenKeys }).keys('r').model.notice?.text).toBeUndefined()
  expect(inCall({ chosenKeys }).agent({ type: 'held', by: 'us' }).keys('p').model.notice?.text).toBe(
    'You have paused already: Ctrl-G resumes.',
  )
  expect(inSoundCall({ chosenKeys }).keys('x').model.notice?.text).toContain('x unmutes.')
  expect(keyOf(online({ chosenKeys }).model, 'people.address')).toBe(':people.address')
})
