import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const SETUP = resolve('scripts/setup')

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vcall-setup-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a line of bash with one part of the set-up loaded, in the scratch folder. */
const withPart = (part: string, line: string): string =>
  execFileSync('bash', ['-uc', `native=.native; . ${SETUP}/${part}.sh; ${line}`], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${folder}/bin:${process.env.PATH ?? ''}` },
  }).trim()

const plant = (name: string, text: string, secondsAgo = 0): void => {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  chmodSync(path, 0o755)
  const time = Date.now() / 1000 - secondsAgo
  utimesSync(path, time, time)
}

const says = (output: string): string => `#!/bin/sh\ncat <<'END'\n${output}\nEND\n`

describe('Node', () => {
  it.each([
    ['20.20.0', 'yes'],
    ['20.19.9', 'no'],
    ['22.0.0', 'yes'],
    ['18.99.0', 'no'],
  ])('%s is new enough: %s', (version, expected) => {
    expect(withPart('node', `new_enough ${version} && echo yes || echo no`)).toBe(expected)
  })
})

describe('Debian packages', () => {
  const PACKAGES = ['g++', 'make', 'python3', 'libopencv-dev', 'ffmpeg', 'pulseaudio-utils', 'libasound2-plugins']
  const COMPLETE = PACKAGES.map((name) => `${name} installed`)

  it('are complete under both names of the sound library', () => {
    for (const sound of ['libasound2', 'libasound2t64']) {
      plant('bin/dpkg-query', says([...COMPLETE, `${sound} installed`].join('\n')))
      expect(withPart('debian', 'missing_packages')).toBe('')
    }
  })

  it('are named when they are missing, removed ones too', () => {
    plant('bin/dpkg-query', says(['g++ installed', 'make config-files', 'libasound2 installed'].join('\n')))
    expect(withPart('debian', 'missing_packages')).toBe(PACKAGES.slice(1).join(' '))
  })

  it('take the name of the sound library that this Debian knows', () => {
    plant('bin/dpkg-query', says(COMPLETE.join('\n')))
    plant('bin/apt-cache', '#!/bin/sh\nexit 0\n')
    expect(withPart('debian', 'missing_packages')).toBe('libasound2t64')
    plant('bin/apt-cache', '#!/bin/sh\nexit 100\n')
    expect(withPart('debian', 'missing_packages')).toBe('libasound2')
  })

  it('are more for the tests, but where another sound server would go for it', () => {
    plant('bin/dpkg-query', says([...COMPLETE, 'libasound2 installed', 'pipewire-pulse config-files'].join('\n')))
    expect(withPart('debian', 'for_tests=no; missing_packages')).toBe('')
    expect(withPart('debian', 'for_tests=yes; missing_packages')).toBe('pulseaudio')
    plant('bin/dpkg-query', says([...COMPLETE, 'libasound2 installed', 'pipewire-alsa installed'].join('\n')))
    expect(withPart('debian', 'for_tests=yes; missing_packages')).toBe('')
  })
})

describe('compiling', () => {
  const FILES = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json', 'src/main.ts']
  const upToDate = (): string => withPart('compile', 'up_to_date && echo yes || echo no')

  beforeEach(() => {
    for (const file of FILES) plant(file, '', 60)
    utimesSync(join(folder, 'src'), Date.now() / 1000 - 60, Date.now() / 1000 - 60)
  })

  it('is needed before the first time', () => {
    expect(upToDate()).toBe('no')
  })

  it('is needed only when a source is newer than what was made of it', () => {
    plant('dist/.tsbuildinfo', '', 30)
    expect(upToDate()).toBe('yes')
    plant('src/main.ts', '')
    expect(upToDate()).toBe('no')
  })

  it('is needed when a source is gone', () => {
    plant('src/old.ts', '', 60)
    plant('dist/.tsbuildinfo', '', 30)
    rmSync(join(folder, 'src/old.ts'))
    expect(upToDate()).toBe('no')
  })
})

describe('the npm packages', () => {
  const match = (): string => withPart('modules', 'log=/dev/null; modules_match && echo yes || echo no')

  it('match the lock file that they were installed from', () => {
    plant('package-lock.json', '{"version": 1}')
    expect(match()).toBe('no')
    plant('node_modules/.vcall-lock', withPart('modules', 'lock_hash'))
    expect(match()).toBe('yes')
    plant('package-lock.json', '{"version": 2}')
    expect(match()).toBe('no')
  })

  it('come back when they were put aside and no others could be fetched', () => {
    plant('.native/node_modules.before/commander/index.js', 'old')
    plant('node_modules/half', '')
    expect(withPart('modules', 'put_back_modules; find node_modules -type f')).toBe('node_modules/commander/index.js')
  })
})

describe('the script', () => {
  it('leaves everything as it is when told so', () => {
    const { status, stdout } = spawnSync('bash', ['scripts/setup.sh'], {
      env: { ...process.env, VCALL_SETUP_SKIP: '1' },
    })
    expect([status, stdout.length]).toEqual([0, 0])
  })

  it('knows no other option', () => {
    const { status, stderr } = spawnSync('bash', ['scripts/setup.sh', '--nonsense'], {
      encoding: 'utf8',
      env: { ...process.env, VCALL_SETUP_SKIP: '' },
    })
    expect(status).toBe(2)
    expect(stderr).toContain('--no-apt')
  })
})
