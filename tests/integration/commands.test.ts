import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { redThenBlue, scratch } from '../support/clips'
import { addressOf, answering, calling, registered, startServer } from '../support/loopback'
import { sharpCodec } from '../support/pictures'
import { writeQuadrants, wrongQuarters } from '../support/quadrants'
import { until } from '../support/until'
import { ownState, QUICK_RINGS, stopAll, Vcall, type VcallOptions } from '../support/vcall'

jest.setTimeout(120_000)

const files = scratch()
const still = join(files.folder, 'four.png')
const clip = join(files.folder, 'a clip.avi')
const native = join(files.folder, 'native.js')

/** Loaded before the program: names at its end the native addons that it loaded. */
const NATIVE = `
const load = process.dlopen
const loaded = []
process.dlopen = (module, file, ...rest) => { loaded.push(file); return load.call(process, module, file, ...rest) }
process.on('exit', () => process.stderr.write('native: ' + JSON.stringify(loaded)))
`

beforeAll(async () => {
  await writeQuadrants(still)
  redThenBlue(clip, 2)
  writeFileSync(native, NATIVE)
})
afterEach(stopAll)
afterAll(() => files.remove())

/** Runs to the end. */
const run = async (args: readonly string[], options?: VcallOptions): Promise<Vcall & { code: number }> => {
  const vcall = new Vcall(args, options)
  vcall.child.stdin.end()
  return Object.assign(vcall, { code: await vcall.ended() })
}

/** Ends a call that is on. */
const end = async (vcall: Vcall): Promise<number> => {
  vcall.say('end')
  return vcall.ended()
}

const VIDEO = {
  sent: { frames: expect.any(Number), bytes: expect.any(Number), fps: expect.any(Number) },
  received: {
    frames: expect.any(Number),
    bytes: expect.any(Number),
    fps: expect.any(Number),
    lost: expect.any(Number),
    late: expect.any(Number),
    damaged: expect.any(Number),
    oversize: expect.any(Number),
  },
}

describe('a headless call', () => {
  it('tells every event with its fields', async () => {
    const peer = answering('luis')
    const address = await addressOf(peer)
    const us = calling(address, 'ana')
    await us.waitFor('stats', ({ video, latencyMs }) => video.received.frames > 10 && latencyMs !== undefined)
    us.say('hold')
    await us.waitFor('held', ({ by }) => by === 'us')
    await peer.waitFor('held', ({ by }) => by === 'them')
    us.say('resume')
    await us.waitFor('resumed', ({ by }) => by === 'us')
    await peer.waitFor('resumed', ({ by }) => by === 'them')
    expect(await end(us)).toBe(0)
    await peer.waitFor('ended')
    const nick = { nick: 'ana', protocol: 'v0', address: expect.stringMatching(/^127\.0\.0\.1:\d+$/) }
    expect(us.events.map(({ event }) => event).filter((event) => !['stats', 'source', 'notice'].includes(event))) //
      .toEqual(['listening', 'calling', 'answered', 'held', 'resumed', 'ended'])
    expect(await us.waitFor('listening')).toMatchObject({ host: '127.0.0.1', port: expect.any(Number) })
    expect(await us.waitFor('answered')).toMatchObject({ nick: 'luis', protocol: 'v0', address })
    expect(await peer.waitFor('incoming')).toMatchObject(nick)
    expect(await peer.waitFor('answered')).toMatchObject(nick)
    const percentiles = { p50: expect.any(Number), p95: expect.any(Number) }
    expect(await us.waitFor('stats', ({ latencyMs }) => latencyMs !== undefined)).toMatchObject({
      video: VIDEO,
      latencyMs: percentiles,
    })
    expect(await us.waitFor('ended')).toMatchObject({
      reason: 'hangup',
      nick: 'luis',
      answered: true,
      video: VIDEO,
      latencyMs: percentiles,
    })
    expect(await peer.waitFor('ended')).toMatchObject({
      reason: 'remote-hangup',
      nick: 'ana',
      answered: true,
      video: VIDEO,
    })
    expect(us.events.every(({ time }) => Math.abs(time - Date.now() / 1000) < 120)).toBe(true)
    expect(us.stdout.trim().split('\n')).toHaveLength(us.events.length)
  })

  it('obeys the commands on its stdin', async () => {
    const peer = answering('luis')
    const us = calling(await addressOf(peer), 'ana')
    await peer.waitFor('stats', ({ video }) => video.received.fps > 10)
    us.say(`video file:${clip}`)
    await us.waitFor('source', ({ state, label }) => state === 'ready' && label.includes('a clip'))
    us.say('quality 40')
    await us.waitFor('stats', ({ video }) => video.sent.quality <= 40)
    us.say('size 160x120')
    await peer.waitFor('stats', ({ video }) => video.received.width === 160 && video.received.height === 120)
    us.say('fps 5')
    await us.waitFor('stats', ({ video }) => video.sent.fps > 3 && video.sent.fps < 8)
    us.say('video pattern')
    const patterns = (): number =>
      us.events.filter(({ event, label }) => event === 'source' && label === 'pattern').length
    await until('the pattern again', () => (patterns() === 2 ? true : undefined))
    us.say('nonsense')
    expect((await us.waitFor('error')).code).toBe('command')
    us.say('video camera:9')
    expect((await us.waitFor('error', ({ code }) => code === 'source')).message).toContain('No camera')
    await askedStats(us)
    expect(await end(us)).toBe(0)
  })

  /** `stats` is answered at once: two within less than the second that lies between others. */
  const askedStats = async (us: Vcall): Promise<void> => {
    const times = (): readonly number[] => us.events.filter(({ event }) => event === 'stats').map(({ time }) => time)
    const before = times().length
    await until('statistics', () => (times().length > before ? true : undefined))
    us.say('stats')
    const soon = (time: number, at: number, all: readonly number[]): boolean =>
      at > before && time - (all[at - 1] ?? 0) < 0.9
    await until('statistics that were asked for', () => (times().some(soon) ? true : undefined))
  }

  it('ends after --seconds and saves the picture in --snapshot', async () => {
    const peer = answering('luis', ['--video', `still:${still}`])
    const file = join(files.folder, 'last.png')
    const us = calling(await addressOf(peer), 'ana', [
      '--seconds',
      '2',
      '--snapshot',
      file,
      '--size',
      '160x120',
      '--fps',
      '10',
      '--quality',
      '30',
    ])
    await us.exits(0)
    const { seconds, video } = await us.waitFor('ended')
    expect(seconds).toBeGreaterThan(1.8)
    expect(video.sent.frames).toBeLessThan(40)
    expect(video.sent.quality).toBeLessThanOrEqual(30)
    expect((await us.waitFor('snapshot')).path).toBe(file)
    const picture = await sharpCodec().readStill(file)
    expect([picture.width, picture.height]).toEqual([320, 240])
    expect(wrongQuarters(picture)).toEqual([])
    const seen = await peer.waitFor('ended')
    expect([seen.video.received.width, seen.video.received.height]).toEqual([160, 120])
  })
})

describe('exit codes', () => {
  it.each([
    ['deny', 'denied', 3],
    ['busy', 'busy', 4],
    ['ignore', 'no-answer', 5],
  ])('--answer %s: the caller is told %s and exits %d', async (how, reason, exitCode) => {
    const env = QUICK_RINGS
    const peer = answering('luis', ['--answer', how, '--calls', '1'], { env })
    const us = calling(await addressOf(peer), 'ana', [], { env })
    await us.exits(exitCode)
    expect(await us.waitFor('ended')).toMatchObject({ reason, answered: false })
    await peer.exits(0)
  })

  it('6: nobody is there, or nobody of that name', async () => {
    const gone = answering('luis')
    const address = await addressOf(gone)
    await gone.kill('SIGKILL')
    const us = calling(address, 'ana')
    await us.exits(6)
    expect((await us.waitFor('ended')).reason).toBe('unreachable')
    const server = await addressOf(startServer())
    const asking = calling('nobody', 'ana', ['--server', server, '--password-stdin'])
    asking.say('secret')
    await asking.exits(6)
    expect((await asking.waitFor('ended')).reason).toBe('unknown-user')
  })

  it('69: no server; 77: wrong password; each with an error event and a line', async () => {
    const server = await addressOf(startServer())
    await registered('luis', server)
    const wrong = answering('luis', ['--server', server, '--password-stdin'])
    wrong.say('guessed')
    await wrong.exits(77)
    expect(await wrong.waitFor('error')).toMatchObject({ code: 'wrong-password' })
    expect(wrong.stderr).toMatch(/^vcall: .*luis.*\n$/)
    const lost = answering('luis', ['--server', '127.0.0.1:1', '--password-stdin'])
    lost.say('secret')
    await lost.exits(69)
    expect((await lost.waitFor('error')).message).toContain('127.0.0.1:1')
  })

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('128+n: %s, and the peer is told', async (signal, exitCode) => {
    const peer = answering('luis')
    const us = calling(await addressOf(peer), 'ana')
    await us.waitFor('answered')
    expect(await us.kill(signal)).toBe(exitCode)
    expect((await us.waitFor('ended')).reason).toBe('hangup')
    expect((await peer.waitFor('ended')).reason).toBe('remote-hangup')
  })

  it.each([
    [['call', 'a:1', '--headless', '--fps', '0']],
    [['call', 'a:1', '--headless', '--video', 'nonsense']],
    [['call', 'a:1', '--headless', '--size', '1x1']],
    [['call', 'a:1', '--headless', '--quality', '101']],
    [['call', 'a:1', '--headless', '--profile', '../x']],
    [['call', 'luis', '--headless']],
    [['answer', '--headless', '--answer', 'perhaps']],
    [['call', 'a:1', '--json']],
    [['nonsense']],
    [['call', 'a:1', '--no-such-option']],
  ])('2: %j', async (args) => {
    const { code, stdout, stderr } = await run(args)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).not.toBe('')
  })
})

describe('people', () => {
  it('login, users and query; the login is remembered for each profile', async () => {
    const server = await addressOf(startServer())
    const peer = await registered('luis', server)
    const state = ownState()
    try {
      const login = new Vcall(
        ['login', '--server', server, '--nick', 'eva', '--password-stdin', '--profile', 'eva', '--port', '7777'],
        { state },
      )
      login.say('secret')
      await login.exits(0)
      const users = await run(['users', '--json', '--profile', 'eva'], { state })
      const list = users.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { nick: string })
      expect(list.map(({ nick }) => nick).sort()).toEqual(['eva', 'luis'])
      expect((await run(['users', '--profile', 'eva'], { state })).stdout).toMatch(/^eva .*127\.0\.0\.1:7777/m)
      const found = await run(['query', 'luis', '--json', '--profile', 'eva'], { state })
      expect(JSON.parse(found.stdout)).toMatchObject({
        nick: 'luis',
        host: '127.0.0.1',
        port: (await peer.waitFor('listening')).port,
        protocols: ['V0'],
      })
      const unknown = await run(['query', 'nobody', '--profile', 'eva'], { state })
      expect([unknown.code, unknown.stderr]).toEqual([6, expect.stringContaining('nobody')])
      const other = await run(['users'], { state })
      expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('vcall login')])
    } finally {
      state.remove()
    }
  })

  it('options may stand before the command', async () => {
    const server = await addressOf(startServer())
    const login = new Vcall(['--password-stdin', '--nick', 'eva', 'login', '--server', server])
    login.say('secret')
    expect([await login.ended(), login.stdout]).toEqual([0, expect.stringContaining('registered as eva')])
  })

  it('the server tells as JSON who came', async () => {
    const server = startServer()
    const address = await addressOf(server)
    await registered('luis', address)
    expect(await server.waitFor('registered')).toMatchObject({
      nick: 'luis',
      host: '127.0.0.1',
      time: expect.any(Number),
    })
    expect(await server.kill('SIGTERM')).toBe(143)
  })

  it('a call by nick goes through the server', async () => {
    const server = await addressOf(startServer())
    const peer = await registered('luis', server)
    const us = calling('luis', 'ana', ['--server', server, '--password-stdin', '--seconds', '1'])
    us.say('secret-of-ana')
    await us.exits(0)
    expect(await us.waitFor('registered')).toMatchObject({ nick: 'ana', server })
    expect((await peer.waitFor('incoming')).nick).toBe('ana')
  })
})

describe('what needs no call', () => {
  it.each([[['--help']], [['--version']], [['call', '--help']]])('%j loads no native package', async (args) => {
    const { code, stderr } = await run(args, { env: { NODE_OPTIONS: `--require=${native}` } })
    expect([code, stderr]).toEqual([0, 'native: []'])
  })

  it('the server loads one, for its passwords: what looks on sees it', async () => {
    const server = new Vcall(['server', '--host', '127.0.0.1', '--port', '0', '--json'], {
      env: { NODE_OPTIONS: `--require=${native}` },
    })
    await registered('luis', await addressOf(server))
    await server.kill('SIGTERM')
    expect(server.stderr).toMatch(/argon2/)
  })

  it('the help names the commands, the exit codes and the commands on stdin', async () => {
    const { stdout } = await run(['--help'])
    for (const words of ['login', 'call', 'answer', 'users', 'query', 'server', 'demo', 'doctor'])
      expect(stdout).toMatch(new RegExp(`^ +${words}\\b`, 'm'))
    for (const code of [0, 1, 2, 3, 4, 5, 6, 69, 77]) expect(stdout).toMatch(new RegExp(`\\b${code} {2,}\\w`))
    expect(stdout).toContain('128+n')
    for (const words of ['hold', 'resume', 'end', 'video', 'quality', 'stats']) expect(stdout).toContain(words)
  })

  it('the demo is a call on loopback, told by both ends', async () => {
    const demo = new Vcall(['demo', '--headless', '--json', '--seconds', '3', '--video', 'pattern'])
    await demo.exits(0)
    for (const who of ['ana', 'luis']) {
      const ended = await demo.waitFor('ended', ({ end: side }) => side === who)
      expect(ended.video.received.frames).toBeGreaterThan(40)
      expect(ended.video.received.damaged).toBe(0)
    }
  })
})
