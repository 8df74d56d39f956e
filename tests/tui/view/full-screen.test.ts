import { view } from '../../../src/tui/view/view'
import { sceneText } from '../../support/scene-text'
import { inCall, type Driver } from '../../support/tui-scenes'

const last = ({ model }: Driver): string => sceneText(view(model), model.size).trimEnd().split('\n').at(-1) ?? ''

test('over the full screen the help says how it is left', () => {
  const driver = inCall().keys('z').wait(9000)
  expect(last(driver)).not.toContain('h hang up')
  expect(last(driver.keys('?'))).toContain('Esc close')
  expect(last(driver.keys('escape'))).not.toContain('Esc')
})

test('Esc leaves the full screen, and what it covered is there again', () => {
  const driver = inCall().keys('i', 'z')
  expect(driver.model.fullScreen).toBe(true)
  expect(driver.keys('escape').model).toMatchObject({ fullScreen: false, statistics: { page: 0 } })
  expect(driver.keys('escape').model.statistics).toBeUndefined()
})
