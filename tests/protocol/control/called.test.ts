import { BOB, Scene } from '../../support/scene'

/** bob calls; it was looked up, and rings. */
const ringing = (): Scene => {
  const scene = new Scene()
  scene.comes('from-1')
  scene.says('from-1', 'CALLING bob 6200')
  scene.take({ type: 'looked-up', call: 'in1', contact: BOB })
  return scene
}

/** As `ringing`, by a caller that closes at once. */
const ringingC = (): Scene => {
  const scene = new Scene()
  scene.sends('from-1', 'CALLING bob 6200')
  scene.take({ type: 'looked-up', call: 'in1', contact: BOB })
  scene.actions()
  scene.news()
  return scene
}

test('a caller is looked up by its nick, then rings with what is registered', () => {
  const scene = new Scene()
  scene.comes('from-1')
  scene.says('from-1', 'CALLING bob 7000')
  expect(scene.actions()).toEqual(['look up bob'])
  expect(scene.news()).toEqual([])
  scene.take({ type: 'looked-up', call: 'in1', contact: { host: '10.0.0.7', port: 6200, protocols: ['V0'] } })
  expect(scene.heard()).toEqual([
    {
      type: 'invited',
      call: 'in1',
      from: { nick: 'bob', host: '10.0.0.7', port: 6200, protocols: ['V0'] },
      remote: { video: { host: '10.0.0.7', port: 7000 } },
    },
  ])
})

test.each([
  ['is not registered', undefined, '10.0.0.2', 7000],
  ['registered no real address', { host: '0.0.0.0', port: 6200 }, '10.0.0.2', 6200],
  ['registered an address that means itself', { host: '127.0.0.1', port: 6200 }, '10.0.0.2', 6200],
])('a caller that %s is answered where it calls from', (_what, contact, host, port) => {
  const scene = new Scene()
  scene.comes('from-1')
  scene.says('from-1', 'CALLING bob 7000')
  scene.take({ type: 'looked-up', call: 'in1', contact })
  expect(scene.heard()).toMatchObject([{ from: { nick: 'bob', host, port }, remote: { video: { host, port: 7000 } } }])
})

test('a look-up that takes too long does not keep it from ringing', () => {
  const scene = new Scene()
  scene.comes('from-1')
  scene.says('from-1', 'CALLING bob 6200')
  scene.wait(3000)
  expect(scene.news()).toEqual(['invited'])
  scene.take({ type: 'looked-up', call: 'in1', contact: BOB })
  expect(scene.news()).toEqual([])
})

test.each(['CALLING bob', 'CALLING bob 70000'])('%s closes and does not ring', (text) => {
  const scene = new Scene()
  scene.comes('from-1')
  scene.says('from-1', text)
  expect(scene.actions()).toEqual(['close from-1'])
  expect(scene.news()).toEqual([])
})

test('families A and B: the answer goes on the connection of CALLING', () => {
  const scene = ringing()
  scene.wait(5000)
  scene.actions()
  scene.accept()
  expect(scene.actions()).toEqual(['write from-1 CALL_ACCEPTED ana 5001'])
})

test('an automatic answer waits until it is known on which connection it is read', () => {
  const scene = ringing()
  scene.actions()
  scene.accept()
  scene.wait(300)
  expect(scene.actions()).toEqual([])
  scene.wait(100)
  expect(scene.actions()).toEqual(['write from-1 CALL_ACCEPTED ana 5001'])
})

test('family C: closed at once, so the answer goes on a new connection', () => {
  const scene = ringingC()
  scene.accept()
  expect(scene.actions()).toEqual(['connect to-1 10.0.0.2:6200'])
  scene.connected('to-1')
  expect(scene.actions()).toEqual(['write to-1 CALL_ACCEPTED ana 5001', 'finish to-1'])
})

test('family C: closed while an automatic answer waits', () => {
  const scene = ringing()
  scene.accept()
  scene.actions()
  scene.ends('from-1')
  expect(scene.actions()).toEqual(['close from-1', 'connect to-1 10.0.0.2:6200'])
})

test('closed later: the caller gave up, and nothing is said', () => {
  const scene = ringing()
  scene.wait(1000)
  scene.news()
  scene.actions()
  scene.ends('from-1')
  expect(scene.news()).toEqual(['cancelled'])
  scene.accept()
  scene.wait(10_000)
  expect(scene.actions()).toEqual(['close from-1'])
})

test('the window counts from the last byte of CALLING', () => {
  const scene = new Scene()
  scene.comes('from-1')
  scene.wait(1000)
  for (const piece of ['CALL', 'ING bob ', '6200']) scene.says('from-1', piece, 70)
  scene.wait(320)
  scene.ends('from-1')
  scene.wait(3000)
  expect(scene.news()).toEqual(['invited'])
})

test('CALL_END of the caller is giving up as well', () => {
  const scene = ringing()
  scene.wait(1000)
  scene.news()
  scene.sends('from-2', 'CALL_END mallory')
  scene.sends('from-3', 'CALL_END')
  expect(scene.news()).toEqual([])
  scene.sends('from-4', 'CALL_END bob')
  expect(scene.news()).toEqual(['cancelled'])
})

test.each([
  ['denied', 'CALL_DENIED ana'],
  ['busy', 'CALL_BUSY'],
] as const)('refused as %s: said and closed, in each family', (reason, text) => {
  const scene = ringing()
  scene.wait(1000)
  scene.actions()
  scene.user({ type: 'refuse', call: 'in1', reason })
  expect(scene.actions()).toEqual([`write from-1 ${text}`, 'finish from-1'])
  scene.wait(2000)
  expect(scene.actions()).toEqual(['close from-1'])
  const familyC = ringingC()
  familyC.user({ type: 'refuse', call: 'in1', reason })
  familyC.connected('to-1')
  expect(familyC.actions()).toContain(`write to-1 ${text}`)
})

test('nobody is here: closed without an answer; who cannot see that is declined', () => {
  const scene = ringing()
  scene.wait(30_000)
  scene.actions()
  scene.user({ type: 'refuse', call: 'in1', reason: 'no-answer' })
  expect(scene.actions()).toEqual(['close from-1'])
  const familyC = ringingC()
  familyC.wait(30_000)
  familyC.user({ type: 'refuse', call: 'in1', reason: 'no-answer' })
  familyC.connected('to-1')
  expect(familyC.actions()).toContain('write to-1 CALL_DENIED ana')
})

test('accepted and hung up before the acceptance is out: declined', () => {
  const scene = ringing()
  scene.actions()
  scene.accept()
  scene.user({ type: 'bye', call: 'in1' })
  scene.wait(500)
  expect(scene.actions()).toEqual(['write from-1 CALL_DENIED ana', 'finish from-1'])
})

test('held before the acceptance is out: said after it, at a distance', () => {
  const scene = ringing()
  scene.actions()
  scene.accept()
  scene.user({ type: 'hold', call: 'in1' })
  scene.wait(330)
  expect(scene.actions()).toEqual(['write from-1 CALL_ACCEPTED ana 5001'])
  scene.wait(250)
  expect(scene.actions()).toEqual(['write from-1 CALL_HOLD ana'])
})

test('only one call for each connection, however often CALLING is said', () => {
  const scene = ringing()
  scene.says('from-1', 'CALLING bob 6200CALLING carl 6200')
  expect(scene.news()).toEqual(['invited'])
  expect(scene.actions()).toEqual(['look up bob'])
})

test('a connection on which we have refused does not ring again', () => {
  const scene = ringing()
  scene.wait(1000)
  scene.user({ type: 'refuse', call: 'in1', reason: 'denied' })
  scene.says('from-1', 'CALLING bob 6200')
  scene.wait(5000)
  expect(scene.news()).toEqual(['invited'])
})

test('a dead caller that calls again rings once', () => {
  const scene = ringingC()
  scene.wait(3000)
  scene.comes('from-2')
  scene.says('from-2', 'CALLING bob 6200')
  scene.take({ type: 'looked-up', call: 'in2', contact: BOB })
  expect(scene.heard()).toMatchObject([
    { type: 'cancelled', call: 'in1' },
    { type: 'invited', call: 'in2' },
  ])
})

test('CALLING_V1 is answered as a call without audio', () => {
  const scene = new Scene()
  scene.comes('from-1')
  scene.says('from-1', 'CALLING_V1 bob 6200 6201')
  scene.take({ type: 'looked-up', call: 'in1', contact: BOB })
  scene.wait(400)
  scene.actions()
  scene.accept()
  expect(scene.actions()).toEqual(['write from-1 CALL_ACCEPTED ana 5001'])
})

test('an answer that cannot be delivered loses the call', () => {
  const scene = ringingC()
  scene.accept()
  scene.take({ type: 'connect-failed', link: 'to-1', detail: 'ECONNREFUSED' })
  expect(scene.heard()).toMatchObject([{ type: 'lost', call: 'in1', detail: expect.stringContaining('ECONNREFUSED') }])
})

test('an acceptance that was reset unread is said again on a new connection', () => {
  const scene = ringing()
  scene.wait(1000)
  scene.accept()
  scene.actions()
  scene.resets('from-1')
  scene.connected('to-1')
  expect(scene.actions()).toContain('write to-1 CALL_ACCEPTED ana 5001')
})

describe('connections without a call', () => {
  test('blank and empty ones are ignored and closed', () => {
    const scene = new Scene()
    scene.comes('from-1')
    scene.ends('from-1')
    scene.sends('from-2', ' ')
    scene.sends('from-3', 'OK_CALL_END bob')
    scene.sends('from-4', 'CALL_END bob')
    expect(scene.news()).toEqual([])
    expect(scene.actions()).toEqual(['close from-1', 'close from-2', 'close from-3', 'close from-4'])
  })

  test('silent ones are closed after a while, endless ones at once', () => {
    const scene = new Scene()
    scene.comes('from-1')
    scene.wait(10_000)
    expect(scene.actions()).toEqual(['close from-1'])
    scene.comes('from-2')
    scene.says('from-2', 'x'.repeat(9000), 0)
    expect(scene.actions()).toEqual(['close from-2'])
  })

  test('of too many the one that was silent for longest goes, and a call still rings', () => {
    const scene = new Scene()
    for (let index = 0; index < 64; index++) scene.comes(`from-${index}`)
    scene.says('from-0', 'Ok')
    scene.comes('from-64')
    expect(scene.actions()).toEqual(['close from-1'])
    scene.says('from-64', 'CALLING bob 6200')
    expect(scene.actions()).toEqual(['look up bob'])
  })
})
