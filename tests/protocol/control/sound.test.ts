import { BOB, OWN_PORT, Scene } from '../../support/scene'

const SOUND = { videoPort: OWN_PORT, audioPort: OWN_PORT + 1 }
const VIDEO_OF_BOB = { host: BOB.host, port: 6200 }
const SOUND_OF_BOB = { host: BOB.host, port: 6201 }

/** ana has called bob, with sound unless told otherwise, and waits. */
const calling = (media: typeof SOUND | { readonly videoPort: number } = SOUND): Scene => {
  const scene = new Scene()
  scene.invite('out1', BOB, media)
  scene.connected('to-1')
  return scene
}

/** bob has called so; it was looked up, and rings. */
const ringing = (text: string): Scene => {
  const scene = new Scene()
  scene.comes('from-1')
  scene.says('from-1', text)
  scene.take({ type: 'looked-up', call: 'in1', contact: BOB })
  return scene
}

const accepted = (remote: object): object => ({ type: 'accepted', call: 'out1', nick: 'bob', remote })

describe('calling', () => {
  test('with sound, CALLING_V1 tells both ports', () => {
    expect(calling().actions()).toEqual(['connect to-1 10.0.0.2:6200', 'write to-1 CALLING_V1 ana 5001 5002'])
  })

  test('without, it is a plain CALLING', () => {
    expect(calling({ videoPort: OWN_PORT }).actions()).toContain('write to-1 CALLING ana 5001')
  })

  test.each([
    ['CALL_ACCEPTED_V1 bob 6200 6201', { video: VIDEO_OF_BOB, audio: SOUND_OF_BOB }],
    ['CALL_ACCEPTED bob 6200', { video: VIDEO_OF_BOB }],
    ['CALL_ACCEPTED bob 6200 6201', { video: VIDEO_OF_BOB }],
    ['CALL_ACCEPTED_V1 bob 6200', { video: VIDEO_OF_BOB }],
    ['CALL_ACCEPTED_V1 bob 6200 0', { video: VIDEO_OF_BOB }],
    ['CALL_ACCEPTED_V1 bob 6200 65536', { video: VIDEO_OF_BOB }],
    ['CALL_ACCEPTED_V1 bob 6200 6201.0 more', { video: VIDEO_OF_BOB, audio: SOUND_OF_BOB }],
  ])('with sound, answered by %s', (text, remote) => {
    const same = calling()
    same.says('to-1', text)
    expect(same.heard()).toEqual([accepted(remote)])
    const other = calling()
    other.sends('from-1', text)
    expect(other.heard()).toEqual([accepted(remote)])
  })

  test('without sound, an answer with it means none: nothing of ours is listening', () => {
    const scene = calling({ videoPort: OWN_PORT })
    scene.says('to-1', 'CALL_ACCEPTED_V1 bob 6200 6201')
    expect(scene.heard()).toEqual([accepted({ video: VIDEO_OF_BOB })])
  })

  test('an answer with sound that comes after giving up is ended as any other', () => {
    const scene = calling()
    scene.wait(1000)
    scene.user({ type: 'cancel', call: 'out1' })
    scene.actions()
    scene.sends('from-1', 'CALL_ACCEPTED_V1 bob 6200 6201')
    expect(scene.actions()).toContain('connect to-2 10.0.0.2:6200')
    scene.connected('to-2')
    expect(scene.actions()).toContain('write to-2 CALL_END ana')
  })
})

describe('being called', () => {
  test.each([
    ['CALLING_V1 bob 6200 6201', { video: VIDEO_OF_BOB, audio: SOUND_OF_BOB }],
    ['CALLING_V1 bob 6200', { video: VIDEO_OF_BOB }],
    ['CALLING_V1 bob 6200 0', { video: VIDEO_OF_BOB }],
    ['CALLING bob 6200', { video: VIDEO_OF_BOB }],
    ['CALLING bob 6200 6201', { video: VIDEO_OF_BOB }],
    ['CALLING bob 6200 V1', { video: VIDEO_OF_BOB }],
    ['CALLING bob 6200 23 5 8', { video: VIDEO_OF_BOB }],
  ])('%s', (text, remote) => {
    expect(ringing(text).heard()).toEqual([{ type: 'invited', call: 'in1', from: BOB, remote }])
  })

  test.each([
    ['with sound', 'CALLING_V1 bob 6200 6201', SOUND, 'CALL_ACCEPTED_V1 ana 5001 5002'],
    ['with sound, where there is none here', 'CALLING_V1 bob 6200 6201', { videoPort: 5001 }, 'CALL_ACCEPTED ana 5001'],
    ['with V1 and no audio port', 'CALLING_V1 bob 6200', SOUND, 'CALL_ACCEPTED ana 5001'],
    ['without sound', 'CALLING bob 6200', SOUND, 'CALL_ACCEPTED ana 5001'],
    ['in a dialect', 'CALLING bob 6200 V1', SOUND, 'CALL_ACCEPTED ana 5001'],
  ])('%s: the answer on the same connection and on a new one', (_how, text, media, answer) => {
    const same = ringing(text)
    same.wait(1000)
    same.accept('in1', media)
    expect(same.actions()).toContain(`write from-1 ${answer}`)
    const other = ringing(text)
    other.ends('from-1')
    other.accept('in1', media)
    other.connected('to-1')
    expect(other.actions()).toContain(`write to-1 ${answer}`)
  })

  test.each(['CALLING_V1 bob', 'CALLING_V1 bob 70000 6201'])('%s closes and does not ring', (text) => {
    const scene = new Scene()
    scene.comes('from-1')
    scene.says('from-1', text)
    expect(scene.actions()).toEqual(['close from-1'])
    expect(scene.news()).toEqual([])
  })

  test.each([
    ['denied', 'CALL_DENIED ana'],
    ['busy', 'CALL_BUSY'],
  ] as const)('%s is said with the text of V0', (reason, text) => {
    const scene = ringing('CALLING_V1 bob 6200 6201')
    scene.wait(1000)
    scene.user({ type: 'refuse', call: 'in1', reason })
    expect(scene.actions()).toContain(`write from-1 ${text}`)
  })
})

describe('both call at once, one of them with sound: the call that survives decides', () => {
  test('ours with sound survives theirs without', () => {
    const scene = calling()
    scene.comes('from-1')
    scene.says('from-1', 'CALLING bob 6200')
    scene.says('to-1', 'CALL_ACCEPTED_V1 bob 6200 6201')
    expect(scene.heard()).toContainEqual(accepted({ video: VIDEO_OF_BOB, audio: SOUND_OF_BOB }))
  })

  test.each([
    ['theirs with sound, ours without', { videoPort: OWN_PORT }, 'CALLING_V1 bob 6200 6201', '_V1 ana 5001 5002'],
    ['theirs without, ours with sound', SOUND, 'CALLING bob 6200', ' ana 5001'],
  ])('%s: ours is given up, theirs taken', (_how, media, text, answer) => {
    const scene = calling(media)
    scene.comes('from-1')
    scene.says('from-1', text)
    scene.take({ type: 'looked-up', call: 'in1', contact: BOB })
    scene.user({ type: 'cancel', call: 'out1' })
    scene.accept('in1', SOUND)
    scene.wait(1000)
    expect(scene.actions()).toContain(`write from-1 CALL_ACCEPTED${answer}`)
  })
})
