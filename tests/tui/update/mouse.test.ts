import { Driver, inCall, inSoundCall, LOGIN_START, online } from '../../support/tui-scenes'

describe('a click', () => {
  it('on a hint does what its key does', () => {
    expect(inCall().click('h hang up').model.dialog.tag).toBe('hangup')
    const driver = inCall()
    driver.taken()
    expect(driver.click('p pause').taken()).toEqual([{ type: 'hold' }])
  })

  it('on somebody selects them; on the same one again soon it calls', () => {
    const driver = online()
    driver.taken()
    expect(driver.click('marta').model.people.selected).toBe('marta')
    expect(driver.taken()).toEqual([])
    expect(driver.wait(200).click('▸ marta').taken()).toEqual([{ type: 'call', target: 'marta' }])
  })

  it('on the same one after a while only selects', () => {
    const driver = online().click('marta').wait(800)
    driver.taken()
    expect(driver.click('▸ marta').taken()).toEqual([])
  })

  it('under a dialog does nothing', () => {
    const asked = inCall().keys('h')
    expect(asked.click('luis').model).toEqual(asked.model)
    const menu = inSoundCall().keys(',')
    const before = menu.model.people.selected
    expect(menu.click('● LIVE').model.people.selected).toBe(before)
    expect(online().keys('a').click('marta').model.people.selected).not.toBe('marta')
  })

  it('on a row of a menu selects it, and on its arrows turns it', () => {
    const driver = inSoundCall().keys(',').click('Speaker volume')
    expect(driver.model.dialog).toMatchObject({ tag: 'menu', row: 3 })
    driver.taken()
    expect(driver.click('›').taken()).toMatchObject([{ type: 'sound', settings: { outputVolume: 1.1 } }])
    expect(driver.click('‹').taken()).toMatchObject([{ type: 'sound', settings: { outputVolume: 1 } }])
  })

  it('on a field of the log in goes there', () => {
    expect(new Driver(LOGIN_START).click('Server').model.login?.focus).toBe('server')
  })

  it('on ours in the corner moves it on', () => {
    const driver = inCall().keys('W')
    expect(driver.model.corner).toBe('bottom-right')
    expect(driver.click('You').model.corner).toBe('bottom-left')
  })

  it('with another button does nothing', () => {
    const driver = inCall()
    const { model } = driver
    driver.send({
      type: 'input',
      nowMs: model.nowMs,
      event: { type: 'mouse', action: 'press', button: 'right', x: 2, y: 23 },
    })
    expect(driver.model.dialog.tag).toBe('none')
  })
})

it('the wheel scrolls what has the keys', () => {
  const driver = online()
  const { selected } = driver.model.people
  driver.send({ type: 'input', nowMs: driver.model.nowMs, event: { type: 'mouse', action: 'wheel-down', x: 5, y: 5 } })
  expect(driver.model.people.selected).not.toBe(selected)
})
