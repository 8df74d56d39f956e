import type { EndReason } from '../../../src/protocol/call/state'
import type { Call } from '../../../src/tui/call'
import type { AgentEvent } from '../../../src/tui/message'
import { view } from '../../../src/tui/view/view'
import { answered, type Driver, inCall, online, SOUND, statsEvent } from '../../support/tui-scenes'

const CALLING: AgentEvent = { type: 'calling', nick: 'luis', address: '10.0.0.7:5001', ringForMs: 35_000 }
const INCOMING: AgentEvent = {
  type: 'incoming',
  nick: 'ma\u001b]0;rta\u0007',
  protocol: 'v0',
  address: '10.0.0.9:5001',
  ringForMs: 30_000,
}

const fresh = (driver: Driver): Driver => {
  driver.taken()
  return driver
}
const called = () => fresh(online()).wait(5000).agent(INCOMING)
const calling = () => fresh(online()).agent(CALLING)
const live = () => fresh(inCall())
const tag = (driver: Driver): Call['tag'] => driver.model.call.tag

describe('ringing out', () => {
  test.each(['h', 'escape'])('%s gives up', (key) => {
    const driver = calling().keys(key)
    expect(driver.taken()).toEqual([{ type: 'hangup' }])
    driver.agent({ type: 'ended', reason: 'hangup', nick: 'luis' })
    expect(tag(driver)).toBe('none')
    expect(driver.model.notice?.text).toBe('You gave up calling luis.')
  })

  test('what was said of the call before is no more', () => {
    const declined = online().agent({ type: 'calling', nick: 'luis', ringForMs: 1000 })
    declined.agent({ type: 'ended', reason: 'denied', nick: 'luis' })
    expect(declined.model.notice).toBeDefined()
    expect(declined.agent({ type: 'calling', nick: 'bob', ringForMs: 1000 }).model.notice).toBeUndefined()
  })

  test('other keys do nothing, Ctrl-C gets out', () => {
    expect(calling().type('qarp').keys('enter').taken()).toEqual([])
    expect(calling().keys('C-c').taken()).toEqual([{ type: 'quit' }])
  })
})

test('the title of the window says that one is live, and what is not heard or seen', () => {
  const titled = (...keys: readonly string[]): string => view(live().keys(...keys).model).title
  expect(titled()).toBe('vcall: ● LIVE luis')
  const held = live().agent({ type: 'held', by: 'us' }, { type: 'held', by: 'them' })
  expect(view(held.model).title).toBe('vcall: ● LIVE luis · paused by both')
})

describe('somebody calls', () => {
  test('it rings the bell, and the name is clean', () => {
    const driver = called()
    const notice = { title: 'vcall: ma]0;rta calls', body: '10.0.0.9:5001' }
    expect(driver.taken()).toContainEqual({ type: 'bell', notice })
    expect(driver.model.call).toMatchObject({ tag: 'incoming', peer: { name: 'ma]0;rta' } })
  })

  test.each([
    ['enter', { type: 'accept' }],
    ['a', { type: 'accept' }],
    ['d', { type: 'reject', reason: 'denied' }],
    ['b', { type: 'reject', reason: 'busy' }],
  ])('%s', (key, command) => {
    expect(fresh(called()).keys(key).taken()).toEqual([command])
  })

  test('other keys do nothing, also those of what lies below', () => {
    expect(fresh(called()).type('qjr/?h').keys('escape').taken()).toEqual([])
  })

  test('who is typing does not answer by accident', () => {
    const driver = fresh(online()).keys('/').type('ma').agent(INCOMING)
    driver.taken()
    driver.keys('enter').wait(500).keys('a').wait(500).keys('enter')
    expect(driver.taken()).toEqual([])
    driver.wait(800).keys('enter')
    expect(driver.taken()).toEqual([{ type: 'accept' }])
  })

  test('declined: back to what was there before', () => {
    const driver = online().keys('a').type('home').wait(5000).agent(INCOMING).keys('d')
    driver.agent({ type: 'ended', reason: 'hangup', nick: 'marta' }).type(':1')
    expect(driver.model.dialog).toMatchObject({ tag: 'prompt', field: { before: 'home:1' } })
  })

  test('why nobody could be called is not said in two sentences, one inside the other', () => {
    const driver = online().keys('enter')
    driver.agent({ type: 'calling', nick: 'luis', ringForMs: 35_000 })
    driver.agent({
      type: 'ended',
      reason: 'unreachable',
      nick: 'luis',
      detail: 'home:8000 does not answer. Try again.',
    })
    expect(driver.model.notice?.text).toBe('No call to luis. home:8000 does not answer. Try again.')
  })

  test('answered by itself: nobody is asked', () => {
    const driver = fresh(online({ answering: 'accept' })).agent(INCOMING)
    expect(tag(driver)).toBe('none')
    expect(driver.taken()).toEqual([])
    driver.agent({ type: 'answered', nick: 'marta', protocol: 'v0', address: 'h:1' })
    expect(tag(driver)).toBe('live')
  })

  test('one that came while we were busy is noted', () => {
    const driver = live().agent({ type: 'missed', nick: 'bob' })
    expect(driver.model.notice?.text).toBe('bob called and was told that you are busy.')
    expect(tag(driver)).toBe('live')
  })
})

describe('pause', () => {
  test('p asks for it, and it counts when the agent says so', () => {
    const driver = live().keys('p')
    expect(driver.taken()).toEqual([{ type: 'hold' }])
    expect(driver.model.call).toMatchObject({ heldByUs: false })
    driver.agent({ type: 'held', by: 'us' })
    expect(driver.model.call).toMatchObject({ heldByUs: true, heldByThem: false })
  })

  test('p twice and r at the wrong time say what is the matter', () => {
    const driver = live().keys('r')
    expect(driver.model.notice?.text).toMatch(/not paused/)
    driver.agent({ type: 'held', by: 'them' }).keys('r')
    expect(driver.model.notice?.text).toMatch(/only luis can resume/)
    driver.agent({ type: 'held', by: 'us' }).keys('p')
    expect(driver.model.notice?.text).toMatch(/already/)
    expect(driver.taken()).toEqual([])
    expect(driver.keys('r').taken()).toEqual([{ type: 'resume' }])
  })

  test('both flags live apart', () => {
    const driver = live().agent({ type: 'held', by: 'us' }, { type: 'held', by: 'them' }, { type: 'resumed', by: 'us' })
    expect(driver.model.call).toMatchObject({ heldByUs: false, heldByThem: true })
  })

  test('Ctrl-Z pauses and stops the program; nothing resumes by itself', () => {
    const driver = live().keys('C-z')
    expect(driver.taken()).toEqual([{ type: 'hold' }, { type: 'suspend' }])
    driver.agent({ type: 'held', by: 'us' })
    driver.send({ type: 'input', nowMs: driver.model.nowMs, event: { type: 'continue' } })
    expect(driver.taken()).toEqual([])
    expect(driver.model.notice?.text).toMatch(/r resumes/)
    expect(driver.keys('C-z').taken()).toEqual([{ type: 'suspend' }])
  })

  test('who has resumed is not told any more that the call is paused', () => {
    const paused = (): Driver => live().agent({ type: 'held', by: 'us' })
    const back = paused()
    back.send({ type: 'input', nowMs: back.model.nowMs, event: { type: 'continue' } })
    expect(back.agent({ type: 'resumed', by: 'us' }).model.notice).toBeUndefined()
    expect(paused().keys('p').model.notice).toBeDefined()
    expect(paused().keys('p').agent({ type: 'resumed', by: 'us' }).model.notice).toBeUndefined()
    expect(paused().keys('c').agent({ type: 'resumed', by: 'us' }).model.notice).toBeDefined()
  })

  test('stopped from outside: the other one sees a pause too', () => {
    const driver = live()
    driver.send({ type: 'input', nowMs: driver.model.nowMs, event: { type: 'suspend' } })
    expect(driver.taken()).toEqual([{ type: 'hold' }])
  })
})

describe('in the call', () => {
  test('h asks once', () => {
    const driver = live().keys('h')
    expect(driver.taken()).toEqual([])
    expect(driver.keys('h').taken()).toEqual([{ type: 'hangup' }])
    for (const yes of ['y', 'enter']) expect(live().keys('h', yes).taken()).toEqual([{ type: 'hangup' }])
    for (const no of ['n', 'escape']) {
      const back = live().keys('h', no)
      expect(back.taken()).toEqual([])
      expect(back.model.dialog.tag).toBe('none')
    }
  })

  test('c, + and - tell the agent, within bounds', () => {
    expect(live().keys('c').taken()).toEqual([{ type: 'camera', on: false }])
    expect(live().keys('c', 'c').taken()).toEqual([
      { type: 'camera', on: false },
      { type: 'camera', on: true },
    ])
    const up = live().keys('+', '=', '+', '+')
    expect(up.taken().map((command) => 'quality' in command && command.quality)).toEqual([80, 90, 100, 100])
    const down = live()
    for (let at = 0; at < 12; at++) down.keys('-')
    expect(down.model.sending.quality).toBe(10)
  })

  test('s, l, z', () => {
    const driver = live().keys('s')
    expect(driver.taken()).toEqual([{ type: 'snapshot' }])
    driver.agent({ type: 'snapshot', path: 'vcall-luis.png' })
    expect(driver.model.notice).toMatchObject({ level: 'good', text: 'Their picture was saved to vcall-luis.png' })
    driver.agent({
      type: 'snapshot',
      path: '',
      error: 'No snapshot: vcall-luis.png was not written, the disk is full.',
    })
    expect(driver.model.notice?.text).toBe('No snapshot: vcall-luis.png was not written, the disk is full.')
    expect(driver.keys('l').model.logShown).toBe(true)
    expect(driver.keys('z').model.fullScreen).toBe(true)
    expect(driver.keys('z').model.fullScreen).toBe(false)
  })

  test('a source that does not work is told with the key that chooses another one', () => {
    const driver = live().agent({
      type: 'source',
      state: 'failed',
      label: 'No camera. You are seen as a still picture.',
    })
    expect(driver.model.notice?.text).toBe('No camera. You are seen as a still picture. v chooses another source.')
  })

  test('f fills their box with their picture, in the next call too, and f shows all of it again', () => {
    const driver = live()
    const fits = (): unknown =>
      view(driver.model)
        .panes.filter((pane) => pane.kind !== 'text')
        .map((pane) => pane.fit)
    expect(fits()).toEqual(['letterbox', undefined])
    expect(driver.keys('f').model.notice?.text).toBe('Their picture fills its box: its edges are cut off.')
    expect(fits()).toEqual(['fill', undefined])
    driver.keys('z')
    expect(fits()).toEqual(['fill'])
    driver.keys('z').agent({ type: 'ended', reason: 'remote-hangup', nick: 'luis' })
    expect(driver.model.fit).toBe('fill')
    const again = live().keys('f', 'f')
    expect(again.model.notice?.text).toBe('All of their picture is shown.')
    expect(again.model.fit).toBe('letterbox')
  })

  test('q and Ctrl-C ask; Ctrl-C a second time gets out', () => {
    expect(live().keys('q').taken()).toEqual([])
    expect(live().keys('q', 'escape', 'q', 'y').taken()).toEqual([{ type: 'quit' }])
    expect(live().keys('C-c').taken()).toEqual([])
    expect(live().keys('C-c', 'C-c').taken()).toEqual([{ type: 'quit' }])
  })

  test('a question dies with its call', () => {
    const driver = live().keys('h').agent({ type: 'ended', reason: 'remote-hangup', nick: 'luis' })
    expect(driver.model.dialog.tag).toBe('none')
    expect(driver.keys('h').taken()).toEqual([])
  })

  test('a terminal that is too small leaves the call in reach', () => {
    const driver = live().resize({ columns: 20, rows: 5 }).keys('?')
    expect(driver.keys('h', 'h').taken()).toEqual([{ type: 'hangup' }])
  })

  test('figures of a call that is over change nothing', () => {
    const driver = live().agent({ type: 'ended', reason: 'hangup', nick: 'luis' })
    const { model } = driver
    expect(driver.agent(statsEvent(5), { type: 'picture', which: 'theirs' }).model).toEqual(model)
  })
})

describe('why a call ended is said in words', () => {
  const reasons: readonly EndReason[] = [
    'hangup',
    'remote-hangup',
    'denied',
    'busy',
    'no-answer',
    'unreachable',
    'unknown-user',
    'connection-lost',
    'error',
  ]
  const phases: readonly (readonly [string, () => Driver])[] = [
    ['ringing out', calling],
    ['ringing in', called],
    ['on', live],
    ['unseen', () => fresh(online())],
  ]

  test.each(phases)('%s', (_, start) => {
    const texts = reasons.map((reason) => {
      const driver = start().agent({ type: 'ended', reason, nick: 'luis', detail: 'because\u001b[1m of rain' })
      expect(tag(driver)).toBe('none')
      expect(driver.model.notice?.text).toMatch(/luis|ma\]0;rta/)
      return driver.model.notice?.text
    })
    expect(texts).toMatchSnapshot()
  })

  test('long enough to be read', () => {
    const driver = live().agent({ type: 'ended', reason: 'busy', nick: 'luis' }).wait(50_000)
    expect(driver.model.notice).toBeDefined()
  })
})

describe('their picture', () => {
  test('is missed after a while, and not while it cannot come', () => {
    const driver = answered()
    const words = (): string => JSON.stringify(driver.model.call)
    expect(words()).not.toContain('theirsAtMs')
    driver.agent({ type: 'picture', which: 'theirs' })
    expect(words()).toContain('theirsAtMs')
  })
})

describe('a call with sound alone', () => {
  const rung = { type: 'incoming', nick: 'marta', protocol: 'v1', address: '10.0.0.9:5001', ringForMs: 30_000 } as const
  const over = { type: 'ended', reason: 'remote-hangup', nick: 'marta' } as const

  it('leaves the camera as it was, when it is over', () => {
    const driver = online({ sound: SOUND }).wait(5000).agent(rung).keys('s')
    expect(driver.taken()).toContainEqual({ type: 'camera', on: false })
    driver.agent(over)
    expect(driver.taken()).toContainEqual({ type: 'camera', on: true })
    expect(driver.model.sending.cameraOn).toBe(true)
  })

  it('leaves it off who had it off before, or turned it off meanwhile', () => {
    const off = online({ sound: SOUND, cameraOn: false }).wait(5000).agent(rung).keys('s').agent(over)
    expect(off.model.sending.cameraOn).toBe(false)
    const answered = { ...rung, type: 'answered' } as const
    const meanwhile = online({ sound: SOUND })
      .wait(5000)
      .agent(rung)
      .keys('s')
      .agent(answered)
      .keys('c', 'c')
      .agent(over)
    expect(meanwhile.model.sending.cameraOn).toBe(false)
  })
})
