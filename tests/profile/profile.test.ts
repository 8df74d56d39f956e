import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Failure, UsageError } from '../../src/exit'
import { openProfile, type Profile } from '../../src/profile/profile'

let home: string
let warnings: string[]

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'vcall-profile-'))
  warnings = []
})

afterEach(() => rmSync(home, { recursive: true, force: true }))

const open = (name?: string, stateHome?: string): Profile =>
  openProfile(name, { home, stateHome, warn: (line) => void warnings.push(line) })

const plant = (profile: Profile, text: string): void => {
  mkdirSync(profile.stateDirectory, { recursive: true })
  writeFileSync(join(profile.stateDirectory, 'login.json'), text)
}

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8)

describe('where the state is', () => {
  it('is below XDG_STATE_HOME', () => {
    expect(open('ana', '/state').stateDirectory).toBe('/state/vcall/ana')
  })

  it('is below ~/.local/state without it, or when it is relative', () => {
    expect(open().stateDirectory).toBe(join(home, '.local/state/vcall/default'))
    expect(open('bob', 'relative').stateDirectory).toBe(join(home, '.local/state/vcall/bob'))
  })

  it('is not made by opening a profile', () => {
    open()
    expect(readdirSync(home)).toEqual([])
  })

  it.each(['..', '.', '', 'a/b', '../x', '-rf', 'a b', 'x\u0000', 'é', 'a'.repeat(65)])('never for %j', (name) => {
    expect(() => open(name)).toThrow(UsageError)
  })
})

describe('the login', () => {
  it('is what was written, in a file for its owner only', () => {
    const profile = open()
    profile.writeLogin({ server: 'home:8000', nick: 'ana', host: '10.0.0.7', port: 5004 })
    expect(open().readLogin()).toEqual({ server: 'home:8000', nick: 'ana', host: '10.0.0.7', port: 5004 })
    expect(modeOf(join(profile.stateDirectory, 'login.json'))).toBe('600')
    expect(modeOf(profile.stateDirectory)).toBe('700')
    expect(readdirSync(profile.stateDirectory)).toEqual(['login.json', 'logins.json'])
  })

  it('closes a folder that stood open', () => {
    const profile = open()
    mkdirSync(profile.stateDirectory, { recursive: true, mode: 0o755 })
    chmodSync(profile.stateDirectory, 0o755)
    profile.writeLogin({ server: 'home:8000', nick: 'ana' })
    expect(modeOf(profile.stateDirectory)).toBe('700')
  })

  it('holds no password, whatever the caller passes', () => {
    const profile = open()
    const withPassword = { server: 'home:8000', nick: 'ana', password: 'secret' }
    profile.writeLogin(withPassword)
    expect(readFileSync(join(profile.stateDirectory, 'login.json'), 'utf8')).not.toContain('secret')
  })

  it('is undefined, without a word, before the first', () => {
    expect(open().readLogin()).toBeUndefined()
    expect(warnings).toEqual([])
  })

  it('is of its profile alone', () => {
    open('ana').writeLogin({ server: 'home:8000', nick: 'ana' })
    expect(open('bob').readLogin()).toBeUndefined()
  })

  it.each([
    ['half a file', '{"server": "home:80'],
    ['another kind of JSON', '[1, 2]'],
    ['null', 'null'],
    ['no server', '{"nick": "ana"}'],
    ['a server that is none', '{"server": "a b", "nick": "ana"}'],
    ['a nick with an escape sequence', '{"server": "home:8000", "nick": "a\\u001b[2J"}'],
    ['a nick with the separator of the user list', '{"server": "home:8000", "nick": "a#b"}'],
    ['too much', `{"server": "home:8000", "nick": "ana", "x": "${'x'.repeat(70_000)}"}`],
  ])('ignores %s and says so in one line', (_, text) => {
    const profile = open()
    plant(profile, text)
    expect(profile.readLogin()).toBeUndefined()
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).not.toMatch(/\n/)
  })

  it('leaves out an address and a port that are none', () => {
    const profile = open()
    plant(profile, '{"server": "home", "nick": "ana", "host": "nowhere", "port": 70000}')
    expect(profile.readLogin()).toEqual({ server: 'home', nick: 'ana' })
  })

  it('survives a folder in its place', () => {
    const profile = open()
    mkdirSync(join(profile.stateDirectory, 'login.json'), { recursive: true })
    expect(profile.readLogin()).toBeUndefined()
    expect(warnings).toHaveLength(1)
  })

  it('says what happened when it cannot be written, and leaves nothing behind', () => {
    const profile = open()
    mkdirSync(join(profile.stateDirectory, 'login.json', 'full'), { recursive: true })
    expect(() => profile.writeLogin({ server: 'home:8000', nick: 'ana' })).toThrow(Failure)
    expect(readdirSync(profile.stateDirectory)).toEqual(['login.json'])
    expect(dirname(profile.logFile)).toBe(profile.stateDirectory)
  })
})

describe('the known logins', () => {
  const servers = (profile: Profile): readonly string[] =>
    profile.readLogins().map(({ server, nick }) => `${nick}@${server}`)

  it('are those that were written, each once, the latest first, in a file for its owner only', () => {
    const profile = openProfile(undefined, { home, nowMs: () => 1_700_000_000_000, warn: () => undefined })
    expect(profile.readLogins()).toEqual([])
    profile.writeLogin({ server: 'home:8000', nick: 'ana', port: 5004 })
    profile.writeLogin({ server: 'away:8000', nick: 'ana' })
    profile.writeLogin({ server: 'home:8000', nick: 'eva' })
    profile.writeLogin({ server: 'home:8000', nick: 'ana' })
    expect(servers(profile)).toEqual(['ana@home:8000', 'eva@home:8000', 'ana@away:8000'])
    expect(profile.readLogins()[0]).toEqual({ server: 'home:8000', nick: 'ana', usedAtMs: 1_700_000_000_000 })
    expect(modeOf(join(profile.stateDirectory, 'logins.json'))).toBe('600')
  })

  it('hold no password, whatever the caller passes', () => {
    const withPassword = { server: 'home:8000', nick: 'ana', password: 'secret' }
    open().writeLogin(withPassword)
    expect(readFileSync(join(open().stateDirectory, 'logins.json'), 'utf8')).not.toContain('secret')
  })

  it('are twenty at most, the latest', () => {
    for (let at = 0; at < 25; at++) open().writeLogin({ server: 'home:8000', nick: `n${at}` })
    expect(open().readLogins()).toHaveLength(20)
    expect(servers(open()).at(-1)).toBe('n5@home:8000')
  })

  it('stay when the last one is forgotten', () => {
    const profile = open()
    profile.forgetLogin()
    profile.writeLogin({ server: 'home:8000', nick: 'ana' })
    profile.forgetLogin()
    expect(profile.readLogin()).toBeUndefined()
    expect(servers(profile)).toEqual(['ana@home:8000'])
  })

  it.each(['{', '{}', '[null, 7, {"server": "a b"}, {"nick": "ana"}]'])('%s is nobody', (text) => {
    const profile = open()
    mkdirSync(profile.stateDirectory, { recursive: true })
    writeFileSync(join(profile.stateDirectory, 'logins.json'), text)
    expect(profile.readLogins()).toEqual([])
    profile.writeLogin({ server: 'home:8000', nick: 'ana' })
    expect(servers(profile)).toEqual(['ana@home:8000'])
  })
})

describe('who has called with sound', () => {
  const BOB = { server: 'home:8000', nick: 'bob' }
  const soundFile = (profile: Profile): string => join(profile.stateDirectory, 'sound-callers.json')

  it('is nobody at first, then those who did, each once, in a file for its owner only', () => {
    const profile = open()
    expect(profile.readSoundCallers()).toEqual([])
    const eva = { server: 'elsewhere:8000', nick: 'bob' }
    for (const caller of [BOB, eva, BOB]) profile.addSoundCaller(caller)
    expect(open().readSoundCallers()).toEqual([eva, BOB])
    expect(modeOf(soundFile(profile))).toBe('600')
    expect(open('another').readSoundCallers()).toEqual([])
  })

  it('is a hundred at most, the latest', () => {
    const profile = open()
    const others = Array.from({ length: 150 }, (_, index) => ({ server: 'home:8000', nick: `n${index}` }))
    mkdirSync(profile.stateDirectory, { recursive: true })
    writeFileSync(soundFile(profile), JSON.stringify(others))
    profile.addSoundCaller(BOB)
    expect(profile.readSoundCallers()).toEqual([...others.slice(51), BOB])
  })

  it('takes in no name that is no nick, however often it calls', () => {
    const profile = open()
    profile.addSoundCaller(BOB)
    for (let at = 0; at < 100; at++) profile.addSoundCaller({ ...BOB, nick: `${at}`.repeat(4000) })
    expect(profile.readSoundCallers()).toEqual([BOB])
  })

  it('leaves out what is no caller', () => {
    const profile = open()
    mkdirSync(profile.stateDirectory, { recursive: true })
    const entries = [BOB, null, 7, 'bob', {}, { ...BOB, nick: 'a\u001b[2J' }, { ...BOB, server: 1 }, [BOB]]
    writeFileSync(soundFile(profile), JSON.stringify(entries))
    expect(profile.readSoundCallers()).toEqual([BOB])
  })

  it.each(['', '{"server": 1}', '[1,', 'x'.repeat(70_000)])('a file that holds something else is a failure', (text) => {
    const profile = open()
    mkdirSync(profile.stateDirectory, { recursive: true })
    writeFileSync(soundFile(profile), text)
    expect(() => profile.readSoundCallers()).toThrow(Failure)
  })

  it('a file that holds something else is written anew', () => {
    const profile = open()
    mkdirSync(profile.stateDirectory, { recursive: true })
    writeFileSync(soundFile(profile), 'no list')
    profile.addSoundCaller(BOB)
    expect(profile.readSoundCallers()).toEqual([BOB])
  })

  it('cannot be written: a failure', () => {
    const profile = open()
    mkdirSync(join(soundFile(profile), 'full'), { recursive: true })
    expect(() => profile.addSoundCaller(BOB)).toThrow(Failure)
  })
})
