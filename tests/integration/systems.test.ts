import { addressOf, answering, calling, HERE, KEY, listeningAddress, SILENT, startServer } from '../support/loopback'
import { stopAll, Vcall } from '../support/vcall'
import { closeScreens, VcallScreen } from '../support/vcall-screen'

/*
 * One interface, three systems: an address of another one is called by it, and after the call we are reached where we were.
 */

jest.setTimeout(120_000)

afterEach(async () => {
  closeScreens()
  await stopAll()
})

const OURS = ['--nick', 'ana', ...HERE, '--video', 'pattern']

/** Ana at a server, on a screen. */
const anaAt = async (server: string): Promise<VcallScreen> => {
  const screen = new VcallScreen(['--server', server, ...OURS])
  await screen.waitFor('▸ Password')
  screen.write(`secret-of-ana${KEY.enter}`)
  await screen.waitFor('1 online')
  return screen
}

/** Types into the prompt for an address. */
const call = async (screen: VcallScreen, address: string): Promise<void> => {
  screen.write('a')
  await screen.waitFor('Call an address')
  screen.write(`${address}${KEY.enter}`)
}

const hangUp = async (screen: VcallScreen): Promise<void> => {
  screen.write('h')
  await screen.waitFor('Hang up?')
  screen.write('h')
  await screen.waitFor('You hung up')
}

/** Luis, who answers over XML-RPC. */
const inChat = async (): Promise<string> => {
  const luis = new Vcall([
    'answer',
    '--xmlrpc',
    '--headless',
    '--json',
    '--video',
    'pattern',
    '--nick',
    'luis',
    ...HERE,
  ])
  return `xmlrpc://127.0.0.1:${(await luis.waitFor('listening')).port}`
}

it('from a discovery server somebody of the XML-RPC chat is called, and then others find us again', async () => {
  const server = await addressOf(startServer())
  const address = await inChat()
  const screen = await anaAt(server)
  await call(screen, address)
  await screen.waitFor('● LIVE   luis')
  await screen.moves('luis')
  await hangUp(screen)
  await screen.waitFor('back to V0/V1')
  await screen.waitFor(`ana@${server}`)
  const bob = calling('ana', 'bob', ['--server', server, '--password-stdin'])
  bob.say('secret-of-bob')
  await screen.rings()
  screen.write(KEY.enter)
  await screen.waitFor('● LIVE   bob')
  bob.say('end')
  await screen.waitFor('bob hung up')
})

it('from a discovery server somebody of a Sala Virtual is called', async () => {
  const sala = new Vcall(['server', '--sala', '--host', '127.0.0.1', '--port', '0', '--json'])
  const who = ['--sala', await addressOf(sala), '--nick', 'luis', '--host', '127.46.1.1', ...SILENT]
  const luis = new Vcall(['answer', '--headless', '--json', ...who])
  await luis.waitFor('registered')
  const screen = await anaAt(await addressOf(startServer()))
  await call(screen, 'sala://127.46.1.1')
  await screen.waitFor('● LIVE')
  await screen.waitFor('sound alone')
  await hangUp(screen)
  await screen.waitFor('back to V0/V1')
  await screen.waitFor('registered as ana')
  expect(await luis.waitFor('ended')).toMatchObject({ reason: 'remote-hangup', nick: 'ana' })
})

it('from the XML-RPC chat somebody of V0 is called, declined by nobody, and the history calls the same way again', async () => {
  const bob = answering('bob')
  const address = await addressOf(bob)
  const screen = new VcallScreen(['xmlrpc', ...OURS])
  await listeningAddress(screen)
  screen.write(`v0://${address}${KEY.enter}`)
  await screen.waitFor('● LIVE   bob')
  await hangUp(screen)
  await screen.waitFor('back to XML-RPC')
  await screen.waitFor(() => /↗ bob .*0:0\d/.test(screen.text))
  screen.write('\t')
  await screen.waitFor('┏ Calls ━')
  screen.write(KEY.enter)
  await screen.waitFor('● LIVE   bob')
  await hangUp(screen)
})

it('where nobody answers there, it is said, and we are back', async () => {
  const server = await addressOf(startServer())
  const screen = await anaAt(server)
  await call(screen, 'xmlrpc://127.0.0.1:9')
  await screen.waitFor('back to V0/V1')
  await screen.waitFor('cannot be reached')
  await screen.waitFor(`ana@${server}`)
})

it('a server that names its system is one of it: in the log in, on the screen and in plain lines', async () => {
  const address = await inChat()
  const screen = new VcallScreen(OURS)
  await screen.waitFor('▸ Password')
  screen.write(`${KEY.up}${KEY.up}${KEY.eraseAll}${address}${KEY.enter}`)
  await screen.waitFor('The chat by XML-RPC')
  // Somebody else may serve at the port that old programs know.
  screen.write(`${KEY.up}${KEY.eraseAll}0`)
  screen.write(KEY.enter)
  await screen.waitFor('Call an address')
  await screen.waitFor('listening at')
  screen.write(KEY.enter)
  await screen.waitFor('● LIVE   luis')
  await hangUp(screen)

  const sala = await addressOf(new Vcall(['server', '--sala', '--host', '127.0.0.1', '--port', '0', '--json']))
  const plain = new VcallScreen(['--plain', '--nick', 'ana', '--host', '127.46.1.2', ...SILENT])
  await plain.waitFor('Server [')
  plain.write(`sala://${sala}\r`)
  await plain.waitFor('Name [ana]')
  plain.write('\r')
  await plain.waitFor(`registered as ana at ${sala}`)
})

it('vcall login takes a server with its system, where there is one', async () => {
  const sala = await salaServer()
  const login = new VcallScreen(['login', '--host', '127.46.1.5'])
  await login.waitFor('Server:')
  login.write(`sala://${sala}\r`)
  await login.waitFor('Name:')
  login.write('eva\r')
  await login.waitFor(`${sala} takes the name eva`)
  const none = new VcallScreen(['login'])
  await none.waitFor('Server:')
  none.write('xmlrpc://\r')
  await none.waitFor('no server to log in at')
  expect(await none.exit()).toMatchObject({ exitCode: 2 })
})

it('the command line takes an address of each', async () => {
  const bob = answering('bob', ['--calls', '1'])
  const ana = calling(`v0://${await addressOf(bob)}`, 'ana', ['--seconds', '0.5'])
  expect(await ana.ended()).toBe(0)
  const who = ['--nick', 'luis', '--host', '127.46.1.3', ...SILENT]
  const luis = new Vcall(['answer', '--headless', '--json', '--sala', await salaServer(), ...who])
  await luis.waitFor('registered')
  const eva = ['--nick', 'eva', '--host', '127.46.1.4', ...SILENT]
  const caller = new Vcall(['call', 'sala://127.46.1.3', '--headless', '--json', '--seconds', '0.5', ...eva])
  expect(await caller.ended()).toBe(0)
  expect(await caller.waitFor('answered')).toMatchObject({ protocol: 'sala', nick: '127.46.1.3:6000' })
})

const salaServer = (): Promise<string> =>
  addressOf(new Vcall(['server', '--sala', '--host', '127.0.0.1', '--port', '0', '--json']))
