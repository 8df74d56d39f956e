import { Option } from 'commander'
import { runCli } from '../src/cli'
import { attributeOf } from '../src/config/setting'
import { SETTINGS } from '../src/config/settings'

/** The exit code of a command line, and what it said on stderr. */
const run = async (...words: readonly string[]): Promise<{ readonly code: number; readonly said: string }> => {
  let said = ''
  const spy = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text)
    return true
  })
  try {
    return { code: await runCli(['node', 'vcall', ...words]), said }
  } finally {
    spy.mockRestore()
  }
}

beforeAll(() => {
  process.env.XDG_CONFIG_HOME = '/nowhere'
})

describe('a command line that cannot be meant', () => {
  it.each([
    [['luis'], '"luis" is no command. To call somebody: vcall call luis.'],
    [['cal', 'luis'], '"cal" is no command.'],
    [['call'], 'who'],
    [['call', 'ana', 'luis'], 'too many arguments'],
    [['users', 'ana'], 'too many arguments'],
    [['--frob'], '--frob'],
    [['answer', '--headless', '--answer', 'maybe'], '--answer takes accept, deny, busy or ignore'],
    [['answer', '--headless', '--size', '640'], '--size takes WxH'],
    [['users', '--server', 'a b'], '--server takes HOST:PORT'],
  ])('%j ends with 2 and says why', async (words, why) => {
    const { code, said } = await run(...words)
    expect(said).toContain(why)
    expect(code).toBe(2)
  })

  it('shows nothing of it that a terminal would obey', async () => {
    const { said } = await run('\u001b[2Jx')
    expect(said).toContain('is no command')
    expect(said).not.toContain('\u001b')
  })
})

describe.each([
  ['es_MX.UTF-8', 'Error: No existe la opción «--frob»', 'no es un comando', '--size lleva ANCHOxALTO'],
  ['pt_BR.UTF-8', 'Erro: Não existe a opção “--frob”', 'não é um comando', '--size leva LARGURAxALTURA'],
])('in the language of %s', (locale, option, command, size) => {
  beforeAll(() => {
    process.env.LC_ALL = locale
  })
  afterAll(() => {
    process.env.LC_ALL = 'C.UTF-8'
  })

  it.each([
    [['--frob'], option],
    [['cal', 'luis'], command],
    [['answer', '--headless', '--size', '640'], size],
  ])('%j is told so', async (words, why) => {
    const { code, said } = await run(...words)
    expect(said).toContain(why)
    expect(said).not.toMatch(/\b(the|is|takes|unknown)\b/)
    expect(code).toBe(2)
  })

  it('a program is told English', async () => {
    const { said } = await run('answer', '--headless', '--json', '--size', '640')
    expect(said).toContain('--size takes WxH')
  })
})

describe('each setting of the configuration file stands for an option', () => {
  it.each(SETTINGS.map((setting) => [setting.option, setting] as const))('%s', async (option, setting) => {
    const isSwitch = setting.kind === 'switch'
    const { code, said } = await run('call', option, ...(isSwitch ? [] : ['']))
    expect(said).toContain(isSwitch ? "missing required argument 'who'" : ' takes ')
    expect(code).toBe(2)
    expect(new Option(`${option} <value>`).attributeName()).toBe(attributeOf(setting))
  })

  it.each(['--no-echo-cancel', '--no-denoise', '--no-gain', '--no-quiet'])('and %s is there', async (option) => {
    expect((await run('call', option)).said).toContain("missing required argument 'who'")
  })
})
