import { answering, addressOf, HERE } from '../support/loopback'
import { stopAll } from '../support/vcall'
import { closeScreens, VcallScreen } from '../support/vcall-screen'

jest.setTimeout(120_000)

afterEach(async () => {
  closeScreens()
  await stopAll()
})

it.each([
  ['es_MX.UTF-8', ['Iniciar sesión', 'Contraseña', 'Enter entrar']],
  ['pt_BR.UTF-8', ['Senha', 'Seu endereço']],
  ['de_DE.UTF-8', ['Log in', 'Password']],
] as const)('in %s the first screen speaks as the environment does', async (locale, texts) => {
  const screen = new VcallScreen([...HERE], { env: { LC_ALL: locale } })
  for (const text of texts) await screen.waitFor(text)
})

it('a call goes on in Spanish to its end', async () => {
  const peer = answering('luis')
  const screen = new VcallScreen(['call', await addressOf(peer), '--nick', 'ana', ...HERE, '--video', 'pattern'], {
    env: { LC_ALL: 'es_AR.UTF-8' },
  })
  await screen.waitFor('● EN VIVO')
  screen.write('p')
  await screen.waitFor('en pausa por ti')
  screen.write('r')
  await screen.waitFor('ambos envían')
  screen.write('hh')
  await screen.waitFor('Colgaste. La llamada con')
  expect(screen.text).not.toContain('You hung up')
})
