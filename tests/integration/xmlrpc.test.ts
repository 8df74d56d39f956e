import { createServer } from 'node:net'
import { freePort } from '../support/free-port'
import { HERE, KEY } from '../support/loopback'
import { transportOf } from '../support/processes'
import { stopAll, Vcall } from '../support/vcall'
import { closeScreens, VcallScreen } from '../support/vcall-screen'

/*
 * Two vcalls over XML-RPC: they ring, answer, hold and hang up as the old programs cannot; what becomes of the one when the
 * other, or a process of its own, is gone; and two programs on one machine.
 */

jest.setTimeout(120_000)

const COMMON = ['--headless', '--json', '--video', 'pattern', ...HERE] as const

afterEach(async () => {
  closeScreens()
  await stopAll()
})

const answering = (nick: string, ...args: readonly string[]): Vcall =>
  new Vcall(['answer', '--xmlrpc', '--nick', nick, ...COMMON, ...args])

const addressOf = async (vcall: Vcall): Promise<string> =>
  `xmlrpc://127.0.0.1:${(await vcall.waitFor('listening')).port}`

const calling = (address: string, nick: string, ...args: readonly string[]): Vcall =>
  new Vcall(['call', address, '--nick', nick, ...COMMON, ...args])

const inCall = async (...args: readonly string[]): Promise<{ readonly ana: Vcall; readonly luis: Vcall }> => {
  const luis = answering('luis')
  const ana = calling(await addressOf(luis), 'ana', ...args)
  await Promise.all([ana.waitFor('answered'), luis.waitFor('answered')])
  return { ana, luis }
}

const pictures = (vcall: Vcall, least: number): Promise<unknown> =>
  vcall.waitFor('stats', ({ video }) => video.received.frames >= least)

/** Of a process that was not found nothing may be killed: 0 would be all of us. */
const killHard = (pid: number | undefined): void => {
  if (pid === undefined) throw new Error('there is no such process')
  process.kill(pid, 'SIGKILL')
}

test('a call rings, is taken, held, resumed and hung up, and pictures go both ways', async () => {
  const { ana, luis } = await inCall()
  expect(await luis.waitFor('incoming')).toMatchObject({ nick: 'ana', protocol: 'xmlrpc' })
  await Promise.all([pictures(ana, 10), pictures(luis, 10)])
  ana.say('hold')
  await luis.waitFor('held', ({ by }) => by === 'them')
  ana.say('resume')
  await luis.waitFor('resumed', ({ by }) => by === 'them')
  luis.say('end')
  expect(await ana.waitFor('ended')).toMatchObject({ reason: 'remote-hangup', nick: 'luis', answered: true })
  await ana.exits(0)
})

test.each([
  ['deny', 'denied', 3],
  ['busy', 'busy', 4],
] as const)('who answers %s is heard', async (answer, reason, code) => {
  const ana = calling(await addressOf(answering('luis', '--answer', answer)), 'ana')
  expect(await ana.waitFor('ended')).toMatchObject({ reason, answered: false })
  await ana.exits(code)
})

test('a call that is given up rings no more, and a second caller is told busy', async () => {
  const luis = answering('luis', '--answer', 'ignore')
  const address = await addressOf(luis)
  const ana = calling(address, 'ana')
  await luis.waitFor('incoming')
  const eva = calling(address, 'eva')
  expect(await eva.waitFor('ended')).toMatchObject({ reason: 'busy' })
  await luis.waitFor('missed', ({ nick }) => nick === 'eva')
  ana.say('end')
  expect(await luis.waitFor('ended')).toMatchObject({ reason: 'remote-hangup', answered: false })
})

test('who is gone without a word is missed within seconds', async () => {
  const { ana, luis } = await inCall()
  await pictures(ana, 5)
  killHard(luis.child.pid)
  expect(await ana.waitFor('ended')).toMatchObject({ reason: 'connection-lost' })
})

test('the transport process dies, and the call goes on', async () => {
  const { ana } = await inCall()
  await pictures(ana, 5)
  // Headless, the launcher is the program.
  killHard(transportOf(ana.child.pid ?? 0))
  const before = ana.events.findLast(({ event }) => event === 'stats')?.video.received.frames ?? 0
  await pictures(ana, before + 30)
  expect(ana.events.some(({ event }) => event === 'ended')).toBe(false)
})

test('two programs on one machine, each of which knows the port of the other, speak in the interface', async () => {
  const [hers, his] = [await freePort(), await freePort()]
  const local = (nick: string, port: number, other: number): VcallScreen => {
    const media = ['--video', 'pattern', '--audio', 'none', '--speaker', 'none']
    const ports = ['--port', `${port}`, '--contact-port', `${other}`]
    return new VcallScreen(['xmlrpc', 'local', '--nick', nick, ...ports, ...media])
  }
  const [ana, luis] = [local('ana', hers, his), local('luis', his, hers)]
  await Promise.all([ana.waitFor(`127.0.0.1:${his}`), luis.waitFor(`127.0.0.1:${hers}`)])
  luis.write(KEY.escape)
  // The prompt is there before the port is.
  await luis.waitFor('listening at')
  ana.write(KEY.enter)
  await luis.rings()
  luis.write('a')
  await Promise.all([ana.waitFor('● LIVE'), luis.waitFor('● LIVE')])
  await ana.waitFor('luis')
})

test('the address of a contact needs no port, and an old one that is not there is told', async () => {
  const screen = new VcallScreen(['xmlrpc', '--nick', 'ana', ...HERE, '--video', 'pattern', '--contact-port', '9'])
  await screen.waitFor('host:port')
  screen.write('127.0.0.1')
  screen.write(KEY.enter)
  await screen.waitFor(/refused|reached|unreachable/i)
})

describe('where the port is taken that old programs call', () => {
  // An address that no other test serves at.
  const host = '127.0.0.77'
  const taken = createServer()
  beforeAll(() => new Promise<void>((done) => taken.listen(5000, host, done)))
  afterAll(() => taken.close())

  it('is said which one is called instead', async () => {
    const silent = ['--video', 'none', '--audio', 'none', '--speaker', 'none']
    const luis = new Vcall(['answer', '--xmlrpc', '--headless', '--json', '--host', host, ...silent])
    const { message } = await luis.waitFor('notice')
    const { port } = await luis.waitFor('listening')
    expect(message).toContain(`calls come to port ${port}: old programs look for you at 5000`)
  })
})
