import { BOB, Scene } from '../../support/scene'

/** ana called bob, who accepted on the connection and keeps it (family A, or one that does not read it). */
const onConnection = (): Scene => {
  const scene = new Scene()
  scene.invite('call')
  scene.connected('to-1')
  scene.says('to-1', 'CALL_ACCEPTED bob 6200')
  scene.wait(1000)
  scene.actions()
  scene.news()
  return scene
}

/** The same with a peer that has closed the connection (families B and C). */
const inMessageMode = (): Scene => {
  const scene = onConnection()
  scene.ends('to-1')
  scene.actions()
  return scene
}

const hold = { type: 'hold', call: 'call' } as const
const resume = { type: 'resume', call: 'call' } as const
const bye = { type: 'bye', call: 'call' } as const
const media = { type: 'media-heard', call: 'call' } as const

/** Video of the peer flows for a time. */
const flow = (scene: Scene, ms: number): void => {
  for (let passed = 0; passed < ms; passed += 250) {
    scene.take(media)
    scene.wait(250)
  }
}

describe('what the peer says (rule 1)', () => {
  test.each(['CALL_HOLD bob', 'CALL_HOLD'])('%s on the connection and on a new one', (text) => {
    const scene = onConnection()
    scene.says('to-1', text)
    expect(scene.heard()).toEqual([{ type: 'held', call: 'call' }])
    scene.sends('from-1', text)
    expect(scene.heard()).toEqual([{ type: 'held', call: 'call' }])
  })

  test('resume and end, glued and cut', () => {
    const scene = inMessageMode()
    scene.sends('from-1', 'CALL_HOLD bobCALL_RESUME bob')
    scene.comes('from-2')
    for (const piece of ['CALL_', 'EN', 'D bo', 'b']) scene.says('from-2', piece, 10)
    expect(scene.news()).toEqual(['held', 'resumed', 'ended'])
  })

  test('others may not: a third person, our own nick, replies, dialects, answers', () => {
    const scene = onConnection()
    const noise = [
      'CALL_END carl',
      'CALL_HOLD ana',
      'Ok',
      'OK_CALL_END bob',
      'MESSAGE hola',
      'CALL_BUSY bob',
      'CALL_DENIED',
      'CALL_ACCEPTED bob 1',
    ]
    for (const text of noise) scene.says('to-1', text, 300)
    for (const [index, text] of noise.entries()) scene.sends(`from-${index}`, text)
    scene.wait(100)
    expect(scene.news()).toEqual([])
    expect(scene.actions().filter((action) => action.startsWith('write'))).toEqual([])
  })

  test('after CALL_END nothing is said, and a repeated one is ignored', () => {
    const scene = onConnection()
    scene.says('to-1', 'CALL_END bob', 0)
    expect(scene.news()).toEqual(['ended'])
    expect(scene.actions()).toEqual(['close to-1'])
    scene.sends('from-1', 'CALL_END bob')
    scene.take({ type: 'stray-media', from: { host: BOB.host, port: 6200 } })
    scene.wait(10_000)
    scene.take({ type: 'stray-media', from: { host: BOB.host, port: 6200 } })
    expect(scene.news()).toEqual([])
    expect(scene.actions()).toEqual(['close from-1'])
  })
})

describe('what we say (rule 2)', () => {
  test('on the connection as long as it is open, and only there', () => {
    const scene = onConnection()
    scene.user(hold)
    scene.wait(5000)
    scene.user(resume)
    expect(scene.actions()).toEqual(['write to-1 CALL_HOLD ana', 'write to-1 CALL_RESUME ana'])
  })

  test('two texts on one connection keep a distance', () => {
    const scene = onConnection()
    scene.user(hold)
    scene.user(resume)
    expect(scene.actions()).toEqual(['write to-1 CALL_HOLD ana'])
    scene.wait(250)
    expect(scene.actions()).toEqual(['write to-1 CALL_RESUME ana'])
  })

  test('impatient fingers leave the last text on the connection, at most four behind the first', () => {
    const scene = onConnection()
    for (let round = 0; round < 50; round++) scene.user(round % 2 === 0 ? hold : resume)
    scene.wait(5000)
    const written = scene.actions()
    expect(written).toHaveLength(5)
    expect(written.at(-1)).toBe('write to-1 CALL_RESUME ana')
  })

  test('else on a new one: write, shut down, wait half a second, close', () => {
    const scene = inMessageMode()
    scene.user(hold)
    scene.connected('to-2')
    expect(scene.actions()).toEqual(['connect to-2 10.0.0.2:6200', 'write to-2 CALL_HOLD ana', 'finish to-2'])
    scene.says('to-2', 'Ok')
    scene.wait(419)
    expect(scene.actions()).toEqual([])
    scene.wait(1)
    expect(scene.actions()).toEqual(['close to-2'])
  })

  test('messages on new connections go one after another', () => {
    const scene = inMessageMode()
    scene.user(hold)
    scene.user(resume)
    scene.user(bye)
    expect(scene.actions()).toEqual(['connect to-2 10.0.0.2:6200'])
    scene.connected('to-2')
    scene.ends('to-2')
    scene.connected('to-3')
    scene.ends('to-3')
    scene.connected('to-4')
    expect(scene.actions().filter((action) => action.startsWith('write'))).toEqual([
      'write to-2 CALL_HOLD ana',
      'write to-3 CALL_RESUME ana',
      'write to-4 CALL_END ana',
    ])
  })

  test('what cannot be delivered is given up after five seconds, and the next goes on', () => {
    const scene = inMessageMode()
    scene.user(hold)
    scene.user(bye)
    scene.wait(5000)
    expect(scene.actions()).toEqual(['connect to-2 10.0.0.2:6200', 'close to-2', 'connect to-3 10.0.0.2:6200'])
  })

  test('impatient fingers leave the last messages, not a queue', () => {
    const scene = inMessageMode()
    for (let round = 0; round < 50; round++) scene.user(round % 2 === 0 ? hold : resume)
    const written: string[] = []
    for (let link = 2; link < 60; link++) {
      scene.connected(`to-${link}`)
      scene.ends(`to-${link}`)
      written.push(...scene.actions().filter((action) => action.startsWith('write')))
    }
    expect(written).toHaveLength(5)
    expect(written.at(-1)).toBe('write to-6 CALL_RESUME ana')
  })
})

describe('the end of the connection (rules 3 and 4)', () => {
  test('a peer that has spoken on it in the call is lost with it', () => {
    const scene = onConnection()
    scene.says('to-1', 'CALL_HOLD bob', 0)
    scene.ends('to-1')
    expect(scene.news()).toEqual(['held', 'lost'])
  })

  test('otherwise the call goes on in message mode', () => {
    const scene = onConnection()
    scene.ends('to-1')
    expect(scene.news()).toEqual([])
    scene.user(hold)
    expect(scene.actions()).toContain('connect to-2 10.0.0.2:6200')
  })

  test('after a reset the last text is said again on a new connection', () => {
    const scene = onConnection()
    scene.user(hold)
    scene.wait(1000)
    scene.user(resume)
    scene.wait(300)
    scene.actions()
    scene.resets('to-1')
    scene.connected('to-2')
    expect(scene.actions()).toEqual([
      'close to-1',
      'connect to-2 10.0.0.2:6200',
      'write to-2 CALL_RESUME ana',
      'finish to-2',
    ])
    expect(scene.news()).toEqual([])
  })

  test('a reset before we wrote anything says nothing', () => {
    const scene = onConnection()
    scene.resets('to-1')
    expect(scene.actions()).toEqual(['close to-1'])
    expect(scene.news()).toEqual([])
  })

  test('a text that crosses the end of file, or still waits for its turn, is said again', () => {
    const crossing = onConnection()
    crossing.user(hold)
    crossing.wait(100)
    crossing.ends('to-1')
    expect(crossing.actions()).toContain('connect to-2 10.0.0.2:6200')
    const read = onConnection()
    read.user(hold)
    read.wait(1000)
    read.ends('to-1')
    expect(read.actions()).toEqual(['write to-1 CALL_HOLD ana', 'close to-1'])
  })
})

describe('CALL_END of ours (rule 5)', () => {
  test('shuts down writing and reads on for six seconds', () => {
    const scene = onConnection()
    scene.user(bye)
    expect(scene.actions()).toEqual(['write to-1 CALL_END ana', 'finish to-1'])
    expect(scene.agent.isIdle).toBe(false)
    scene.wait(5999)
    expect(scene.actions()).toEqual([])
    scene.wait(1)
    expect(scene.actions()).toEqual(['close to-1'])
    expect(scene.agent.isIdle).toBe(true)
    expect(scene.news()).toEqual([])
  })

  test('is said again after a reset, once', () => {
    const scene = onConnection()
    scene.user(bye)
    scene.wait(2000)
    scene.actions()
    scene.resets('to-1')
    scene.connected('to-2')
    expect(scene.actions()).toEqual([
      'close to-1',
      'connect to-2 10.0.0.2:6200',
      'write to-2 CALL_END ana',
      'finish to-2',
    ])
    scene.wait(3000)
    flow(scene, 3000)
    scene.take({ type: 'stray-media', from: { host: BOB.host, port: 6200 } })
    expect(scene.actions()).toEqual(['close to-2'])
  })

  test('is not said again after an end of file', () => {
    const scene = onConnection()
    scene.user(bye)
    scene.ends('to-1')
    scene.wait(10_000)
    expect(scene.actions()).toEqual(['write to-1 CALL_END ana', 'finish to-1', 'close to-1'])
  })

  test('directly after a hold waits its turn and is not lost', () => {
    const scene = onConnection()
    scene.user(hold)
    scene.user(bye)
    scene.wait(300)
    expect(scene.actions()).toEqual(['write to-1 CALL_HOLD ana', 'write to-1 CALL_END ana', 'finish to-1'])
  })

  test('closes the old connection of a peer in message mode', () => {
    const scene = onConnection()
    scene.user(hold)
    flow(scene, 2000)
    scene.actions()
    scene.user(bye)
    expect(scene.actions()).toContain('close to-1')
  })
})

describe('video that flows on (rule 6)', () => {
  test('two seconds after our hold: said again on a new connection, and from then on there', () => {
    const scene = onConnection()
    scene.user(hold)
    flow(scene, 1750)
    expect(scene.actions()).toEqual(['write to-1 CALL_HOLD ana'])
    flow(scene, 500)
    scene.connected('to-2')
    expect(scene.actions()).toContain('write to-2 CALL_HOLD ana')
    scene.wait(1000)
    scene.user(resume)
    expect(scene.actions()).toContain('connect to-3 10.0.0.2:6200')
    scene.resets('to-1')
    expect(scene.news()).toEqual([])
    expect(scene.actions()).toEqual(['close to-1'])
  })

  test('what was under way when we held does not count', () => {
    const scene = onConnection()
    scene.user(hold)
    flow(scene, 500)
    scene.wait(5000)
    expect(scene.actions()).toEqual(['write to-1 CALL_HOLD ana'])
  })

  test('nor does video after a resume', () => {
    const scene = onConnection()
    scene.user(hold)
    scene.wait(1000)
    scene.user(resume)
    flow(scene, 5000)
    expect(scene.actions()).toEqual(['write to-1 CALL_HOLD ana', 'write to-1 CALL_RESUME ana'])
  })

  test('nor that of a peer that has spoken on the connection, and so reads it', () => {
    const scene = onConnection()
    scene.says('to-1', 'CALL_HOLD bobCALL_RESUME bob')
    scene.user(hold)
    flow(scene, 5000)
    expect(scene.actions()).toEqual(['write to-1 CALL_HOLD ana'])
  })

  test('after our end: said once more on a new connection', () => {
    const scene = onConnection()
    scene.user(bye)
    scene.actions()
    flow(scene, 1750)
    expect(scene.actions()).toEqual([])
    flow(scene, 1000)
    expect(scene.actions()).toEqual(['close to-1', 'connect to-2 10.0.0.2:6200'])
  })
})

describe('no video (rule 7)', () => {
  test('for ten seconds in message mode: silent, told once', () => {
    const scene = inMessageMode()
    flow(scene, 3000)
    scene.wait(8700)
    expect(scene.news()).toEqual([])
    scene.wait(2000)
    expect(scene.heard()).toEqual([{ type: 'silent', call: 'call' }])
    scene.wait(60_000)
    expect(scene.news()).toEqual([])
  })

  test('a peer whose video was never seen has a minute', () => {
    const scene = inMessageMode()
    scene.wait(57_000)
    expect(scene.news()).toEqual([])
    scene.wait(5000)
    expect(scene.news()).toEqual(['silent'])
  })

  test('not on the connection, not while either side holds; the time begins anew with the resume', () => {
    const kept = onConnection()
    kept.take(media)
    kept.wait(120_000)
    expect(kept.news()).toEqual([])
    const held = inMessageMode()
    held.take(media)
    held.sends('from-1', 'CALL_HOLD bob')
    held.wait(60_000)
    held.user(hold)
    held.sends('from-2', 'CALL_RESUME bob')
    held.wait(60_000)
    held.user(resume)
    held.wait(9000)
    expect(held.news()).toEqual(['held', 'resumed'])
    held.wait(3000)
    expect(held.news()).toEqual(['silent'])
  })
})

test('after a call the peer is not called for two seconds: some are not ready', () => {
  const scene = onConnection()
  scene.says('to-1', 'CALL_END bob', 0)
  scene.actions()
  scene.invite('again')
  scene.wait(2100)
  expect(scene.actions()).toEqual([])
  scene.wait(200)
  expect(scene.actions()).toEqual(['connect to-2 10.0.0.2:6200'])
})

test('both sides called: once our call is on, theirs is history', () => {
  const scene = new Scene()
  scene.invite('call')
  scene.connected('to-1')
  scene.comes('from-1')
  scene.says('from-1', 'CALLING bob 6200')
  scene.take({ type: 'looked-up', call: 'in1', contact: BOB })
  scene.says('to-1', 'CALL_ACCEPTED bob 6200')
  expect(scene.news()).toEqual(['invited', 'cancelled', 'accepted'])
})

test('both sides called, theirs is on before ours is given up: ours does not end it', () => {
  const scene = new Scene()
  scene.invite('call')
  scene.connected('to-1')
  scene.comes('from-1')
  scene.says('from-1', 'CALLING bob 6200')
  scene.take({ type: 'looked-up', call: 'in1', contact: BOB })
  scene.wait(1000)
  scene.accept()
  scene.user({ type: 'cancel', call: 'call' })
  scene.says('to-1', 'CALL_ACCEPTED bob 6200')
  scene.wait(10_000)
  scene.take({ type: 'media-heard', call: 'call' })
  expect(scene.actions().filter((action) => action.startsWith('connect'))).toEqual(['connect to-1 10.0.0.2:6200'])
})

test('both sides called and we take theirs: what is left of ours does not end it', () => {
  const scene = new Scene()
  scene.invite('call')
  scene.connected('to-1')
  scene.comes('from-1')
  scene.says('from-1', 'CALLING bob 6200')
  scene.take({ type: 'looked-up', call: 'in1', contact: BOB })
  scene.user({ type: 'cancel', call: 'call' })
  scene.accept()
  scene.wait(1000)
  scene.says('to-1', 'CALL_ACCEPTED bob 6200')
  scene.take({ type: 'stray-media', from: { host: BOB.host, port: 6200 } })
  scene.wait(10_000)
  expect(scene.actions().filter((action) => action.startsWith('write'))).toEqual([
    'write to-1 CALLING ana 5001',
    'write from-1 CALL_ACCEPTED ana 5001',
  ])
})
