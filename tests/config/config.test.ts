import { ConfigMistake, parseConfig, requireSetting } from '../../src/config/config'

/** The mistake in a text, as it is told. */
const mistake = (text: string): string => {
  try {
    parseConfig(text)
  } catch (error) {
    if (error instanceof ConfigMistake) return `${error.line}: ${error.message}`
    throw error
  }
  throw new Error('there is none')
}

describe('a file that can be meant', () => {
  it.each<[string, string, unknown]>([
    ['[video]\nsource = "file:a b.mp4"', 'video.source', { kind: 'file', path: 'a b.mp4', loop: true }],
    ['video.size = "640x480"', 'video.size', { width: 640, height: 480 }],
    ['video = { fps = 12, quality = 50 }', 'video.fps', 12],
    ['[video]\nquality = 0x20', 'video.quality', 32],
    ['[video]\r\ndatagram = 8_000\r\n', 'video.datagram', 8000],
    ['[sound]\nmicrophone = \'mic:Yeti "X"\'', 'sound.microphone', { kind: 'mic', name: 'Yeti "X"' }],
    ['[sound]\nspeaker = "Büro"', 'sound.speaker', { kind: 'device', name: 'Büro' }],
    ['[sound]\nprotocol = "v1"', 'sound.protocol', 'v1'],
    ['[sound]\n"echo-cancel" = false # it sings', 'sound.echo-cancel', false],
    ['[sound]\nvolume = 400', 'sound.volume', 400],
    ['[screen]\nbudget = "30k"', 'screen.budget', 30_000],
    ['[screen]\nbudget = 30000', 'screen.budget', 30_000],
    ['[screen]\nfit = "fill"', 'screen.fit', 'fill'],
    ['[screen]\nrender = "auto"', 'screen.render', undefined],
    ['[account]\nserver = "home"', 'account.server', { host: 'home', port: 8000 }],
    ['\ufeff[account]\nnick = """ana"""', 'account.nick', 'ana'],
    ['[account]\nhost = "::1"', 'account.host', '::1'],
    ['[account]\nport = 0', 'account.port', 0],
  ])('%j', (text, key, value) => {
    expect(parseConfig(text).get(key)).toMatchObject({ value })
  })

  it.each(['', '\n', '# nothing', '[video]', '[video]\n[sound]\n'])('says nothing in %j', (text) => {
    expect(parseConfig(text).size).toBe(0)
  })
})

describe('a file with a mistake is told with the line', () => {
  it.each([
    ['[sound]\n\nvolume = "loud"', '3: sound.volume takes a whole number from 0 to 400, not "loud"'],
    ['[sound]\nvolume = 401', '2: sound.volume takes a whole number from 0 to 400, not "401"'],
    ['[sound]\nvolume = -1', '2: sound.volume takes a whole number from 0 to 400, not "-1"'],
    ['[sound]\nvolume = 50.5', '2: sound.volume takes a whole number from 0 to 400, not "50.5"'],
    ['[sound]\nvolume = nan', '2: sound.volume takes a whole number from 0 to 400, not "NaN"'],
    ['[sound]\nvolume = "50"', '2: sound.volume takes a number without quotes, not "50"'],
    ['[sound]\nvolume = [50]', '2: sound.volume takes a number without quotes, not a list'],
    ['[sound]\nvolume = 1979-05-27', '2: sound.volume takes a number without quotes, not a table or a date'],
    ['[sound.volume]\nleft = 50', '1: sound.volume takes a number without quotes, not a table or a date'],
    ['[sound]\ngain = "no"', '2: sound.gain takes true or false, not "no"'],
    ['[sound]\ngain = "true"', '2: sound.gain takes true or false, without quotes, not "true"'],
    ['[sound]\ngain = 0', '2: sound.gain takes true or false, not "0"'],
    ['[account]\nnick = true', '2: account.nick takes a text in quotes, not true'],
    ['[account]\nnick = 7', '2: account.nick takes a text in quotes, not 7'],
    ['[account]\nnick = "a#b"', '2: account.nick takes 1 to 64 ASCII characters without spaces and "#", not "a#b"'],
    ['[account]\nport = 65536', '2: account.port takes a whole number from 0 to 65535, not "65536"'],
    ['[account]\nserver = "a b"', '2: account.server takes HOST:PORT, for example home:8000, not "a b"'],
    ['[sound]\nmicrophone = "tone:1"', '2: sound.microphone: tone:HZ takes a whole number from 20 to 20000, not "1"'],
    ['[screen]\nfit = "constructor"', '2: screen.fit takes fit or fill, not "constructor"'],
    ['[video]\nfsp = 20', '2: there is no setting video.fsp; is video.fps meant?'],
    ['[video]\nvolume = 20', '2: there is no setting video.volume; is sound.volume meant?'],
    ['[video]\nfps = 20\n[video.fps2]\na = 1', '3: there is no setting video.fps2; is video.fps meant?'],
    ['[video]\nxyzzy = 20', '2: there is no setting video.xyzzy; vcall config lists what there is'],
    ['fps = 20', '1: there is no setting fps; is video.fps meant?'],
    ['[vidoe]\nfps = 20', '1: there is no section [vidoe]; is video meant?'],
    ['[x]', '1: there is no section [x]; there are video, sound, screen, account, keys'],
    ['\n[[video]]\nfps = 20', '2: video is a section: a line [video], below it a line for each setting'],
    ['video = 3', '1: video is a section: a line [video], below it a line for each setting'],
    ['[video]\n"__proto__" = 3', '2: there is no setting video.__proto__; vcall config lists what there is'],
    ['[constructor]\na = 3', '1: there is no section [constructor]; there are video, sound, screen, account, keys'],
    ['[video]\nfps = 20\nfps = 21', '3: this is no TOML: trying to redefine an already defined table or value'],
    ['[video]\nfps = ', /^2: this is no TOML: /],
    ['[video\nfps = 1', /^1: this is no TOML: /],
    ['[video]\nfps = 99999999999999999999', /^2: this is no TOML: /],
  ])('%j', (text, told) => {
    if (typeof told === 'string') expect(mistake(text)).toBe(told)
    else expect(mistake(text)).toMatch(told)
  })

  it.each([
    ['comments that look like it', '# volume = "loud"\n[sound] # volume = 1\n# [sound]\n\tvolume = "loud"'],
    ['texts that look like it', "[account]\nnick = '''[sound]'''\n[sound]\nvolume = \"loud\""],
    ['a text of several lines', '[sound]\nspeaker = """\\\n[sound] \\""" volume = 1"""\nvolume = "loud" '],
    ['another section', '[video]\nfps = 1\n["sound"]\nvolume = "loud"'],
    ['dots', '#\n#\n\nsound . "volume" = "loud"'],
    ['the end of lines of Windows', '#\r\n[sound]\r\ngain = true\r\nvolume = "loud"\r\n'],
    ['a list of several lines', 'sound.quiet = true # [\n\n#\nsound.volume = [ # loud\n"[sound]",\n]'],
  ])('also behind %s', (_, text) => {
    expect(mistake(text)).toMatch(/^4: sound\.volume takes/)
  })

  it('the first of several', () => {
    expect(mistake('[video]\nfps = 0\nquality = 0')).toMatch(/^2: /)
  })

  it.each([
    ['much nesting', `a = ${'['.repeat(30_000)}`],
    ['many dots', `${'a.'.repeat(30_000)}b = 1`],
    ['a long name', `${'a'.repeat(60_000)} = 1`],
    ['a long value', `[video]\nsource = "${'a'.repeat(60_000)}"`],
    ['many quotes', `x = ${'"'.repeat(60_000)}`],
    ['many statements', Array.from({ length: 8000 }, (_, at) => `k${at}=1`).join('\n')],
    ['zeros', '\0'.repeat(1000)],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x80, 0x1b]).toString()],
  ])('%s, in one short line', (_, text) => {
    expect(mistake(text).length).toBeLessThan(250)
    expect(mistake(text)).not.toContain('\n')
  })
})

describe('a key that a person typed', () => {
  it('is found', () => expect(requireSetting('sound.gain').option).toBe('--gain'))

  it.each([
    ['sound.gian', 'sound.gain'],
    ['gain', 'sound.gain'],
    ['video.echo-cancel', 'sound.echo-cancel'],
    ['sound.mic-volume', 'sound.microphone-volume'],
    ['Account.Nick', 'account.nick'],
  ])('%s: %s is offered', (typed, meant) => expect(() => requireSetting(typed)).toThrow(`is ${meant} meant?`))
})

describe('a list', () => {
  it.each([
    [
      '[account]\nservers = ["home:8000", "work"]\n',
      [
        { host: 'home', port: 8000 },
        { host: 'work', port: 8000 },
      ],
    ],
    ['[account]\nservers = "home:9000"\n', [{ host: 'home', port: 9000 }]],
  ])('%j', (text, value) => {
    expect(parseConfig(text).get('account.servers')?.value).toEqual(value)
  })

  it.each(['[]', '[1]', '5', '["a b:c"]', '[["a"]]'])('of %s is told', (value) => {
    expect(() => parseConfig(`[account]\nservers = ${value}\n`)).toThrow('account.servers takes')
  })
})
