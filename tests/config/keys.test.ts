import { parseConfig } from '../../src/config/config'
import { withoutValue, withValue } from '../../src/config/edit'
import { keyNameOf } from '../../src/config/key-name'
import { chosenKeys, keySettings } from '../../src/config/keys'
import { bindingOf } from '../../src/tui/keys/keys'
import { Driver, inCall, LOGIN_START, online } from '../support/tui-scenes'

const FILE = '/etc/config.toml'

const choose = (...lines: readonly string[]): ReturnType<typeof chosenKeys> =>
  chosenKeys(parseConfig(['[keys]', ...lines].join('\n')), FILE)

describe('the name of a key', () => {
  it.each([
    ['p', 'p'],
    ['P', 'P'],
    ['?', '?'],
    ['ñ', 'ñ'],
    ['enter', 'enter'],
    ['Esc', 'escape'],
    ['PgUp', 'pageup'],
    ['F5', 'f5'],
    ['C-l', 'C-l'],
    ['Ctrl-L', 'C-l'],
    ['Shift-Tab', 'S-tab'],
    ['Alt-x', 'M-x'],
    ['space', 'space'],
    ['Ctrl-?', undefined],
    ['S-a', undefined],
    ['f13', undefined],
    ['hello', undefined],
    ['', undefined],
    ['\u001b', undefined],
    ['e\u0301', undefined],
  ])('%j is %j', (text, name) => {
    expect(keyNameOf(text)).toBe(name)
  })
})

describe('keys of the file', () => {
  it('take the place of the others, in each context that has the action', () => {
    const keys = choose('"call.snapshot" = "x"', 'people.up = ["y", "Up"]')
    const call = inCall({ chosenKeys: keys })
    expect(bindingOf(call.model, 'x')?.action).toBe('call.snapshot')
    expect(bindingOf(call.model, 's')?.action).toBeUndefined()
    const people = online({ chosenKeys: keys })
    expect(bindingOf(people.model, 'y')?.action).toBe('people.up')
    expect(bindingOf(people.model, 'k')).toBeUndefined()
  })

  it('leave text alone: there the other keys stay', () => {
    const { model } = online({ chosenKeys: choose('people.up = "y"') }).keys('/')
    expect(bindingOf(model, 'y')).toBeUndefined()
    expect(bindingOf(model, 'up')?.action).toBe('people.up')
    const login = new Driver({ ...LOGIN_START, chosenKeys: choose('quit = "x"') })
    expect(bindingOf(login.model, 'x')).toBeUndefined()
  })

  it('may be several with blanks between, or none', () => {
    const { model } = inCall({ chosenKeys: choose('"call.pause" = "p f5"', '"call.render" = ""') })
    expect(bindingOf(model, 'f5')?.action).toBe('call.pause')
    expect(bindingOf(model, 'g')).toBeUndefined()
  })

  it('are none where the file names none', () => {
    expect(chosenKeys(parseConfig('[video]\nfps = 10\n'), FILE)).toBeUndefined()
  })
})

describe('a mistake is told with its line', () => {
  it.each([
    [['', 'call.pauze = "p"'], '3: keys.call.pauze: there is no action call.pauze; is call.pause meant?'],
    [['xyzzyplugh = "p"'], '2: keys.xyzzyplugh: there is no action xyzzyplugh; vcall config keys lists them'],
    [['call.pause = "hyper-x"'], '2: keys.call.pause: "hyper-x" is no key'],
    [['call.pause = "m"'], '2: keys.call.pause: "m" is the key of sound.mute already (In a call)'],
    [['call.pause = "C-c"'], '2: keys.call.pause: C-c always leaves'],
    [['leave = "f9"'], '2: keys.leave: C-c always leaves; others may be added'],
    [['field.left = "b"'], '2: keys.field.left: "b" is text (Where text is typed)'],
  ])('%j', (lines, message) => {
    expect(() => choose(...lines)).toThrow(`${FILE}:${message}`)
  })

  it.each([
    ['[keys]\ncall.pause = 5\n', 'keys.call.pause takes a key in quotes, or a list of them', 2],
    ['[keys]\n"call.pause" = "p"\ncall.pause = "x"\n', 'keys.call.pause is said twice', 3],
    ['keys = 5\n', 'keys is a section: a line [keys]', 1],
    ['[keyz]\nquit = "x"\n', 'there is no section [keyz]; is keys meant?', 1],
  ])('%j', (text, message, line) => {
    expect(() => parseConfig(text)).toThrow(
      expect.objectContaining({ message: expect.stringContaining(message), line }),
    )
  })

  it('two that change places are none', () => {
    const { model } = inCall({ chosenKeys: choose('call.pause = "m"', 'sound.mute = "p"') })
    expect(bindingOf(model, 'm')?.action).toBe('call.pause')
    expect(bindingOf(model, 'p')?.action).toBe('sound.mute')
  })
})

describe('the file is edited', () => {
  const place = { section: 'keys', name: 'call.pause' }

  it.each([
    ['', '[keys]\n"call.pause" = "x"\n'],
    ['[keys]\ncall.pause = "p" # mine\n', '[keys]\ncall.pause = "x" # mine\n'],
    ['[keys]\n"call.pause" = "p"\n', '[keys]\n"call.pause" = "x"\n'],
  ])('%j becomes %j', (before, after) => {
    expect(withValue(before, place, 'x')).toBe(after)
    expect(withoutValue(after, place)).not.toContain('call.pause')
  })
})

test('all keys are listed with what they do, those of the file as such', () => {
  const settings = keySettings(parseConfig('[keys]\n"call.pause" = "x"\n'), FILE)
  expect(settings).toContainEqual({
    key: 'keys.call.pause',
    value: 'x',
    from: 'file',
    says: 'pause both pictures until you resume.',
  })
  expect(settings).toContainEqual(expect.objectContaining({ key: 'keys.leave', value: 'C-c', from: 'default' }))
})
