import { NO_STATS, type AgentEvent } from '../src/agent-event'
import { UserAgent, type AgentParts } from '../src/agent'
import { VIDEO_DEFAULTS } from '../src/options'
import type { Endpoint } from '../src/net/signalling'
import { FakeSignalling } from './support/fake-signalling'
import { FakeAudio } from './support/fake-audio'
import { FakeVideo } from './support/fake-video'

const LUIS = { nick: 'luis', host: '10.0.0.7', port: 5001 }
const remote = { video: { host: '10.0.0.7', port: 6001 } }

const setUp = (parts: Partial<AgentParts> = {}) => {
  const signalling = new FakeSignalling()
  const video = new FakeVideo()
  const resolve: AgentParts['resolve'] = (target) => Promise.resolve(target === 'luis' ? LUIS : undefined)
  const local = { host: '10.0.0.1', port: 5004 }
  const agent = new UserAgent({
    nick: 'ana',
    local,
    signalling,
    video,
    media: { videoPort: 5004, ...(parts.audio && { audioPort: 5005 }) },
    offersSound: () => false,
    resolve,
    settings: VIDEO_DEFAULTS,
    ...parts,
  })
  const events: AgentEvent[] = []
  agent.on((event) => events.push(event))
  const names = (): string[] => events.map(({ event }) => event)
  return { agent, signalling, video, events, names }
}

const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 5))

const until = async (condition: () => boolean): Promise<void> => {
  for (let i = 0; i < 500 && !condition(); i++) await settle()
  expect(condition()).toBe(true)
}

const establish = async () => {
  const all = setUp()
  all.agent.dial('luis')
  await settle()
  all.signalling.emit({ type: 'accepted', call: 'out-1', nick: 'luis', remote })
  return all
}

describe('calling', () => {
  it('looks up, invites, sends media where the answer says, tells the totals at the end', async () => {
    const { agent, signalling, video, events, names } = await establish()
    expect(signalling.said).toEqual(['invite out-1 10.0.0.7:5001'])
    video.stats('out-1', 3)
    agent.hold()
    agent.resume()
    agent.hangUp()
    await until(() => names().includes('ended'))
    expect(signalling.said.slice(1)).toEqual(['hold out-1', 'resume out-1', 'bye out-1'])
    expect(video.media).toEqual(['start 10.0.0.7:6001', 'flow true', 'flow false', 'flow true', 'flow false', 'stop'])
    expect(names()).toEqual(['calling', 'answered', 'stats', 'held', 'resumed', 'ended'])
    expect(events.at(-1)).toMatchObject({
      nick: 'luis',
      address: '10.0.0.7:5001',
      direction: 'out',
      startedAt: expect.any(Number),
      reason: 'hangup',
      answered: true,
      video: { sent: { frames: 7 } },
    })
    await agent.close()
  })

  it.each([
    ['nobody', 'unknown-user', undefined],
    ['luis', 'unreachable', () => Promise.reject(new Error('home:8000 does not answer'))],
    ['ana', 'error', () => Promise.resolve({ nick: 'ana', host: '10.0.0.1', port: 5004 })],
  ])('ends a call of %s that cannot be placed as %s', async (target, reason, resolve) => {
    const { agent, signalling, events, names } = setUp(resolve ? { resolve } : {})
    agent.dial(target)
    await until(() => names().includes('ended'))
    expect(events.at(-1)).toMatchObject({ reason, answered: false })
    expect(signalling.said).toEqual([])
    expect(agent.busy).toBe(false)
  })

  it('sends nothing when it is given up before the address is known', async () => {
    let found: (contact: typeof LUIS) => void = () => undefined
    const { agent, signalling, names } = setUp({ resolve: () => new Promise((resolve) => (found = resolve)) })
    agent.dial('luis')
    agent.hangUp()
    found(LUIS)
    await until(() => names().includes('ended'))
    expect(signalling.said).toEqual([])
  })

  it('ends a call that is accepted after we gave it up', async () => {
    const { agent, signalling } = setUp()
    agent.dial('luis')
    await settle()
    agent.hangUp()
    signalling.emit({ type: 'accepted', call: 'out-1', remote })
    expect(signalling.said).toEqual(['invite out-1 10.0.0.7:5001', 'cancel out-1', 'bye out-1'])
    await agent.close()
  })
})

describe('being called', () => {
  const invited = {
    type: 'invited',
    call: 'in-1',
    from: { nick: 'eva\u001b[2J', host: '10.0.0.9', port: 7 },
    remote,
  } as const

  it('tells who calls, cleaned, and answers', async () => {
    const { agent, signalling, video, events, names } = setUp()
    signalling.emit(invited)
    expect(events[0]).toEqual({ event: 'incoming', nick: 'eva[2J', protocol: 'v0', address: '10.0.0.9:7' })
    agent.accept()
    signalling.emit({ type: 'held', call: 'in-1' })
    signalling.emit({ type: 'ended', call: 'in-1' })
    await until(() => names().includes('ended'))
    expect(video.media).toEqual(['start 10.0.0.7:6001', 'flow true', 'flow false', 'stop'])
    expect(events.at(-1)).toMatchObject({ reason: 'remote-hangup', nick: 'eva[2J' })
  })

  it('tells a second caller busy and notes it', async () => {
    const { agent, signalling, events } = await establish()
    signalling.emit(invited)
    expect(signalling.said.at(-1)).toBe('refuse in-1 busy')
    const party = { nick: 'eva[2J', protocol: 'v0', address: '10.0.0.9:7', listed: false }
    expect(events.at(-1)).toEqual({ event: 'missed', ...party })
    await agent.close()
  })

  it('never rings for who is blocked, who is declined at once, in a call, too', async () => {
    const { agent, signalling, events } = setUp({ blocks: ({ host }) => host === '10.0.0.9' })
    signalling.emit({ ...invited, from: { ...invited.from, protocols: ['V0'] } })
    signalling.emit({ type: 'cancelled', call: 'in-1' })
    expect(signalling.said).toEqual(['refuse in-1 denied'])
    const party = { nick: 'eva[2J', protocol: 'v0', address: '10.0.0.9:7', listed: true }
    expect(events).toEqual([{ event: 'blocked', ...party }])
    expect(agent.busy).toBe(false)
    agent.dial('luis')
    await settle()
    signalling.emit({ type: 'accepted', call: 'out-1', remote })
    signalling.emit({ ...invited, call: 'in-2' })
    expect(signalling.said.at(-1)).toBe('refuse in-2 denied')
    expect(events.at(-1)).toMatchObject({ event: 'blocked' })
    await agent.close()
  })

  it('whom we are calling may call us, blocked or not', async () => {
    const { agent, signalling, events } = setUp({ blocks: () => true })
    agent.dial('luis')
    await settle()
    // Equal nicks aside, the smaller one wins: ours gives way to no call of luis.
    signalling.emit({ ...invited, from: LUIS })
    expect(events.map(({ event }) => event)).toEqual(['calling'])
    expect(signalling.said).not.toContain('refuse in-1 denied')
    await agent.close()
  })
})

describe('media plane', () => {
  it('passes on what it hears, and says when it was started again', async () => {
    const { agent, signalling, video, names } = await establish()
    video.emit({ type: 'heard', call: 'out-1' })
    video.emit({ type: 'stray', host: '10.0.0.9', port: 9 })
    expect(signalling.said.slice(1)).toEqual(['heard out-1', 'stray 10.0.0.9:9'])
    video.emit({ type: 'restarted' })
    expect(names().at(-1)).toBe('notice')
    await agent.close()
  })

  it('ends a call in which the peer fell silent', async () => {
    const { signalling, names } = await establish()
    signalling.emit({ type: 'silent', call: 'out-1' })
    await until(() => names().includes('ended'))
    expect(signalling.said.at(-1)).toBe('bye out-1')
  })

  it('hangs up when it is closed, and tells the end of it', async () => {
    const { agent, signalling, names } = await establish()
    await agent.close()
    expect(signalling.said.slice(1)).toEqual(['bye out-1', 'close'])
    expect(names().at(-1)).toBe('ended')
  })
})

describe('sound', () => {
  const withSound = (parts: Partial<AgentParts> = {}) => {
    const audio = new FakeAudio()
    return { audio, ...setUp({ audio, offersSound: () => true, ...parts }) }
  }
  const audioAt = { ...remote, audio: { host: '10.0.0.7', port: 6002 } }

  it('is offered to whom it may be, starts where the answer says, and is counted with the pictures', async () => {
    const { agent, audio, signalling, video, events, names } = withSound()
    agent.dial('luis')
    await settle()
    expect(signalling.said).toEqual(['invite out-1 10.0.0.7:5001 with 5005'])
    signalling.emit({ type: 'accepted', call: 'out-1', remote: audioAt })
    expect(events.at(-1)).toMatchObject({ event: 'answered', protocol: 'v1' })
    audio.packets = 47
    video.stats('out-1', 3)
    await until(() => names().includes('stats'))
    expect(events.at(-1)).toMatchObject({ video: { sent: { frames: 3 } }, audio: { sent: { packets: 47 } } })
    agent.hold()
    agent.hangUp()
    await until(() => names().includes('ended'))
    expect(audio.media).toEqual(['start 10.0.0.7:6002 steady', 'flow true', 'flow false', 'stop'])
    expect(events.at(-1)).toMatchObject({ video: { sent: { frames: 7 } }, audio: { sent: { packets: 47 } } })
  })

  it('goes on to be counted when nothing is told of the pictures any more, and those stand still then', async () => {
    const { agent, audio, signalling, video, events } = withSound()
    agent.dial('luis')
    await settle()
    signalling.emit({ type: 'accepted', call: 'out-1', remote: audioAt })
    const { sent, received } = NO_STATS.video
    const stats = { sent: { ...sent, frames: 9, fps: 25 }, received: { ...received, frames: 8, fps: 24, kbps: 400 } }
    video.emit({ type: 'stats', call: 'out-1', final: false, stats })
    const told = () => events.filter(({ event }) => event === 'stats')
    await until(() => told().length === 1)
    expect(told()[0]).toMatchObject({ video: { sent: { fps: 25 }, received: { kbps: 400 } } })
    for (let second = 0; second < 8; second++) audio.send({ type: 'stats' })
    await until(() => told().length > 1)
    expect(told().at(-1)).toMatchObject({
      video: { sent: { frames: 9, fps: 0 }, received: { frames: 8, fps: 0, kbps: 0 } },
    })
    video.emit({ type: 'stats', call: 'out-1', final: false, stats })
    await until(() => told().at(-1)?.event === 'stats' && JSON.stringify(told().at(-1)).includes('"fps":24'))
    await agent.close()
  })

  it('is not offered to strangers, and a plain answer is a call without', async () => {
    const { agent, audio, signalling, events } = withSound({ offersSound: () => false })
    agent.dial('luis')
    await settle()
    expect(signalling.said).toEqual(['invite out-1 10.0.0.7:5001'])
    signalling.emit({ type: 'accepted', call: 'out-1', remote })
    expect(events.at(-1)).toMatchObject({ event: 'answered', protocol: 'v0' })
    expect(audio.media).toEqual([])
    await agent.close()
  })

  it('begins in a plain call as soon as the pictures say where the other vcall hears', async () => {
    const { agent, audio, signalling, video, names } = withSound({ offersSound: () => false })
    agent.dial('luis')
    await settle()
    signalling.emit({ type: 'accepted', call: 'out-1', remote })
    expect(video.told).toContainEqual(expect.objectContaining({ type: 'start', announce: { audioPort: 5005 } }))
    video.emit({ type: 'peer-audio', call: 'out-1', port: 6002 })
    video.emit({ type: 'peer-audio', call: 'out-1', port: 6002 })
    expect(audio.media).toEqual(['start 10.0.0.7:6002', 'flow true'])
    expect(names().filter((name) => name === 'sound')).toHaveLength(1)
    await agent.close()
  })

  it('remembers who offers it', async () => {
    const offered: string[] = []
    const { agent, signalling, events } = withSound({ offeredSound: (nick) => offered.push(nick) })
    signalling.emit({ type: 'invited', call: 'in-1', from: { ...LUIS, nick: 'luis' }, remote: audioAt })
    expect(events.at(-1)).toMatchObject({ event: 'incoming', protocol: 'v1' })
    agent.accept()
    expect(signalling.said).toEqual(['accept in-1 with 5005'])
    expect(offered).toEqual(['luis'])
    await agent.close()
  })

  it('that is muted is told once', async () => {
    const { agent, audio, events } = withSound()
    agent.controls.changeSound({ muted: true })
    agent.controls.changeSound({ muted: true, outputVolume: 2 })
    expect(events).toEqual([{ event: 'muted', muted: true }])
    expect(audio.told.at(-1)).toMatchObject({ type: 'settings', settings: { muted: true, outputVolume: 2 } })
    await agent.close()
  })

  it('holds the pictures back until the sound of the same moment is played', async () => {
    const { agent, audio, signalling, video, events, names } = withSound()
    agent.dial('luis')
    await settle()
    signalling.emit({ type: 'accepted', call: 'out-1', remote: audioAt })
    audio.figures = { playoutDelayMs: 80, captureDelayMs: 25 }
    const { sent, received } = NO_STATS.video
    video.emit({
      type: 'stats',
      call: 'out-1',
      final: false,
      stats: { sent, received, pictureDelayMs: 5, decodeMs: 5 },
    })
    await until(() => names().includes('stats'))
    expect(video.told.at(-1)).toEqual({ type: 'delay', call: 'out-1', delayMs: 100 })
    expect(events.at(-1)).toMatchObject({ avOffsetMs: 100 })
    await agent.close()
  })

  it('is not there without an audio process, whatever the other one offers', async () => {
    const { agent, signalling, events } = setUp()
    signalling.emit({ type: 'invited', call: 'in-1', from: { ...LUIS, nick: 'luis' }, remote: audioAt })
    expect(events.at(-1)).toMatchObject({ event: 'incoming', protocol: 'v0' })
    agent.accept()
    expect(signalling.said).toEqual(['accept in-1'])
    await agent.close()
  })
})

describe('text', () => {
  /** A signalling that carries text. */
  class Talkative extends FakeSignalling {
    text({ host, port }: Endpoint, id: string, text: string): void {
      this.said.push(`text ${host}:${port} ${id} ${text}`)
    }
  }

  it('goes where it is said, in a call or not', async () => {
    const signalling = new Talkative()
    const { agent } = setUp({ signalling })
    agent.sendText('a', 'early', '10.0.0.9:5000')
    agent.dial('luis')
    await settle()
    agent.sendText('b', 'hola', '10.0.0.9:5001')
    expect(agent.carriesText).toBe(true)
    expect(signalling.said.filter((said) => said.startsWith('text'))).toEqual([
      'text 10.0.0.9:5000 a early',
      'text 10.0.0.9:5001 b hola',
    ])
    await agent.close()
  })

  it('that came is cleaned, and what became of ours is told', async () => {
    const { agent, signalling, events } = setUp()
    signalling.emit({ type: 'text', from: { ...LUIS, nick: 'lu\x1bis' }, text: 'a\x1b]52;c;\x07\nb' })
    signalling.emit({ type: 'text-sent', id: 'a', to: LUIS })
    signalling.emit({ type: 'text-failed', id: 'b', reason: 'not-ascii', detail: 'no\x1b[2J' })
    expect(events).toEqual([
      { event: 'text', nick: 'luis', address: `${LUIS.host}:${LUIS.port}`, text: 'a]52;c; b' },
      { event: 'text-sent', id: 'a', to: `${LUIS.host}:${LUIS.port}` },
      { event: 'text-failed', id: 'b', reason: 'not-ascii', detail: 'no[2J' },
    ])
    await agent.close()
  })

  it('fails where the protocol has none', async () => {
    const { agent, events } = setUp()
    agent.sendText('a', 'hola', '10.0.0.9:5000')
    expect(agent.carriesText).toBe(false)
    expect(events).toMatchObject([{ event: 'text-failed', id: 'a', reason: 'unsupported' }])
    await agent.close()
  })
})
