import { BOB, Scene } from '../../support/scene'

/** ana has called bob, and waits. */
const calling = (): Scene => {
  const scene = new Scene()
  scene.invite()
  scene.connected('to-1')
  scene.actions()
  return scene
}

test('connects to the registered port and says CALLING in one text', () => {
  const scene = new Scene()
  scene.invite()
  expect(scene.actions()).toEqual(['connect to-1 10.0.0.2:6200'])
  scene.connected('to-1')
  expect(scene.actions()).toEqual(['write to-1 CALLING ana 5001'])
  scene.wait(60_000)
  expect(scene.actions()).toEqual([])
})

test('family A: accepted on the CALLING connection, which stays the one of the call', () => {
  const scene = calling()
  scene.says('to-1', 'CALL_ACCEPTED bob 6200')
  expect(scene.heard()).toEqual([
    { type: 'accepted', call: 'out1', nick: 'bob', remote: { video: { host: '10.0.0.2', port: 6200 } } },
  ])
  scene.wait(1000)
  scene.user({ type: 'hold', call: 'out1' })
  expect(scene.actions()).toEqual(['write to-1 CALL_HOLD ana'])
})

test('family B: accepted and closed; the call goes on with new connections', () => {
  const scene = calling()
  scene.says('to-1', 'CALL_ACCEPTED bob 45475', 0)
  scene.ends('to-1')
  expect(scene.news()).toEqual(['accepted'])
  scene.actions()
  scene.user({ type: 'hold', call: 'out1' })
  expect(scene.actions()).toEqual(['connect to-2 10.0.0.2:6200'])
})

test('family C: accepted on a new connection; the CALLING connection is closed', () => {
  const scene = calling()
  scene.sends('from-1', 'CALL_ACCEPTED bob 6200')
  expect(scene.news()).toEqual(['accepted'])
  expect(scene.actions()).toEqual(['close to-1', 'close from-1'])
})

test.each([
  ['CALL_DENIED bob', 'denied'],
  ['CALL_DENIED ana', 'denied'],
  ['CALL_DENIED', 'denied'],
  ['CALL_BUSY', 'busy'],
  ['CALL_BUSY bob', 'busy'],
  ['CALL_BUSY bobCALL_ACCEPTED bob 6200', 'busy'],
  ['CALL_ACCEPTED bob', 'error'],
])('%s on either connection: refused as %s', (text, reason) => {
  const same = calling()
  same.says('to-1', text)
  const other = calling()
  other.sends('from-1', text)
  for (const scene of [same, other]) expect(scene.heard()).toMatchObject([{ type: 'refused', call: 'out1', reason }])
})

test('the end of file before an answer is no failure', () => {
  const scene = calling()
  scene.ends('to-1')
  scene.wait(20_000)
  expect(scene.news()).toEqual([])
  scene.sends('from-1', 'CALL_ACCEPTED bob 6200')
  expect(scene.news()).toEqual(['accepted'])
})

test('a reset is busy or unreachable, but only after two seconds', () => {
  const scene = calling()
  scene.resets('to-1')
  scene.wait(1999)
  expect(scene.news()).toEqual([])
  scene.wait(1)
  expect(scene.heard()).toMatchObject([{ type: 'refused', reason: 'busy', detail: expect.stringContaining('reset') }])
})

test('a reset after the end of file tells nothing more', () => {
  const scene = calling()
  scene.ends('to-1')
  scene.resets('to-1')
  scene.wait(5000)
  expect(scene.news()).toEqual([])
})

test('an answer that follows a reset on a new connection counts', () => {
  const scene = calling()
  scene.resets('to-1')
  scene.wait(1000)
  scene.sends('from-1', 'CALL_ACCEPTED bob 6200')
  scene.wait(5000)
  expect(scene.news()).toEqual(['accepted'])
})

test('an answer on a new connection that could belong to either of two calls is none', () => {
  const scene = calling()
  scene.invite('out2', { host: '10.0.0.3', port: 6200, nick: 'carl' })
  scene.connected('to-2', '10.0.0.3')
  scene.sends('from-1', 'CALL_DENIED bob')
  expect(scene.news()).toEqual([])
  scene.says('to-2', 'CALL_DENIED carl')
  expect(scene.heard()).toMatchObject([{ type: 'refused', call: 'out2' }])
})

test('only the first message of a new connection is an answer', () => {
  const scene = calling()
  scene.comes('from-1')
  scene.says('from-1', 'Ok')
  scene.says('from-1', 'CALL_ACCEPTED bob 6200')
  expect(scene.news()).toEqual([])
})

test('nobody there, or no answer to the connection: unreachable', () => {
  const refused = new Scene()
  refused.invite()
  refused.take({ type: 'connect-failed', link: 'to-1', detail: 'ECONNREFUSED' })
  expect(refused.heard()).toMatchObject([{ type: 'refused', reason: 'unreachable', detail: 'ECONNREFUSED' }])
  const silent = new Scene()
  silent.invite()
  silent.wait(8000)
  expect(silent.heard()).toMatchObject([{ type: 'refused', reason: 'unreachable' }])
  expect(silent.actions()).toContain('close to-1')
})

test('a call is not repeated within two seconds to the same peer; others are called at once', () => {
  const scene = calling()
  scene.says('to-1', 'CALL_BUSY')
  scene.invite('out2')
  scene.invite('out3', { host: '10.0.0.3', port: 6200 })
  expect(scene.actions()).toEqual(['finish to-1', 'close to-1', 'connect to-2 10.0.0.3:6200'])
  scene.wait(2000)
  expect(scene.actions()).toEqual([])
  scene.wait(300)
  expect(scene.actions()).toContain('connect to-3 10.0.0.2:6200')
})

test('giving up before the delayed call was made says nothing at all', () => {
  const scene = calling()
  scene.says('to-1', 'CALL_DENIED bob')
  scene.ends('to-1')
  scene.invite('out2')
  scene.actions()
  scene.user({ type: 'cancel', call: 'out2' })
  scene.wait(10_000)
  expect(scene.actions()).toEqual([])
})

describe('given up', () => {
  const givenUp = (): Scene => {
    const scene = calling()
    scene.wait(35_000)
    scene.user({ type: 'cancel', call: 'out1' })
    return scene
  }

  test('the connection is shut down and read on for a while', () => {
    const scene = givenUp()
    expect(scene.actions()).toEqual(['finish to-1'])
    scene.wait(6000)
    expect(scene.actions()).toEqual(['close to-1'])
    expect(scene.news()).toEqual([])
  })

  test('at once: the connection is kept until its end cannot be taken for that of a caller who waits', () => {
    const scene = calling()
    scene.user({ type: 'cancel', call: 'out1' })
    scene.wait(500)
    expect(scene.actions()).toEqual([])
    scene.wait(100)
    expect(scene.actions()).toEqual(['finish to-1'])
    scene.ends('to-1')
    expect(scene.actions()).toEqual(['close to-1'])
  })

  test.each([
    ['is read while our half is open', 450, 80],
    ['waits for its pause when our half would end', 590, 10],
  ])('at once, and the acceptance %s: it is ended, or the peer would talk to nobody', (_how, atMs, pauseMs) => {
    const scene = calling()
    scene.user({ type: 'cancel', call: 'out1' })
    scene.wait(atMs)
    scene.says('to-1', 'CALL_ACCEPTED bob 6200', pauseMs)
    expect(scene.actions()).toEqual(['close to-1', 'connect to-2 10.0.0.2:6200'])
    scene.connected('to-2')
    expect(scene.actions()).toEqual(['write to-2 CALL_END ana', 'finish to-2'])
    expect(scene.agent.isIdle).toBe(false)
    scene.ends('to-2')
    expect(scene.agent.isIdle).toBe(true)
  })

  test('an acceptance that crossed keeps us until it is known whether the peer has seen us go', () => {
    const scene = givenUp()
    expect(scene.agent.isIdle).toBe(true)
    scene.says('to-1', 'CALL_ACCEPTED bob 6200')
    expect(scene.agent.isIdle).toBe(false)
    scene.ends('to-1')
    expect(scene.agent.isIdle).toBe(true)
  })

  test('an acceptance on a new connection is ended once', () => {
    const scene = givenUp()
    scene.ends('to-1')
    scene.wait(10_000)
    scene.actions()
    scene.sends('from-1', 'CALL_ACCEPTED bob 6200')
    expect(scene.actions()).toEqual(['connect to-2 10.0.0.2:6200', 'close from-1'])
    scene.connected('to-2')
    expect(scene.actions()).toEqual(['write to-2 CALL_END ana', 'finish to-2'])
    scene.wait(1000)
    scene.sends('from-2', 'CALL_ACCEPTED bob 6200')
    expect(scene.actions()).toEqual(['close to-2', 'close from-2'])
    expect(scene.news()).toEqual([])
  })

  test('an acceptance that crossed on the connection is ended when the peer has not seen us go', () => {
    const scene = givenUp()
    scene.says('to-1', 'CALL_ACCEPTED bob 6200')
    scene.actions()
    scene.wait(1000)
    expect(scene.actions()).toEqual(['close to-1', 'connect to-2 10.0.0.2:6200'])
  })

  test('one who has seen us go hears nothing: a stray CALL_END would deafen some', () => {
    const scene = givenUp()
    scene.says('to-1', 'CALL_ACCEPTED bob 6200')
    scene.ends('to-1')
    scene.actions()
    scene.wait(10_000)
    expect(scene.actions()).toEqual([])
  })

  test('video without a call is ended once', () => {
    const scene = givenUp()
    scene.ends('to-1')
    scene.actions()
    const stray = { type: 'stray-media', from: { host: BOB.host, port: 50_000 } } as const
    scene.take(stray)
    expect(scene.actions()).toEqual([])
    scene.wait(2000)
    scene.take(stray)
    scene.take(stray)
    expect(scene.actions()).toEqual(['connect to-2 10.0.0.2:6200'])
  })

  test('video of a stranger, or of one of several at an address, ends nothing', () => {
    const scene = givenUp()
    scene.invite('out2', { ...BOB, port: 6300 })
    scene.connected('to-2')
    scene.user({ type: 'cancel', call: 'out2' })
    scene.wait(10_000)
    scene.actions()
    scene.take({ type: 'stray-media', from: { host: '10.0.0.9', port: 6200 } })
    scene.take({ type: 'stray-media', from: { host: BOB.host, port: 50_000 } })
    expect(scene.actions()).toEqual([])
    scene.take({ type: 'stray-media', from: { host: BOB.host, port: 6300 } })
    expect(scene.actions()).toEqual(['connect to-3 10.0.0.2:6300'])
  })

  test('a new call with the peer is not ended by what is left of the old one', () => {
    const scene = givenUp()
    scene.comes('from-1')
    scene.says('from-1', 'CALLING bob 6200')
    scene.take({ type: 'looked-up', call: 'in1', contact: BOB })
    scene.wait(3000)
    scene.actions()
    scene.take({ type: 'stray-media', from: { host: BOB.host, port: 6200 } })
    scene.accept()
    expect(scene.actions()).toEqual(['write from-1 CALL_ACCEPTED ana 5001'])
  })
})

test('the nick of a contact that has none is learnt from its answer, if that is not ours', () => {
  const scene = new Scene()
  scene.invite('out1', { host: BOB.host, port: BOB.port })
  scene.connected('to-1')
  scene.says('to-1', 'CALL_ACCEPTED luis 6200')
  expect(scene.heard()).toMatchObject([{ nick: 'luis' }])
  scene.sends('from-1', 'CALL_END mallory')
  expect(scene.news()).toEqual([])
  scene.sends('from-2', 'CALL_END luis')
  expect(scene.news()).toEqual(['ended'])
  const echo = new Scene()
  echo.invite('out1', { host: BOB.host, port: BOB.port })
  echo.connected('to-1')
  echo.says('to-1', 'CALL_ACCEPTED ana 6200')
  expect(echo.heard()[0]).not.toHaveProperty('nick')
})

test('CALL_END that overtakes the pause after an acceptance is not lost', () => {
  const scene = calling()
  scene.says('to-1', 'CALL_ACCEPTED bob 6200', 10)
  scene.comes('from-1')
  scene.says('from-1', 'CALL_END bob', 0)
  expect(scene.news()).toEqual(['accepted', 'ended'])
})
