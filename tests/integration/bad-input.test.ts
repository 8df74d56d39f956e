import { createSocket } from 'node:dgram'
import { connect } from 'node:net'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodeVideo } from '../../src/protocol/media/video-datagram'
import { scratch } from '../support/clips'
import { closeFalseServers, falseServer } from '../support/false-server'
import {
  addressOf,
  answering,
  calling,
  HERE,
  KEY,
  listeningAddress,
  registered,
  screenCall,
  startServer,
} from '../support/loopback'
import { openCvCodec } from '../support/pictures'
import { residentBytes, videoOf } from '../support/processes'
import { quadrants } from '../support/quadrants'
import { randomDatagram } from '../support/random-datagrams'
import { until } from '../support/until'
import { stopAll, Vcall, type VcallEvent } from '../support/vcall'
import { closeScreens, VcallScreen } from '../support/vcall-screen'

jest.setTimeout(120_000)

const files = scratch()

afterEach(async () => {
  closeFalseServers()
  closeScreens()
  await stopAll()
})
afterAll(() => files.remove())

/** A title for the window, a device control string and C1 controls, as UTF-8 and as bare bytes. */
const EVIL = '\x1b]0;evil\x07\x1bP1;2evil\x1b\\\u009b31m\u009d0;evil\u009c\x1b[2J'
const EVIL_BYTES = Buffer.concat([Buffer.from(EVIL), Buffer.from([0x9b, 0x33, 0x31, 0x6d])])

/** What a terminal would act upon, if any of it came through. */
const evilIn = (raw: string): readonly string[] =>
  ['\x1b]0;evil', '\x1bP1;2evil', '\u009b', '\u009d', '\x9b'].filter((part) => raw.includes(part))

/** Logs a new screen in at a server. */
const logIn = async (server: string): Promise<VcallScreen> => {
  const screen = new VcallScreen(['--server', server, '--nick', 'ana', ...HERE, '--video', 'pattern'])
  await screen.waitFor('▸ Password')
  screen.write(`secret-of-ana${KEY.enter}`)
  return screen
}

describe('escape sequences of others never reach the terminal', () => {
  it('as a nick in the list of a server', async () => {
    const server = await falseServer((request) =>
      request.startsWith('REGISTER')
        ? 'OK WELCOME ana 1521798459.6474934'
        : Buffer.concat([
            Buffer.from('OK USERS_LIST 2 ma'),
            EVIL_BYTES,
            Buffer.from('rta 10.0.0.9 5001 1521798459.1#luis 10.0.0.7 5001 1521798459.1#'),
          ]),
    )
    const screen = await logIn(server.address)
    await screen.waitFor(/ma.*evil[^]*luis|luis[^]*ma.*evil/)
    screen.write('/evil')
    await screen.waitFor('/ evil')
    expect(evilIn(screen.raw)).toEqual([])
  })

  it('in a refusal of a server', async () => {
    const server = await falseServer(() => Buffer.concat([Buffer.from('NOK '), EVIL_BYTES]))
    const screen = await logIn(server.address)
    await screen.waitFor(() => screen.text.includes('▸') && screen.text.includes('evil'))
    expect(evilIn(screen.raw)).toEqual([])
  })

  it('in a refusal of a server, on the command line', async () => {
    const server = await falseServer(() => Buffer.concat([Buffer.from('NOK '), EVIL_BYTES]))
    const screen = new VcallScreen(['users', '--server', server.address])
    expect((await screen.exit()).exitCode).not.toBe(0)
    expect(screen.text).toContain('vcall: ')
    expect(evilIn(screen.raw)).toEqual([])
  })

  it('as the nick of an invitation', async () => {
    const screen = new VcallScreen(['answer', '--nick', 'ana', ...HERE, '--video', 'pattern'])
    const [, port] = (await listeningAddress(screen)).split(':')
    const caller = connect(Number(port), '127.0.0.1')
    caller.on('error', () => undefined)
    caller.write(Buffer.concat([Buffer.from('CALLING ma'), EVIL_BYTES, Buffer.from('rta 5001')]))
    await screen.rings()
    screen.write(KEY.enter)
    await screen.waitFor('● LIVE')
    screen.write('l')
    await screen.waitFor('┌ Log')
    await screen.waitFor(/ma.*rta/)
    expect(evilIn(screen.raw)).toEqual([])
    caller.destroy()
    await screen.waitFor('not in a call')
    expect(evilIn(screen.raw)).toEqual([])
  })
})

describe('what is missing or broken is said in one line, and the call goes on', () => {
  it('a server that dies in a call', async () => {
    const server = startServer()
    const address = await addressOf(server)
    await registered('luis', address)
    const screen = await logIn(address)
    await screen.waitFor('▸ luis')
    screen.write(KEY.enter)
    await screen.moves('luis')
    await server.kill('SIGKILL')
    await screen.moves('luis')
    await screen.waitFor('● LIVE   luis')
    screen.write('hh')
    await screen.waitFor('You hung up')
    screen.write('r')
    await screen.waitFor('does not answer')
    await screen.waitFor(address)
  })

  it.each([
    ['an absent camera', 'camera:9', /No camera: .*9 does not exist\. You are seen as a still picture/],
    ['a broken video file', `file:${join(files.folder, 'broken.mp4')}`, /The video .*broken\.mp4 cannot be read/],
    [
      'a video file that is not there',
      `file:${join(files.folder, 'none.mp4')}`,
      /The video .*none\.mp4 does not exist/,
    ],
  ])('%s', async (_, source, words) => {
    writeFileSync(join(files.folder, 'broken.mp4'), Buffer.alloc(5000, 'not a video '))
    const { screen, peer } = await screenCall({ ours: source, columns: 120 })
    await screen.moves('luis')
    const seen = await peer.waitFor('stats', ({ video }) => video.received.frames >= 3)
    expect(seen.video.received.damaged).toBe(0)
    screen.write('l')
    await screen.waitFor(words)
    await screen.waitFor('● LIVE')
  })
})

/** What was written once the terminal had told what it can do, for which it is asked to try a colour. */
const afterTheQuestions = (screen: VcallScreen): string => screen.raw.replace('\x1b[48;2;1;2;3m', '')

describe('a terminal that cannot show everything', () => {
  it('of 20x5 cells says so, and can be left', async () => {
    const screen = new VcallScreen([...HERE, '--video', 'pattern'], { columns: 20, rows: 5 })
    await screen.waitFor('too small (20x5)')
    screen.write('q')
    await screen.exits(0)
    expect(screen.restored).toBe(true)
  })

  it('that is none: one line, exit code 2', async () => {
    const vcall = new Vcall([])
    await vcall.exits(2)
    expect(vcall.stdout).toBe('')
    expect(vcall.stderr).toMatch(/^vcall: There is no terminal here.*--headless.*\n$/)
  })

  it('that is dumb: plain lines, of which nothing is drawn over', async () => {
    const screen = new VcallScreen([...HERE], { env: { TERM: 'dumb' } })
    await screen.waitFor('vcall in plain lines')
    expect(screen.alternate).toBe(false)
    screen.write('\x03')
    await screen.exit()
    expect(screen.restored).toBe(true)
  })

  it('of 256 colours gets a picture of these', async () => {
    const { screen } = await screenCall({ answer: (reply) => reply })
    await screen.moves('luis', (cell) => /^\d+\/\d+$/.test(cell))
    expect(afterTheQuestions(screen)).not.toMatch(/[34]8;2;/)
  })

  it('without colours gets a picture of characters', async () => {
    const { screen } = await screenCall({ env: { NO_COLOR: '1' } })
    await screen.waitFor(() => new Set(screen.paneText('luis')).size > 5 && !screen.text.includes('no video'))
    const before = screen.paneText('luis')
    await screen.waitFor(() => screen.paneText('luis') !== before)
    expect(afterTheQuestions(screen)).not.toMatch(/[34]8;[25];/)
  })
})

describe('hostile datagrams', () => {
  it('100,000 of them, and a header that lies, leave a call alive and its memory flat', async () => {
    const peer = answering('luis')
    const us = calling(await addressOf(peer), 'ana')
    await us.waitFor('stats', ({ video }) => video.received.frames > 20)
    const { port } = await us.waitFor('listening')
    const video = await until('the video process', () => videoOf(us.child.pid ?? 0))
    await flood(port, 20_000)
    await settled(us)
    const beforeBytes = residentBytes(video)
    await flood(port, 100_000)
    const { video: counted } = await settled(us)
    expect(residentBytes(video) - beforeBytes).toBeLessThan(64 * 1024 * 1024)
    expect(counted.received.damaged).toBeGreaterThan(1000)
    expect(counted.received.oversize).toBeGreaterThan(0)
    us.say('end')
    await us.exits(0)
  })

  /** Sends from another port of the peer's address, not faster than the machine takes them. */
  const flood = async (port: number, count: number): Promise<void> => {
    const jpeg = Buffer.from(await openCvCodec().encodeJpeg(quadrants(), 70))
    const header = { order: 1_000_000, madeAtMs: Date.now(), width: 320, height: 240, fps: 25 }
    const good = encodeVideo(header, jpeg)
    const lying = encodeVideo({ ...header, width: 65_535, height: 65_535 }, withSize(jpeg, 65_535, 65_535))
    const socket = createSocket('udp4')
    for (let number = 0; number < count; number++) {
      const datagram = number % 1000 === 0 ? lying : randomDatagram(number, good)
      const sent = new Promise((resolve) => socket.send(datagram, port, '127.0.0.1', resolve))
      if (number % 16 === 0) await sent
    }
    socket.close()
  }

  /** The picture with another size in its frame header (SOF0, JPEG B.2.2). */
  const withSize = (jpeg: Buffer, width: number, height: number): Buffer => {
    const copy = Buffer.from(jpeg)
    const at = copy.indexOf(Buffer.from([0xff, 0xc0]))
    copy.writeUInt16BE(height, at + 5)
    copy.writeUInt16BE(width, at + 7)
    return copy
  }

  /** Counters that grow again by the peer's own pictures. */
  const settled = async (us: Vcall): ReturnType<Vcall['waitFor']> => {
    const told = (): readonly VcallEvent[] => us.events.filter(({ event }) => event === 'stats')
    const from = told().length
    const last = await until('statistics', () => (told().length > from + 1 ? told().at(-1) : undefined))
    const { frames } = last.video.received
    return us.waitFor('stats', ({ time, video }) => time > last.time && video.received.frames > frames)
  }
})
