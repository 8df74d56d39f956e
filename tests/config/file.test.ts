import { execFileSync } from 'node:child_process'
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { configPath, isThere, readConfig, setValue, unsetValue } from '../../src/config/file'
import { Failure, UsageError } from '../../src/exit'

let home: string
let path: string

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'vcall-config-'))
  path = configPath({ home })
})

afterEach(() => rmSync(home, { recursive: true, force: true }))

/** The path of the file, in a folder that is made. */
const inFolder = (): string => {
  mkdirSync(dirname(path), { recursive: true })
  return path
}

const plant = (text: string | Buffer): void => writeFileSync(inFolder(), text)

const VOLUME = { section: 'sound', name: 'volume' }

describe('where the file is', () => {
  it.each([
    ['/config', '/config/vcall/config.toml'],
    [undefined, '/home/ana/.config/vcall/config.toml'],
    ['', '/home/ana/.config/vcall/config.toml'],
    ['relative', '/home/ana/.config/vcall/config.toml'],
    ['./here', '/home/ana/.config/vcall/config.toml'],
  ])('with XDG_CONFIG_HOME %j', (configHome, expected) => {
    expect(configPath({ configHome, home: '/home/ana' })).toBe(expected)
  })
})

describe('reading', () => {
  it('needs no file, and makes none', () => {
    expect(readConfig(path).size).toBe(0)
    expect(isThere(path)).toBe(false)
    expect(readdirSync(home)).toEqual([])
  })

  it('needs no home either', () => {
    expect(readConfig(configPath({ home: '/dev/null' })).size).toBe(0)
  })

  it('names file, line and mistake', () => {
    plant('[sound]\nvolume = "loud"\n')
    expect(() => readConfig(path)).toThrow(UsageError)
    expect(() => readConfig(path)).toThrow(`${path}:2: sound.volume takes a whole number from 0 to 400, not "loud"`)
  })

  it.each<[string, () => void]>([
    ['a folder', () => mkdirSync(path, { recursive: true })],
    ['too large', () => plant('#'.repeat(70_000))],
    ['a named pipe', () => void execFileSync('mkfifo', [inFolder()])],
    ['a device', () => symlinkSync('/dev/zero', inFolder())],
    ['a link to itself', () => symlinkSync(path, inFolder())],
  ])('%s: it cannot be read', (_, make) => {
    make()
    expect(() => readConfig(path)).toThrow(UsageError)
    expect(() => readConfig(path)).toThrow(`${path} cannot be read: `)
  })

  it('binary: a mistake', () => {
    plant(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0xff, 0xfe]))
    expect(() => readConfig(path)).toThrow(`${path}:1: this is no TOML: `)
  })
})

describe('writing', () => {
  it('makes file and folder, and nothing beside them', () => {
    expect(setValue(path, VOLUME, 80)).toBe(true)
    expect(readFileSync(path, 'utf8')).toBe('[sound]\nvolume = 80\n')
    expect(readdirSync(dirname(path))).toEqual(['config.toml'])
    expect(setValue(path, VOLUME, 80)).toBe(false)
  })

  it('keeps a link, and who may read', () => {
    const real = join(home, 'dotfiles.toml')
    writeFileSync(real, '# mine\n', { mode: 0o640 })
    mkdirSync(dirname(path), { recursive: true })
    symlinkSync(real, path)
    setValue(path, VOLUME, 80)
    expect(lstatSync(path).isSymbolicLink()).toBe(true)
    expect(readFileSync(real, 'utf8')).toBe('# mine\n\n[sound]\nvolume = 80\n')
    expect(statSync(real).mode & 0o777).toBe(0o640)
  })

  it('mends a wrong value, and takes out what is none', () => {
    plant('[sound]\nvolume = "loud"\n')
    setValue(path, VOLUME, 80)
    expect(readConfig(path).get('sound.volume')?.value).toBe(80)
    plant('[sound]\nvolum = 3\n')
    expect(unsetValue(path, { section: 'sound', name: 'volum' })).toBe(true)
    expect(readFileSync(path, 'utf8')).toBe('[sound]\n')
  })

  it.each([
    ['no TOML', '[sound\n', ':1: this is no TOML'],
    ['another mistake', '[sound]\n[video]\nfps = 0\n', /:\d: video\.fps takes/],
    ['a section in braces', 'sound = { gain = true }\n', /sound\.volume .* by hand/],
    ['the value in braces', 'sound = { volume = 7 }\n', /sound\.volume .* by hand/],
  ])('leaves a file with %s as it is', (_, text, why) => {
    plant(text)
    expect(() => setValue(path, VOLUME, 80)).toThrow(why)
    expect(() => setValue(path, VOLUME, 80)).toThrow(UsageError)
    expect(readFileSync(path, 'utf8')).toBe(text)
  })

  it('cannot change one value in braces by taking it out', () => {
    plant('sound = { volume = 7 }\n')
    expect(() => unsetValue(path, VOLUME)).toThrow(/by hand/)
  })

  it('makes no file that is too large to be read', () => {
    plant(`#${'x'.repeat(65_530)}\n`)
    expect(() => setValue(path, VOLUME, 80)).toThrow(Failure)
  })

  it('says so where it cannot', () => {
    const below = configPath({ configHome: '/proc', home })
    expect(() => setValue(below, VOLUME, 80)).toThrow(Failure)
  })
})
