import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { scratch } from '../support/clips'
import { addressOf, KEY } from '../support/loopback'
import { audioOf, programOf } from '../support/processes'
import { toneShare } from '../support/tone-share'
import { ownState, stopAll, Vcall, type OwnState } from '../support/vcall'
import { closeScreens, VcallScreen } from '../support/vcall-screen'

/*
 * Sala Virtual as a person and as a script has it: the server, who answers, the interface, and the sound at both ends. All
 * are called on the same port, so each has an address of its own.
 */

jest.setTimeout(120_000)

const files = scratch()
const state = ownState()
/** Datagrams of two seconds; the tone is most of what was heard, beside the beginning and the end. */
const DATAGRAMS = 86
const TONE_SHARE = 0.3

afterEach(async () => {
  closeScreens()
  await stopAll()
})
afterAll(() => {
  files.remove()
  state.remove()
})

const startSala = (): Promise<string> =>
  addressOf(new Vcall(['server', '--sala', '--host', '127.0.0.1', '--port', '0', '--json']))

const sound = (hz: number, file: string): readonly string[] => ['--audio', `tone:${hz}`, '--speaker', `file:${file}`]

const answering = async (server: string, file: string): Promise<Vcall> => {
  const who = ['--sala', server, '--nick', 'luis', '--host', '127.45.1.1']
  const luis = new Vcall(['answer', '--headless', '--json', ...who, ...sound(440, file)])
  await luis.waitFor('registered')
  return luis
}

const heard = (file: string, hz: number): number => toneShare(readFileSync(file), hz)

it('logs in, lists, calls, is heard and hears, and hangs up', async () => {
  const [hers, his] = [join(files.folder, 'hers.wav'), join(files.folder, 'his.wav')]
  const server = await startSala()
  const luis = await answering(server, his)
  const screen = new VcallScreen(['--sala', server, '--host', '127.45.1.2', ...sound(660, hers)], { state })
  await screen.waitFor('Sala Virtual')
  expect(screen.text).not.toContain('Password')
  // A name that somebody has is refused, and may be corrected.
  screen.write(`${KEY.eraseAll}luis${KEY.enter}`)
  await screen.waitFor('somebody has it')
  screen.write(`${KEY.eraseAll}ana${KEY.enter}`)
  await screen.waitFor('2 online')
  await screen.waitFor('▸ luis')
  screen.write(KEY.enter)
  await screen.waitFor('● LIVE   luis')
  await screen.waitFor('sound alone')
  await luis.waitFor('stats', ({ audio }) => audio.received.packets > DATAGRAMS)
  screen.write('h')
  await screen.waitFor('Hang up?')
  screen.write('h')
  await screen.waitFor('You hung up')
  const ended = await luis.waitFor('ended')
  expect(ended).toMatchObject({ reason: 'remote-hangup', nick: 'ana', protocol: 'sala' })
  screen.write('q')
  await screen.exits(0)
  await luis.kill('SIGTERM')
  expect(heard(his, 660)).toBeGreaterThan(TONE_SHARE)
  expect(heard(hers, 440)).toBeGreaterThan(TONE_SHARE)
})

it('goes on from the same port when the audio process dies', async () => {
  const server = await startSala()
  const luis = await answering(server, join(files.folder, 'before.wav'))
  const call = ['call', 'luis', '--headless', '--json', '--sala', server, '--nick', 'ana', '--host', '127.45.1.5']
  const ana = new Vcall([...call, ...sound(660, join(files.folder, 'after.wav'))])
  const { audio } = await luis.waitFor('stats', (event) => event.audio.received.packets > DATAGRAMS / 2)
  const launcher = ana.child.pid ?? NaN
  process.kill(audioOf(programOf(launcher) ?? launcher) ?? NaN, 'SIGKILL')
  await ana.waitFor('notice', ({ message }) => message.includes('audio process died'))
  await luis.waitFor('stats', (event) => event.audio.received.packets > audio.received.packets + 2 * DATAGRAMS)
  ana.say('end')
  await ana.exits(0)
  expect(await luis.waitFor('ended')).toMatchObject({ reason: 'remote-hangup', nick: 'ana' })
})

describe('by script', () => {
  const run = async (args: readonly string[], own: OwnState): Promise<Vcall> => {
    const vcall = new Vcall(args, { state: own })
    await vcall.ended()
    return vcall
  }

  it('a log in is remembered, for the list and for a call', async () => {
    const own = ownState()
    const server = await startSala()
    const luis = await answering(server, join(files.folder, 'luis.wav'))
    const login = await run(['login', '--sala', server, '--nick', 'José María'], own)
    expect([await login.ended(), login.stdout]).toEqual([
      0,
      `${server} takes the name José María, remembered for next time\n`,
    ])
    expect((await run(['users'], own)).stdout.trim()).toBe('luis  127.45.1.1:6000')
    const call = ['call', 'luis', '--headless', '--json', '--host', '127.45.1.3', '--seconds', '3']
    const caller = await run([...call, ...sound(660, join(files.folder, 'jose.wav'))], own)
    await caller.exits(0)
    expect((await luis.waitFor('ended')).nick).toBe('José María')
    expect(caller.events.find(({ event }) => event === 'answered')).toMatchObject({ protocol: 'sala', nick: 'luis' })
    const out = await run(['logout'], own)
    expect([await out.ended(), out.stdout]).toEqual([0, `the name for ${server} is forgotten\n`])
    own.remove()
  })

  it.each([
    [['login', '--nick', 'luis'], 1, /somebody has it/],
    [['login', '--nick', 'finisher'], 2, /has "finish" in it/],
    [['call', 'nobody', '--headless', '--nick', 'ana', '--host', '127.45.1.4'], 6, /nobody is registered/],
    [['answer', '--headless', '--nick', 'ana', '--host', '127.45.1.1'], 1, /somebody takes part from this address/],
  ])('%j: exit code %i', async (args, code, words) => {
    const own = ownState()
    const server = await startSala()
    await answering(server, join(files.folder, 'other.wav'))
    const program = await run([...args, '--sala', server], own)
    await program.exits(code)
    expect(program.stdout + program.stderr).toMatch(words)
    own.remove()
  })

  it('a server that is none', async () => {
    const own = ownState()
    const program = await run(['login', '--sala', '127.0.0.1:9', '--nick', 'ana'], own)
    await program.exits(69)
    expect(program.stderr).toContain('vcall server --sala')
    own.remove()
  })
})
