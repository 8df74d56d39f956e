import type { KeyPhase } from '../../../src/tui/display'
import type { Driver } from '../../support/tui-scenes'
import { inSoundCall, SOUND } from '../../support/tui-scenes'

const MUTED = { ...SOUND, settings: { ...SOUND.settings, muted: true } }
const OFF = { type: 'sound', settings: { muted: true } }
const ON = { type: 'sound', settings: { muted: false } }

const inHoldingCall = (sound = MUTED): Driver => {
  const driver = inSoundCall({ sound, keyReleases: true })
  driver.taken()
  return driver
}

const space = (driver: Driver, phase?: KeyPhase): Driver =>
  driver.send({
    type: 'input',
    nowMs: driver.model.nowMs,
    event: { type: 'key', name: 'space', text: ' ', ...(phase && { phase }) },
  })

const focus = (driver: Driver, focused: boolean): Driver =>
  driver.send({ type: 'input', nowMs: driver.model.nowMs, event: { type: 'focus', focused } })

describe('space on a terminal that tells releases', () => {
  it('is held to talk', () => {
    const driver = space(inHoldingCall(), 'press')
    expect(driver.taken()).toEqual([ON])
    space(space(driver.wait(400), 'repeat').wait(30), 'repeat')
    expect(driver.taken()).toEqual([])
    expect(driver.model.sound.settings.muted).toBe(false)
    space(driver, 'release')
    expect(driver.taken()).toEqual([OFF])
    expect(driver.model.sound.settings.muted).toBe(true)
  })

  it('mutes nobody who is not muted', () => {
    const driver = space(space(inHoldingCall(SOUND), 'press'), 'release')
    expect(driver.taken()).toEqual([])
    expect(driver.model.sound.settings.muted).toBe(false)
  })

  it('mutes again when the repeats stop and no release comes', () => {
    const driver = space(space(inHoldingCall(), 'press').wait(500), 'repeat')
    driver.taken()
    expect(driver.wait(1500).taken()).toEqual([])
    expect(driver.wait(1).taken()).toEqual([OFF])
    expect(space(driver, 'release').taken()).toEqual([])
  })

  it('may be held for long where keys do not repeat', () => {
    const driver = space(inHoldingCall(), 'press')
    driver.taken()
    expect(driver.wait(60_000).taken()).toEqual([])
    expect(space(driver, 'release').taken()).toEqual([OFF])
  })

  it('mutes again when the window loses the focus, not when it gets it', () => {
    const driver = space(inHoldingCall(), 'press')
    driver.taken()
    expect(focus(driver, true).taken()).toEqual([])
    expect(focus(driver, false).taken()).toEqual([OFF])
    expect(focus(driver, false).taken()).toEqual([])
  })

  it('leaves nobody open after the call, on suspension, and when muted from elsewhere', () => {
    const ended = space(inHoldingCall(), 'press')
    ended.taken()
    expect(ended.agent({ type: 'ended', reason: 'hangup', nick: 'luis' }).taken()).toEqual([OFF])

    const suspended = space(inHoldingCall(), 'press')
    suspended.taken()
    expect(suspended.keys('C-z').taken()).toEqual([OFF, { type: 'hold' }, { type: 'suspend' }])

    const muted = space(inHoldingCall(), 'press').agent({ type: 'muted', muted: true })
    muted.taken()
    expect(space(muted, 'release').taken()).toEqual([])
    expect(muted.model.sound.settings.muted).toBe(true)
  })

  it('ends with m: who unmutes for good meanwhile must press it again', () => {
    const driver = space(inHoldingCall(), 'press').keys('m')
    expect(driver.taken()).toEqual([ON, OFF])
    expect(space(driver, 'release').taken()).toEqual([])
  })

  it('does nothing where it comes from no key that could be released', () => {
    expect(space(inHoldingCall()).taken()).toEqual([])
  })

  it('is no press when another key goes up', () => {
    const driver = inHoldingCall()
    const event = { type: 'key' as const, name: 'h', text: 'h', phase: 'release' as const }
    driver.send({ type: 'input', nowMs: driver.model.nowMs, event })
    expect(driver.model.dialog.tag).toBe('none')
  })
})

test('on a terminal that tells none space toggles', () => {
  const driver = inSoundCall()
  driver.taken()
  expect(space(driver).taken()).toEqual([OFF])
  expect(driver.wait(10_000).taken()).toEqual([])
  expect(space(driver).taken()).toEqual([ON])
})

test('without a microphone nobody is told to be heard', () => {
  const label = 'There is no microphone on this machine. You are not heard.'
  const driver = inSoundCall({ sound: SOUND }).agent({ type: 'device', which: 'microphone', state: 'failed', label })
  expect(driver.keys('m').model.notice?.text).toContain('muted')
  expect(driver.keys('m').model.notice).toMatchObject({ level: 'bad', text: label })
  const holding = space(inHoldingCall().agent({ type: 'device', which: 'microphone', state: 'failed', label }), 'press')
  expect(holding.model.notice?.text).toBe(label)
})
