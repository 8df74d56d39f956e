import { parseConfig } from '../../src/config/config'
import { withoutValue, withValue } from '../../src/config/edit'

const VOLUME = { section: 'sound', name: 'volume' }

describe('a value is written', () => {
  it.each([
    ['into nothing', '', '[sound]\nvolume = 80\n'],
    ['below a comment', '# mine', '# mine\n\n[sound]\nvolume = 80\n'],
    ['into an empty section', '[sound] # here\n[video]\nfps = 1\n', '[sound] # here\nvolume = 80\n[video]\nfps = 1\n'],
    ['into a section at the end of the file', '[sound]', '[sound]\nvolume = 80\n'],
    [
      'behind the last of its section',
      '[sound]\n  gain = true # a\n  # b\n\n[video]\nfps = 1 # c\n',
      '[sound]\n  gain = true # a\n  volume = 80\n  # b\n\n[video]\nfps = 1 # c\n',
    ],
    ['in the place of another', '[sound]\nvolume=7#a\ngain = true\n', '[sound]\nvolume=80#a\ngain = true\n'],
    ['in the place of a wrong one', '[sound]\nvolume = [ # a\n 1,\n] # b\n', '[sound]\nvolume = 80 # b\n'],
    [
      'with dots, where dots are used',
      'sound.gain = true\n[video]\n',
      'sound.gain = true\nsound.volume = 80\n[video]\n',
    ],
    ['in the place of one with dots', '"sound" . volume = 7', '"sound" . volume = 80'],
    ['with the end of lines of Windows', '[sound]\r\ngain = true', '[sound]\r\ngain = true\r\nvolume = 80\r\n'],
    [
      'not into a section inside',
      '[sound]\ngain = true\n[sound.x]\na = 1\n',
      '[sound]\ngain = true\nvolume = 80\n[sound.x]\na = 1\n',
    ],
  ])('%s', (_, before, after) => {
    expect(withValue(before, VOLUME, 80)).toBe(after)
  })

  it.each(['a"b\\c\u007f\u001b[2J\n', "Ana's", 'Büro 🎤', '', '"""', '#'])(
    'with the quotes that it needs: %j',
    (name) => {
      const text = withValue('# mine\n', { section: 'sound', name: 'microphone' }, `mic:x${name}`)
      expect(parseConfig(text).get('sound.microphone')?.written).toBe(`mic:x${name}`)
      expect(text).toMatch(/^[^\u001b\u007f]*$/)
    },
  )
})

describe('a value is taken out', () => {
  it.each([
    [
      'with its line and the comment there',
      '# a\n[sound]\n volume = 7 # b\n# c\ngain = true',
      '# a\n[sound]\n# c\ngain = true',
    ],
    ['from the end of the file', '[sound]\nvolume = 7', '[sound]\n'],
    ['with all its lines', 'sound.volume = """\n"""\n# a\n', '# a\n'],
    ['if it is there', '[sound]\n# volume = 7\n[video]\nvolume = 7\n', '[sound]\n# volume = 7\n[video]\nvolume = 7\n'],
  ])('%s', (_, before, after) => {
    expect(withoutValue(before, VOLUME)).toBe(after)
  })
})
