import { addressOf, answering, HERE, KEY } from '../support/loopback'
import { stopAll, type Vcall } from '../support/vcall'
import { closeScreens, VcallScreen } from '../support/vcall-screen'

jest.setTimeout(120_000)

afterEach(async () => {
  closeScreens()
  await stopAll()
})

/** Ana on a screen, in a call with luis that carries text. */
const texting = async (): Promise<{ readonly peer: Vcall; readonly screen: VcallScreen }> => {
  const peer = answering('luis', ['--xmlrpc'])
  const target = `xmlrpc://${await addressOf(peer)}`
  const screen = new VcallScreen(['call', target, '--nick', 'ana', ...HERE, '--video', 'pattern'])
  await screen.waitFor('● LIVE')
  return { peer, screen }
}

it('t opens the text: what is written goes there, what comes is shown, and what nobody saw is counted', async () => {
  const { peer, screen } = await texting()
  peer.say('text hola, ¿me lees?')
  await screen.waitFor('t 1 unread')
  screen.write('t')
  await screen.waitFor(/luis +hola, ¿me lees\?/)
  await screen.lacks('unread')

  screen.write(`sí, te leo${KEY.enter}`)
  expect(await peer.waitFor('text')).toMatchObject({ nick: 'ana', text: 'sí, te leo' })
  await screen.waitFor(/sí, te leo\s✓/)

  // Lines that are pasted are one text each; keys of the call are letters here.
  screen.write(`\x1b[200~uno\nhq p\x1b[201~${KEY.enter}`)
  await screen.waitFor(/hq p\s✓/)
  screen.write(KEY.escape)
  await screen.lacks('hola, ¿me lees?')
  screen.write('hh')
  await screen.waitFor('You hung up')
})

it('what comes in cannot reach the terminal but as letters', async () => {
  const { peer, screen } = await texting()
  screen.write('t')
  await screen.waitFor('nothing was written yet')
  // What XML can carry: a control sequence in one character, a line of its own, letters that turn around.
  peer.say('text one\x9b2Jtwo\x9b31m\u202ethree')
  await screen.waitFor(/luis +one2Jtwo31mthree/)
  await screen.waitFor('● LIVE')
})

it('V0 and V1 carry no text, which one line says', async () => {
  const peer = answering('luis')
  const screen = new VcallScreen(['call', await addressOf(peer), '--nick', 'ana', ...HERE, '--video', 'pattern'])
  await screen.waitFor('● LIVE')
  screen.write('t')
  await screen.waitFor('This kind of call carries no text.')
})
