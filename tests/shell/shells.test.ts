import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openProfile } from '../../src/profile/profile'
import type { Shell } from '../../src/shell/scripts'
import { Pty } from '../support/pty'
import { LAUNCHER, mustBeBuilt, ownState, type OwnState } from '../support/vcall'

const isHere = (shell: Shell): boolean => spawnSync(shell, ['-c', ':']).status === 0

/** A test of a shell that is not installed is left out, and says so by its name. */
const describeShell = (shell: Shell, tests: () => void): void => {
  if (isHere(shell)) describe(shell, tests)
  else describe.skip(`${shell} is not installed here`, tests)
}

let state: OwnState
let env: NodeJS.ProcessEnv

beforeAll(() => {
  mustBeBuilt()
  state = ownState()
  const bin = join(state.folder, 'bin')
  mkdirSync(bin)
  symlinkSync(LAUNCHER, join(bin, 'vcall'))
  writeFileSync(join(state.folder, 'film.mp4'), '')
  const surroundings = { stateHome: state.folder, home: state.folder, warn: () => undefined }
  openProfile('default', surroundings).addPeople(['luis', 'marta', '$(reboot)'])
  openProfile('eva', surroundings).addPeople(['zoe'])
  env = {
    ...state.env,
    PATH: `${bin}:${String(process.env.PATH)}`,
    HOME: state.folder,
    XDG_DATA_HOME: join(state.folder, 'data'),
  }
})

afterAll(() => state.remove())

/** Lines as they are typed, and what the shell makes of them at a press of Tab. */
const LINES: readonly (readonly [typed: string, offered: readonly string[]])[] = [
  ['vcall cal', ['call']],
  ['vcall call ', ['luis', 'marta']],
  ['vcall --profile eva call ', ['zoe']],
  ['vcall call --render si', ['sixel']],
]

describeShell('bash', () => {
  const press = (...words: readonly string[]): readonly string[] => {
    const script = [
      'source <(vcall completion bash)',
      'COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE=$LINE COMP_POINT=${#LINE}',
      '_vcall vcall',
      'printf "%s\\n" "${COMPREPLY[@]}"',
    ].join('\n')
    const line = words.join(' ').replaceAll(/ ?([:=]) ?/g, '$1')
    const options = { env: { ...env, LINE: line }, cwd: state.folder, encoding: 'utf8' } as const
    return execFileSync('bash', ['-c', script, 'bash', ...words], options)
      .split('\n')
      .filter(Boolean)
  }

  it.each(LINES)('%s', (typed, offered) => {
    expect(press(...typed.split(' '))).toEqual(offered)
  })

  it.each([
    [['vcall', 'call', '--video', 'file', ':', 'fi'], ['film.mp4']],
    [['vcall', 'call', '--video', 'file', ':'], ['film.mp4']],
    [['vcall', 'call', '--render', '=', 'si'], ['sixel']],
    [['vcall', 'call', '--filter', 'sepia', ':', '60,mirr'], ['60,mirror']],
  ])('%j, cut where bash cuts words', (words, offered) => {
    expect(press(...words)).toEqual(expect.arrayContaining(offered))
  })

  it('completes what is typed in a terminal', async () => {
    const pty = new Pty({
      command: 'bash',
      args: ['--norc', '--noprofile'],
      env: { PATH: String(env.PATH), XDG_STATE_HOME: state.folder, PS1: '> ' },
    })
    pty.write('source <(vcall completion bash); echo re""ady\n')
    await pty.waitFor('ready')
    pty.write('vcall call m\t')
    await pty.waitFor('vcall call marta ')
    pty.kill()
  })
})

describeShell('fish', () => {
  it.each(LINES)('%s', (typed, offered) => {
    const script = `vcall completion fish | source; complete -C ${JSON.stringify(typed)}`
    const lines = execFileSync('fish', ['-c', script], { env, encoding: 'utf8' }).split('\n').filter(Boolean)
    expect(lines.map((line) => line.replace(/\t.*/, ''))).toEqual(offered)
  })
})

describeShell('zsh', () => {
  it('completes what is typed in a terminal', async () => {
    const folder = join(state.folder, 'zsh')
    mkdirSync(folder)
    writeFileSync(join(folder, '_vcall'), execFileSync('vcall', ['completion', 'zsh'], { env }))
    const rc = `fpath=(${folder} $fpath)\nautoload -Uz compinit\ncompinit -u -d ${folder}/dump\nPS1='ready> '\n`
    writeFileSync(join(folder, '.zshrc'), rc)
    const own = { PATH: String(env.PATH), XDG_STATE_HOME: state.folder, ZDOTDIR: folder, HOME: folder }
    const pty = new Pty({ command: 'zsh', args: ['-i'], env: own })
    await pty.waitFor('ready>')
    pty.write('vcall call m\t')
    await pty.waitFor('vcall call marta ')
    pty.kill()
  })
})

describe('vcall completion --install', () => {
  it.each([
    ['bash', 'data/bash-completion/completions/vcall', 'bashrc'],
    ['zsh', 'data/zsh/site-functions/_vcall', 'fpath'],
    ['fish', 'fish/completions/vcall.fish', ''],
  ])('%s: writes %s and says so', (shell, file, todo) => {
    const said = execFileSync('vcall', ['completion', '--install'], {
      env: { ...env, SHELL: `/bin/${shell}` },
    }).toString()
    expect(said).toContain(join(state.folder, file))
    expect(said).toContain(todo)
    const printed = execFileSync('vcall', ['completion', shell], { env }).toString()
    expect(execFileSync('cat', [join(state.folder, file)]).toString()).toBe(printed)
  })

  it('names the shells where it knows none', () => {
    const { status, stderr } = spawnSync('vcall', ['completion', '--install'], { env: { ...env, SHELL: '/bin/csh' } })
    expect(status).toBe(2)
    expect(stderr.toString()).toContain('bash, zsh, fish, not "csh"')
  })
})
