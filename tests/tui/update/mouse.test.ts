import { CALLS, Driver, inCall, inSoundCall, LOGIN_START, online } from '../../support/tui-scenes'

describe('a click', () => {
  it('on a hint does what its key does', () => {
    expect(inCall().click('h hang up').model.dialog.tag).toBe('hangup')
    const driver = inCall()
    driver.taken()
    expect(driver.click('p pause').taken()).toEqual([{ type: 'hold' }])
  })

  it.each(['middle', 'right'] as const)('of the %s button is none', (button) => {
    const driver = inCall()
    driver.taken()
    const event = { type: 'mouse', action: 'press', button, ...driver.cellOf('p pause') } as const
    expect(driver.send({ type: 'input', nowMs: driver.model.nowMs, event }).taken()).toEqual([])
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

describe('the wheel', () => {
  const wheel = (driver: Driver, to: 'up' | 'down', text: string): Driver => {
    const { x, y } = driver.cellOf(text)
    const event = { type: 'mouse' as const, action: `wheel-${to}` as const, x, y }
    return driver.send({ type: 'input', nowMs: driver.model.nowMs, event })
  }

  it('over the people moves among them, whatever has the keys', () => {
    const driver = online().keys('S-tab')
    expect(wheel(driver, 'down', 'marta').model.people.selected).toBe('eva')
    expect(driver.model.logFocused).toBe(true)
  })

  it('over the log scrolls it, and leaves the people alone', () => {
    const driver = online()
    const { selected } = driver.model.people
    for (let count = 0; count < 9; count++) driver.agent({ type: 'notice', level: 'info', text: `line ${count}` })
    expect(wheel(driver, 'up', 'Log').model.log.scroll).toBeGreaterThan(1)
    expect(driver.model.people.selected).toBe(selected)
    expect(wheel(driver, 'down', 'Log').model.log.scroll).toBe(0)
  })

  it('over the calls moves among them', () => {
    const driver = new Driver({ size: { columns: 100, rows: 30 } }).agent({ type: 'history', calls: CALLS })
    expect(wheel(driver, 'down', 'Calls').model.history.selected).toBe(CALLS[1]?.id)
  })

  it('over a menu moves through it, and nothing under it', () => {
    const driver = inSoundCall().keys(',')
    expect(wheel(driver, 'down', 'Speaker volume').model.dialog).toMatchObject({ tag: 'menu', row: 1 })
    const asked = online().keys('a')
    const { model } = asked
    expect(wheel(asked, 'down', 'marta').model).toEqual(model)
  })

  it('over the texts of a call scrolls them, and recalls nothing into the field', () => {
    const driver = inCall({ size: { columns: 120, rows: 36 } })
      .agent({ type: 'texts', carried: true })
      .keys('t')
    for (let count = 0; count < 40; count++) driver.type(`${count}`).keys('enter')
    expect(wheel(driver, 'up', 'Text').model.chat).toMatchObject({ scroll: 1, field: { before: '', after: '' } })
  })
})

describe('a click beside the rows', () => {
  it('gives the keys to the log, and back to the people', () => {
    const driver = online().click('Log')
    expect(driver.model.logFocused).toBe(true)
    expect(driver.click('People').model.logFocused).toBe(false)
  })

  it('gives the keys to the calls', () => {
    const driver = new Driver({ size: { columns: 100, rows: 30 } }).agent({ type: 'history', calls: CALLS })
    expect(driver.click('Calls').model.history.focused).toBe(true)
  })
})
