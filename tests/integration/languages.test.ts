import { spawn } from 'node:child_process'
import { answering, addressOf, HERE } from '../support/loopback'
import { LAUNCHER, ownState, stopAll } from '../support/vcall'
import { closeScreens, VcallScreen } from '../support/vcall-screen'

jest.setTimeout(120_000)

/** Where nobody listens: the port is for root alone. */
const NOBODY = '127.0.0.1:1'

/** What a command says that runs without a terminal, and its exit code. */
const answerOf = (
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ readonly said: string; readonly code: number | null }> => {
  const state = ownState()
  const child = spawn(process.execPath, [LAUNCHER, ...args], {
    env: { ...state.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.resume()
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return new Promise((resolve) => {
    child.once('close', (code) => {
      state.remove()
      resolve({ said, code })
    })
  })
}

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

describe.each([
  [
    'es_MX.UTF-8',
    'no responde (conexión rechazada).',
    'Sin cámara: /dev/video99 no existe.',
    'Aquí no hay una terminal',
  ],
  [
    'pt_BR.UTF-8',
    'não responde (conexão recusada).',
    'Sem câmera: /dev/video99 não existe.',
    'Aqui não há um terminal',
  ],
  ['C.UTF-8', 'does not answer (connection refused).', 'No camera: /dev/video99 does not exist.', 'no terminal here'],
])('what fails is told in %s', (locale, away, noCamera, noTerminal) => {
  const env = { LC_ALL: locale }

  it('by a server that is not there, at the log in', async () => {
    const screen = new VcallScreen(['--server', NOBODY, '--nick', 'ana', ...HERE, '--video', 'pattern'], { env })
    await screen.waitFor('ana')
    screen.write('secret\r')
    // Where the form is narrow, the last word of it stands in the next line.
    await screen.waitFor(away.slice(0, away.lastIndexOf(' ')))
    expect(screen.text).not.toContain('ECONNREFUSED')
  })

  it('by the same server, to a command', async () => {
    const { said, code } = await answerOf(['users', '--server', NOBODY], env)
    expect(said).toContain(away)
    expect(said).not.toContain('ECONNREFUSED')
    expect(code).toBe(69)
  })

  it('by a camera that is not there, in a call', async () => {
    const peer = answering('luis')
    const args = ['call', await addressOf(peer), '--nick', 'ana', ...HERE, '--video', 'camera:99']
    const screen = new VcallScreen(args, { env, columns: 120, rows: 36 })
    await screen.waitFor(noCamera)
  })

  it('by a terminal that is none', async () => {
    const { said, code } = await answerOf([], env)
    expect(said).toContain(noTerminal)
    expect(code).toBe(2)
  })
})
