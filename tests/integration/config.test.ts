import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ownState, stopAll, Vcall, type OwnState } from '../support/vcall'

jest.setTimeout(120_000)

let state: OwnState
let path: string

beforeEach(() => {
  state = ownState()
  path = join(state.folder, 'vcall', 'config.toml')
})
afterEach(async () => {
  await stopAll()
  state.remove()
})

const plant = (text: string): void => {
  mkdirSync(join(state.folder, 'vcall'), { recursive: true })
  writeFileSync(path, text)
}

/** Runs to the end. */
const run = async (...args: readonly string[]): Promise<Vcall & { code: number }> => {
  const vcall = new Vcall(args, { state })
  vcall.child.stdin.end()
  return Object.assign(vcall, { code: await vcall.ended() })
}

describe('vcall config', () => {
  it('lists all settings without a file', async () => {
    const { code, stdout } = await run('config')
    expect(code).toBe(0)
    expect(stdout).toContain(`${path} (not there`)
    expect(stdout).toMatch(/\[video\]\n {2}source +camera +default {2}Where your picture comes from/)
  })

  it('sets one, shows it, takes it out', async () => {
    plant('# mine\n[sound] # here\n')
    expect((await run('config', 'sound.volume', '80')).code).toBe(0)
    expect(readFileSync(path, 'utf8')).toBe('# mine\n[sound] # here\nvolume = 80\n')
    expect((await run('config', 'sound.volume')).stdout).toMatch(
      /^sound\.volume = 80 {2}\(file\)\nHow loud .* --volume\n$/,
    )
    const shown = await run('config', '--json', 'sound.volume')
    expect(JSON.parse(shown.stdout)).toMatchObject({ key: 'sound.volume', value: 80, from: 'file', option: '--volume' })
    expect((await run('config', '--unset', 'sound.volume')).stdout).toContain('sound.volume = 100  (default)')
    expect(readFileSync(path, 'utf8')).toBe('# mine\n[sound] # here\n')
  })

  it('is for programs, too', async () => {
    const { path: file, settings } = JSON.parse((await run('config', '--json')).stdout)
    expect(file).toBe(path)
    expect(settings).toContainEqual(expect.objectContaining({ key: 'account.nick', value: null, from: 'default' }))
    expect((await run('config', '--path')).stdout).toBe(`${path}\n`)
  })

  it.each([
    [['config', 'sound.volume', 'loud'], 'vcall: sound.volume takes a whole number from 0 to 400, not "loud"\n'],
    [['config', 'sound.volum'], 'vcall: there is no setting sound.volum; is sound.volume meant?\n'],
    [['config', '--unset', 'sound.volum'], 'vcall: there is no setting sound.volum; is sound.volume meant?\n'],
    [
      ['config', '--unset', 'sound.gain', 'sound.volume'],
      'vcall: --unset takes one setting; what is sound.volume for?\n',
    ],
  ])('%j ends with 2 and says why', async (words, why) => {
    const { code, stderr } = await run(...words)
    expect(stderr).toBe(why)
    expect(code).toBe(2)
  })
})

describe('a mistake in the file', () => {
  it.each([['answer', '--headless'], ['users'], ['demo', '--headless'], ['play', 'x.png'], ['config']])(
    'ends %s with 2, and one line',
    async (...words) => {
      plant('[sound]\n\nvolume = "lo\\u001bud"\n')
      const { code, stderr } = await run(...words)
      expect(stderr).toBe(`vcall: ${path}:3: sound.volume takes a whole number from 0 to 400, not "loud"\n`)
      expect(code).toBe(2)
    },
  )

  it('is nothing to those who do not read it', async () => {
    plant('[')
    expect((await run('--help')).code).toBe(0)
  })

  it('is found by the doctor', async () => {
    plant('[sound]\nvolume = "loud"\n')
    const { code, stdout } = await run('doctor', '--json')
    expect(JSON.parse(stdout).checks.config).toMatchObject({ sign: 'broken', path })
    expect(JSON.parse(stdout).checks.config.summary).toContain(`${path}:2: sound.volume`)
    expect(code).toBe(1)
  })
})

describe('a file that is right', () => {
  const listening = async (...args: readonly string[]): Promise<string> => {
    const quiet = ['--video', 'pattern', '--audio', 'none', '--speaker', 'none', '--port', '0']
    const vcall = new Vcall(['answer', '--headless', '--json', ...quiet, ...args], { state })
    const { host } = await vcall.waitFor('listening')
    vcall.say('end')
    vcall.child.stdin.end()
    await vcall.kill('SIGTERM')
    return host
  }

  it('says where we listen, and gives way to the command line', async () => {
    plant('[account]\nhost = "127.0.0.2"\nserver = "127.0.0.1:9"\n')
    expect(await listening()).toBe('127.0.0.2')
    expect(await listening('--host', '127.0.0.3')).toBe('127.0.0.3')
  })

  it('comes before the last login', async () => {
    mkdirSync(join(state.folder, 'vcall', 'default'), { recursive: true })
    const login = { server: '127.0.0.1:10', nick: 'ana' }
    writeFileSync(join(state.folder, 'vcall', 'default', 'login.json'), JSON.stringify(login))
    expect((await run('users')).stderr).toContain('127.0.0.1:10 ')
    plant('[account]\nserver = "127.0.0.1:9"\n')
    expect((await run('users')).stderr).toContain('127.0.0.1:9 ')
    expect((await run('users', '--server', '127.0.0.1:11')).stderr).toContain('127.0.0.1:11 ')
  })

  it('is counted by the doctor', async () => {
    plant('[sound]\nvolume = 80\ngain = true\n')
    const { stdout } = await run('doctor', '--json')
    expect(JSON.parse(stdout).checks.config).toMatchObject({ sign: 'ok', settings: 2 })
  })
})
