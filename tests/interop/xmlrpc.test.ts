import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DIALECTS, type Dialect } from '../../src/protocol/xmlrpc/dialect'
import { freePort } from '../support/free-port'
import { OldPeer } from '../support/old-peer'
import { peersFolder, stopPrograms } from '../support/reference-peer'
import { toneShare } from '../support/tone-share'
import { stopAll, Vcall } from '../support/vcall'

/*
 * The whole program against the reference peer of the XML-RPC chat, strict, in each of its dialects, as caller and as callee:
 * texts, sound and pictures both ways, and the end. Then what an old program may do to a caller: faults of each kind, a server
 * that plays before it answers, and one that is not there.
 */

const all = peersFolder === undefined ? describe.skip : describe

const folder = mkdtempSync(join(tmpdir(), 'vcall-xmlrpc-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterAll(async () => {
  await stopAll()
  await stopPrograms()
})

const LIMIT_MS = 120_000
/** The tone of the peer is heard for some of the call. */
const TONE_SHARE = 0.15
/** Where nobody ends it before. */
const QUIT = 'after 40s quit'

let files = 0
const wav = (): string => join(folder, `${++files}.wav`)

const pause = (seconds: number): Promise<void> => new Promise((done) => setTimeout(done, seconds * 1000))

const media = (speaker: string): readonly string[] => [
  ...['--headless', '--json', '--host', '127.0.0.1', '--nick', 'ana', '--video', 'pattern'],
  ...['--audio', 'tone:440', '--speaker', `file:${speaker}`],
]

/** What the peer does: some seconds of sound, pictures of its own, a text where it has them. */
const acts = (dialect: Dialect): string => {
  // This one's own pieces last 23 ms, of which the peer would send forty a second.
  const sound = dialect.pcm === 'u8' ? 'audio 8 22050' : 'audio 2'
  const text = dialect.text === undefined ? '' : 'text hola vcall; '
  return `${text}${sound}; video 25 5`
}

/** Its pictures are small where they are written as text. */
const size = (dialect: Dialect): readonly string[] => (dialect.pickled === true ? ['--size', '160x120'] : [])

/** The sender of this one, or its receiver, never worked. */
const sendsPictures = ({ name }: Dialect): boolean => name !== 'ndrd' && name !== 'marcobravociencias'
const takesPictures = ({ name }: Dialect): boolean => name !== 'luisalbertogg'

const expected = (dialect: Dialect): string => {
  const text = dialect.text === undefined ? '' : dialect.ping === undefined ? 'text=que tal; ' : 'text~ana : que tal; '
  const video = takesPictures(dialect) ? 'video>=10; video.width==320; video.height==240; ' : ''
  const hz = dialect.pcm === 'u8' ? '' : 'audio.hz>=430; audio.hz<=450; '
  const stops = dialect.stops.length === 0 ? '' : `control>=${dialect.stops.length}; `
  return `${text}${video}${hz}${stops}audio>=3; rpc<400`
}

const PACKETS = 60
/** The fewest of its pictures that come. */
const framesOf = (dialect: Dialect): number => (sendsPictures(dialect) || dialect.name === 'marcobravociencias' ? 5 : 0)

/** Waits until both have so much of each other as they must have in the end: on a busy machine it takes its time. */
const bothHear = async (vcall: Vcall, peer: OldPeer, dialect: Dialect): Promise<void> => {
  const frames = framesOf(dialect)
  await vcall.waitFor(
    'stats',
    ({ video, audio }) => video.received.frames >= frames && audio.received.packets >= PACKETS,
  )
  await peer.has('audio', 3)
  if (takesPictures(dialect)) await peer.has('video', 10)
}

/** We have ended: when it has heard all of that, it need not play its part to the end. */
const over = async (peer: OldPeer, { stops }: Dialect): Promise<void> => {
  for (const method of stops) await peer.waitFor('control', (event) => event.method === method)
  await peer.stop()
}

/** What vcall said at the end, and what it wrote down of the sound. */
const heard = async (vcall: Vcall, speaker: string, dialect: Dialect, reason: string): Promise<readonly string[]> => {
  const ended = await vcall.waitFor('ended')
  const { video, audio } = ended
  const frames = framesOf(dialect)
  const share = toneShare(readFileSync(speaker), 440)
  return [
    ...(ended.reason === reason ? [] : [`ended: ${ended.reason} ${ended.detail}`]),
    ...(video.received.frames >= frames ? [] : [`${video.received.frames} pictures came`]),
    ...(audio.received.packets >= PACKETS ? [] : [`${audio.received.packets} packets of sound came`]),
    ...(share >= TONE_SHARE ? [] : [`the tone is ${share.toFixed(2)} of what was played`]),
    ...(video.received.damaged === 0 ? [] : [`${video.received.damaged} pictures were damaged`]),
  ]
}

const textsOf = (vcall: Vcall): readonly string[] =>
  vcall.events.filter(({ event }) => event === 'text').map((event) => String((event as { text?: string }).text))

const dialects = Object.values(DIALECTS).map((dialect) => [dialect.name, dialect] as const)

all('an old program', () => {
  test.concurrent.each(dialects)(
    '%s is called, and hung up on',
    async (name, dialect) => {
      const [speaker, ours] = [wav(), await freePort()]
      const doing = ['--do', `on audio ${acts(dialect)}; ${QUIT}`, '--expect', expected(dialect), ...size(dialect)]
      const peer = new OldPeer(name, ['--port', '0', '--contact', `127.0.0.1:${ours}`, ...doing])
      const address = `xmlrpc://127.0.0.1:${await peer.port()}`
      const vcall = new Vcall(['call', address, '--port', `${ours}`, ...media(speaker)])
      await vcall.waitFor('answered', ({ protocol }) => protocol === 'xmlrpc')
      vcall.say('text que tal')
      const answer = await vcall.waitFor(dialect.text === undefined ? 'text-failed' : 'text-sent')
      await Promise.all([pause(7), bothHear(vcall, peer, dialect)])
      vcall.say('end')
      expect(await heard(vcall, speaker, dialect, 'hangup')).toEqual([])
      expect(await vcall.ended()).toBe(0)
      await over(peer, dialect)
      expect(await peer.verdict()).toEqual([])
      expect(textsOf(vcall)).toEqual(dialect.text === undefined ? [] : [expect.stringContaining('hola vcall')])
      if (dialect.text === undefined) expect(answer).toMatchObject({ reason: 'unsupported' })
    },
    LIMIT_MS,
  )

  test.concurrent.each(dialects)(
    '%s calls, and stops',
    async (name, dialect) => {
      const [speaker, theirs] = [wav(), await freePort()]
      const vcall = new Vcall([
        ...['answer', '--xmlrpc', '--port', '0', '--calls', '1', '--contact-port', `${theirs}`, ...media(speaker)],
      ])
      const { port } = await vcall.waitFor('listening')
      const doing = [
        '--do',
        `${acts(dialect)}; ${sendsPictures(dialect) ? 'on video_done after 1s' : 'after 6s'} stop; ${QUIT}`,
        '--expect',
        expected(dialect).replace(/control[^;]*; /, ''),
      ]
      const peer = new OldPeer(name, [
        '--port',
        `${theirs}`,
        '--contact',
        `127.0.0.1:${port}`,
        ...doing,
        ...size(dialect),
      ])
      await vcall.waitFor('incoming', ({ protocol }) => protocol === 'xmlrpc')
      await vcall.waitFor('answered')
      await pause(1)
      vcall.say('text que tal')
      expect(await heard(vcall, speaker, dialect, 'remote-hangup')).toEqual([])
      expect(await vcall.ended()).toBe(0)
      await peer.stop()
      expect(await peer.verdict()).toEqual([])
    },
    LIMIT_MS,
  )

  const calling = async (peer: OldPeer, ...args: readonly string[]): Promise<Vcall> => {
    const address = `xmlrpc://127.0.0.1:${await peer.port()}`
    return new Vcall(['call', address, '--port', '0', ...media(wav()), ...args])
  }

  test.concurrent(
    'that shows ASCII alone is told so, and takes the text without accents',
    async () => {
      const peer = new OldPeer('mameintenso', [
        '--port',
        '0',
        '--ascii-text',
        '--expect',
        'text=nandu',
        '--do',
        'on rpc after 40s quit',
      ])
      const vcall = await calling(peer)
      await vcall.waitFor('answered')
      vcall.say('text ñandú')
      expect(await vcall.waitFor('text-failed')).toMatchObject({ reason: 'not-ascii' })
      vcall.say('text nandu')
      await vcall.waitFor('text-sent')
      vcall.say('end')
      await vcall.ended()
      await peer.stop()
      expect(await peer.verdict()).toEqual([])
    },
    LIMIT_MS,
  )

  test.concurrent(
    'whose methods answer a fault though they succeeded, in the words of either Python, goes on',
    async () => {
      const expecting = ['--expect', 'text=hola; video>=10; audio>=3', '--do', 'on text after 40s quit']
      const peer = new OldPeer('os-baach', ['--port', '0', '--no-allow-none', '--python', '3', ...expecting])
      const vcall = await calling(peer)
      await vcall.waitFor('answered')
      vcall.say('text hola')
      await vcall.waitFor('text-sent')
      await Promise.all([peer.has('video', 10), peer.has('audio', 3)])
      vcall.say('end')
      await vcall.ended()
      await peer.stop()
      expect(await peer.verdict()).toEqual([])
    },
    LIMIT_MS,
  )

  test.concurrent(
    'that plays before it answers gets sound without end, and fewer pictures, and texts in time',
    async () => {
      const doing = [
        '--do',
        'on rpc after 50s quit',
        '--expect',
        'text=uno; text=dos; video>=2; audio>=3; violation==0',
      ]
      const peer = new OldPeer('mameintenso', ['--port', '0', '--blocking-audio', ...doing])
      const vcall = await calling(peer)
      await vcall.waitFor('answered')
      await pause(3)
      for (const text of ['uno', 'dos']) vcall.say(`text ${text}`)
      await vcall.waitFor('text-sent', (event) => (event as { id?: string }).id === 'text-2')
      await Promise.all([peer.has('video', 2), peer.has('audio', 3)])
      vcall.say('end')
      await vcall.ended()
      await peer.stop()
      expect(await peer.verdict()).toEqual([])
    },
    LIMIT_MS,
  )

  test.concurrent(
    'that goes away is noticed',
    async () => {
      const peer = new OldPeer('mameintenso', ['--port', '0', '--do', 'on audio after 1s quit'])
      const vcall = await calling(peer)
      await vcall.waitFor('answered')
      expect(await vcall.waitFor('ended')).toMatchObject({ reason: 'connection-lost' })
      expect(await vcall.ended()).toBe(1)
    },
    LIMIT_MS,
  )

  test.concurrent(
    'that is not there cannot be reached',
    async () => {
      const vcall = new Vcall(['call', `xmlrpc://127.0.0.1:${await freePort()}`, '--port', '0', ...media(wav())])
      expect(await vcall.waitFor('ended')).toMatchObject({ reason: 'unreachable', detail: 'connection refused' })
      expect(await vcall.ended()).toBe(6)
    },
    LIMIT_MS,
  )

  test.concurrent(
    'that says so by --dialect is not asked',
    async () => {
      const doing = ['--do', 'on rpc after 40s quit', '--expect', 'video>=4']
      const peer = new OldPeer('reneleyva', ['--port', '0', ...doing])
      const vcall = await calling(peer, '--dialect', 'reneleyva', '--seconds', '4')
      await vcall.waitFor('answered')
      await vcall.ended()
      await peer.stop()
      expect(await peer.verdict()).toEqual([])
      expect(peer.log()).not.toContain('listMethods')
    },
    LIMIT_MS,
  )

  test.concurrent.each<[string, string[], [string, number], string]>([
    ['sends and has no camera', ['--video', 'none'], ['audio', 3], 'audio>=3; audio.hz>=430'],
    ['sends and has no microphone', ['--audio', 'none'], ['video', 10], 'video>=10; audio==0'],
  ])(
    'is called by who %s',
    async (_, lacking, sent, expecting) => {
      const peer = new OldPeer('mameintenso', ['--port', '0', '--expect', expecting, '--do', 'on rpc after 40s quit'])
      const vcall = await calling(peer, ...lacking)
      await peer.has(...sent)
      vcall.say('end')
      expect(await vcall.waitFor('ended')).toMatchObject({ reason: 'hangup' })
      await peer.stop()
      expect(await peer.verdict()).toEqual([])
    },
    LIMIT_MS,
  )
})
