import type { AgentEvent } from '../../../src/tui/message'
import { interpret } from '../../../src/tui/plain/interpret'
import { narrate } from '../../../src/tui/plain/narrate'
import { view } from '../../../src/tui/view/view'
import { windowTitle } from '../../../src/tui/view/window-title'
import { inCall, online, type Driver } from '../../support/tui-scenes'

const ON = { type: 'preview', on: true }
const OFF = { type: 'preview', on: false }
const RING = { type: 'incoming', nick: 'bob', protocol: 'v0', address: '10.0.0.9:1', ringForMs: 30_000 } as const
const ANSWERED: AgentEvent = { type: 'answered', nick: 'bob', protocol: 'v0', address: '10.0.0.9:1' }

const figures = (width = 320): AgentEvent => ({
  type: 'preview',
  figures: {
    fps: 24.7,
    kbps: 1500,
    inForce: { width, height: (width * 3) / 4, quality: 70, fps: 25, automatic: [], pictureBytes: 7500 },
  },
})

const camera = { source: { kind: 'camera', index: 0 } } as const
/** On the people's screen; what was wanted until then is taken. */
const here = (): Driver => {
  const driver = online(camera)
  driver.taken()
  return driver
}
const looking = (): Driver => here().keys('p')
const mine = ({ model }: Driver) => view(model).panes.find(({ kind }) => kind === 'mine')

describe('our own picture outside of calls', () => {
  it('opens and closes with p, and closes with Esc', () => {
    const driver = looking()
    expect(driver.taken()).toEqual([ON])
    expect(mine(driver)?.title).toBe('Only you see this')
    driver.keys('p')
    expect(driver.taken()).toEqual([OFF])
    expect(mine(driver)).toBeUndefined()
    driver.keys('p', 'escape', 'escape')
    expect(driver.taken()).toEqual([ON, OFF])
  })

  it('says in the title of the window that a camera runs', () => {
    const driver = looking()
    expect(windowTitle(driver.model)).toBe('vcall: ● camera on, only for you')
    expect(windowTitle(driver.agent(RING).model)).toMatch(/bob.* · ● camera on, only for you$/)
    expect(windowTitle(driver.agent({ type: 'ended', reason: 'busy', nick: 'bob' }).keys('c').model)).toBe(
      'vcall: ● your picture, only for you',
    )
    expect(windowTitle(driver.keys('p').model)).toBe('vcall')
  })

  it('is over when a call is answered, and does not come back after it', () => {
    const driver = looking().agent(RING)
    driver.taken()
    expect(mine(driver)).toBeDefined()
    driver.agent(ANSWERED)
    expect(driver.taken()).toEqual([OFF])
    driver.agent({ type: 'ended', reason: 'remote-hangup', nick: 'bob' })
    expect([mine(driver), driver.taken()]).toEqual([undefined, []])
  })

  it('stays beneath a call that rings and is declined', () => {
    const driver = looking().agent(RING).wait(2000).keys('d').agent({ type: 'ended', reason: 'denied', nick: 'bob' })
    expect(driver.taken()).toEqual([
      ON,
      { type: 'bell', notice: expect.anything() },
      { type: 'reject', reason: 'denied' },
    ])
    expect(mine(driver)).toBeDefined()
  })

  it('is over when nobody is before the screen, when the session is over, and when its process died for good', () => {
    const driver = looking()
    driver.taken()
    driver.send({ type: 'input', event: { type: 'suspend' }, nowMs: driver.model.nowMs })
    expect([mine(driver), driver.taken()]).toEqual([undefined, [OFF]])
    driver.keys('p').agent({ type: 'preview' })
    expect([mine(driver), driver.taken()]).toEqual([undefined, [ON, OFF]])
    driver.keys('p').agent({ type: 'logged-out' })
    expect([driver.model.preview, driver.taken()]).toEqual([undefined, [ON, OFF]])
  })

  it('late figures of one that is over open none', () => {
    const driver = here().agent(figures())
    expect([mine(driver), driver.taken()]).toEqual([undefined, []])
  })

  it('is not there in a call, where one is seen beside the other, nor where there are no pictures', () => {
    const call = inCall(camera)
    call.taken()
    expect(call.send({ type: 'line', text: 'preview on', nowMs: call.model.nowMs }).taken()).toEqual([])
    expect(call.model.notice?.text).toBe('In a call you see yourself beside the other one.')
    const sound = here().agent({ type: 'pictures', carried: false }).keys('p')
    expect([sound.taken(), sound.model.notice?.text]).toEqual([[], 'sound alone: this system has no pictures'])
  })

  it('is asked for by a word, twice the same as once', () => {
    const driver = here()
    const say = (text: string) => driver.send({ type: 'line', text, nowMs: driver.model.nowMs }).taken()
    expect([say('preview on'), say('preview on'), say('preview'), say('preview off')]).toEqual([[ON], [], [OFF], []])
    say('preview maybe')
    expect(driver.model.notice?.text).toContain('on, off')
  })

  it('has the quality measured while its menu is open', () => {
    const driver = looking().agent(figures())
    driver.taken()
    driver.keys('Q')
    expect(driver.taken()).toMatchObject([{ type: 'measure', sizes: [{ width: 320, height: 240 }, {}, {}] }])
    expect(driver.agent(figures(160)).taken()).toMatchObject([{ type: 'measure', sizes: [{ width: 160 }, {}, {}] }])
    expect(driver.keys('escape').agent(figures()).taken()).toEqual([])
  })

  it('no menu lies over it at the least size', () => {
    for (const key of ['v', 'Q', 'F']) {
      const driver = looking().agent(figures()).resize({ columns: 60, rows: 18 }).keys(key)
      const menu = view(driver.model).panes.find(({ id }) => id === 'menu')
      expect((menu?.x ?? 99) + (menu?.width ?? 99)).toBeLessThanOrEqual(mine(driver)?.x ?? 0)
      expect(mine(driver)?.width).toBeGreaterThanOrEqual(16)
    }
  })

  it('that fails says so over the picture, until the camera works again', () => {
    const driver = looking().agent({ type: 'source', state: 'failed', label: 'It is gone.', source: camera.source })
    expect(driver.model.sending.trouble).toBe('no picture')
    driver.agent({ type: 'source', state: 'ready', label: 'camera 0', source: camera.source })
    expect(driver.model.sending.trouble).toBeUndefined()
  })
})

describe('in plain lines', () => {
  it('is told in words: once, and when it is another', () => {
    const driver = online(camera).agent({ type: 'source', state: 'ready', label: 'camera 0', source: camera.source })
    expect(interpret(driver.model, 'preview').tell).toEqual([{ type: 'line', text: 'preview' }])
    const told = (...events: readonly AgentEvent[]): readonly string[] =>
      events.flatMap((event) => {
        const before = driver.model
        return narrate(before, driver.agent(event).model)
      })
    driver.keys('p')
    expect(told(figures(640), figures(640), figures(160))).toEqual([
      'Your picture: 640x480, 25 fps, camera 0. Nobody else sees it; preview off ends it.',
      'Your picture: 160x120, 25 fps, camera 0. Nobody else sees it; preview off ends it.',
    ])
    const before = driver.model
    expect(narrate(before, driver.keys('p').model)).toEqual(['Your picture is off again.'])
  })
})
