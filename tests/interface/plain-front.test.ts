import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { WORD_NAMES } from '../../src/tui/command-line/words'
import { PlainTalk } from '../support/plain-talk'
import { CALLS, KEPT, LOGIN_START, NOON_MS, PEOPLE_START, SOUND, statsEvent, USERS } from '../support/tui-scenes'

const RUNG = { type: 'incoming', nick: 'bob', protocol: 'v1', address: '10.0.0.9:5001', ringForMs: 30_000 } as const
const ANSWERED = { type: 'answered', nick: 'luis', protocol: 'v1', address: '10.0.0.7:5001' } as const
const REGISTERED = { type: 'registered', nick: 'ana', server: 'home:8000', validUntilMs: NOON_MS + 86_400_000 } as const

/** A call from the log in to the end, as a person without a screen has it. */
const wholeCall = async (): Promise<PlainTalk> => {
  const talk = new PlainTalk({ ...LOGIN_START, sound: SOUND })
  await talk.type()
  await talk.type('', '', 'wrong')
  await talk.agent({ type: 'login-failed', field: 'password', message: 'wrong password', code: 'wrong-password' })
  await talk.type('secret')
  await talk.agent({ type: 'listening', host: '192.168.1.20', port: 5000 }, REGISTERED)
  talk.ready()
  await talk.agent({ type: 'users', users: USERS })
  await talk.type('users')
  await talk.agent({ type: 'users', users: USERS.filter(({ nick }) => nick !== 'eva') })
  await talk.type('cal luis', 'call luis')
  await talk.agent({ type: 'calling', nick: 'luis', ringForMs: 35_000 }, ANSWERED, { type: 'sound' })
  await talk.wait(2000)
  await talk.agent(statsEvent(2))
  await talk.type('pause')
  await talk.agent({ type: 'held', by: 'us' })
  await talk.type('pause', 'resume')
  await talk.agent({ type: 'resumed', by: 'us' }, { type: 'held', by: 'them' }, { type: 'resumed', by: 'them' })
  await talk.type('mute', 'unmute', 'm', 'volume 150', 'sound', '2 +', '8', 'back', 'stats')
  await talk.type('snapshot luis.png')
  await talk.agent({ type: 'snapshot', path: 'luis.png' }, { type: 'missed', nick: 'marta' })
  await talk.wait(60_000)
  await talk.type('quit', 'no', 'hangup')
  await talk.agent({ type: 'ended', reason: 'hangup', nick: 'luis' }, { type: 'history', calls: CALLS })
  await talk.type('history')
  await talk.agent(RUNG)
  await talk.type('answer')
  await talk.agent({ ...ANSWERED, nick: 'bob' }, { type: 'ended', reason: 'remote-hangup', nick: 'bob' })
  return talk.type('quit')
}

test('a whole call, said in order', async () => {
  const { text } = await wholeCall()
  const file = join(__dirname, '../golden/plain/call.txt')
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, text)
  expect(text).toBe(readFileSync(file, 'utf8'))
})

test('? lists every word, also where something is asked', async () => {
  const { text } = await new PlainTalk(LOGIN_START).type('?')
  for (const name of WORD_NAMES) expect(text).toMatch(new RegExp(`^${name}( .*)?: `, 'm'))
})

test('what was typed was done', async () => {
  const { commands } = await wholeCall()
  const types = commands.map(({ type }) => type)
  expect(types.filter((type) => !['reload-users', 'history-seen', 'protocols'].includes(type)).join(' ')).toBe(
    'login login call hold resume sound sound sound sound list-devices sound snapshot hangup bell accept quit',
  )
  expect(commands[0]).toMatchObject({ server: 'home:8000', nick: 'ana', password: 'wrong', host: '192.168.1.20' })
  expect(commands[1]).toMatchObject({ password: 'secret' })
})

test('what signs say on the screen is said in words', async () => {
  const talk = new PlainTalk(PEOPLE_START)
  talk.ready()
  await talk.agent({ type: 'kept-people', server: 'home:8000', people: KEPT }, { type: 'users', users: USERS })
  await talk.type('users')
  expect(talk.text).toMatch(/^luis 10\.0\.0\.7:5001, favourite, 2 min ago · /m)
  expect(talk.text).not.toMatch(/[★✕↗↙]/)
})

describe('the log in', () => {
  test('hides what is typed for the password, and nothing else', async () => {
    const talk = new PlainTalk(LOGIN_START, true)
    await talk.type('other:8000')
    expect(talk.hidden).toBe(false)
    await talk.type('bob')
    expect(talk.hidden).toBe(true)
    await talk.type('secret')
    expect(talk.hidden).toBe(false)
    expect(talk.text).not.toContain('secret')
    expect(talk.commands[0]).toMatchObject({ server: 'other:8000', nick: 'bob', password: 'secret' })
  })

  test('lines that come too early wait for it', async () => {
    const talk = new PlainTalk(LOGIN_START)
    await talk.type('', '', 'secret', 'call luis')
    expect(talk.commands.map(({ type }) => type)).toEqual(['login'])
    await talk.agent(REGISTERED)
    talk.ready()
    await talk.type()
    await talk.wait(1)
    expect(talk.commands).toContainEqual({ type: 'call', target: 'luis' })
  })

  test('a word behind a colon is a word there too', async () => {
    const talk = await new PlainTalk(LOGIN_START).type(':quit')
    expect(talk.commands).toEqual([{ type: 'quit' }])
  })
})

describe('waiting', () => {
  test.each([
    ['wait call', ANSWERED],
    ['wait ring', RUNG],
  ] as const)('%s', async (line, event) => {
    const talk = new PlainTalk().ready()
    await talk.type(line, 'quit')
    expect(talk.commands).toEqual([])
    await talk.agent(event)
    expect(talk.model.dialog.tag === 'quit' || talk.commands.some(({ type }) => type === 'quit')).toBe(true)
  })

  test('so many seconds', async () => {
    const talk = new PlainTalk().ready()
    await talk.type('wait 1.5', 'quit')
    await talk.wait(1400)
    expect(talk.commands).toEqual([])
    await talk.wait(200)
    expect(talk.commands).toEqual([{ type: 'quit' }])
  })
})

test('when no more lines come, a call may end by itself, then the program does', async () => {
  const talk = new PlainTalk().ready()
  await talk.agent(ANSWERED)
  await talk.type(undefined)
  await talk.wait(60_000)
  expect(talk.commands).toEqual([])
  await talk.agent({ type: 'ended', reason: 'remote-hangup', nick: 'luis' })
  await talk.wait(2000)
  expect(talk.commands).toEqual([])
  await talk.wait(2000)
  expect(talk.commands).toEqual([{ type: 'quit' }])
})

test('Ctrl-C asks in a call, twice it leaves', async () => {
  const talk = new PlainTalk().ready()
  await talk.agent(ANSWERED)
  talk.front.tell({ type: 'act', action: 'leave' })
  expect(talk.text).toContain('Quit vcall? The call with luis ends. yes or no?')
  expect(talk.commands).toEqual([])
  talk.front.tell({ type: 'act', action: 'leave' })
  expect(talk.commands).toEqual([{ type: 'quit' }])
})

test('nothing foreign moves the cursor', async () => {
  const talk = new PlainTalk().ready()
  await talk.agent({ ...RUNG, nick: 'b\u001b[2Job\r\n> quit' })
  expect(talk.text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
  expect(talk.text.split('\n').filter((line) => line.startsWith('> '))).toEqual([])
})

test('a question on a terminal stands before its answer, and again behind what came between', async () => {
  const talk = new PlainTalk(LOGIN_START, true)
  await talk.type()
  expect(talk.text).toMatch(/Server \[home:8000\]: $/)
  await talk.agent({ type: 'notice', level: 'info', text: 'Something happens.' })
  expect(talk.text).toMatch(/Server \[home:8000\]: \nSomething happens\.\nServer \[home:8000\]: $/)
})

test('a log in after another one begins with its first question, and tells nothing of those who are out of sight', async () => {
  const talk = new PlainTalk().ready()
  await talk.agent({ type: 'users', users: USERS }, { type: 'logged-out' })
  talk.text = ''
  await talk.type('', 'bob')
  expect(talk.text).toBe('> \nName [ana]:\n> bob\nPassword:\n')
})

describe('what somebody does is said', () => {
  const told = async (talk: PlainTalk, what: () => Promise<unknown>): Promise<string> => {
    const before = talk.text.length
    await what()
    return talk.text.slice(before)
  }
  const online = (): Promise<PlainTalk> =>
    new PlainTalk({ sound: SOUND }).ready().agent(REGISTERED, { type: 'users', users: USERS })

  test('who is found by a search, and everybody again without one', async () => {
    const talk = await online()
    expect(await told(talk, () => talk.type('search mar'))).toContain('1 of 5:\nmarta 10.0.0.9:5001, now\n')
    expect(await told(talk, () => talk.type('search'))).toContain('bob 10.0.0.12:8080')
  })

  test('who is kept, as the list has them', async () => {
    const talk = await online()
    const said = await told(talk, () => talk.agent({ type: 'kept-people', server: 'home:8000', people: KEPT }))
    expect(said).toContain('luis 10.0.0.7:5001, favourite, 2 min ago · plays the oud\n')
    expect(said).toContain('bob 10.0.0.12:8080, blocked\n')
    expect(said).not.toContain('marta')
    expect(await told(talk, () => talk.type('users'))).toContain('zoe, favourite, not online\n')
  })

  test.each([
    ['fps 10', 'Pictures a second: 10'],
    ['size 160x120', 'Size: 160x120'],
    ['fps auto', 'Pictures a second: automatic: 25'],
    ['denoise off', 'Noise suppression: off'],
    ['theme light', 'Nothing is drawn in plain lines.'],
    ['language es', 'vcall en líneas simples'],
  ])('%s', async (line, words) => {
    const talk = await online()
    expect(await told(talk, () => talk.type(line))).toContain(words)
  })

  test('what the file does that is sent', async () => {
    const talk = await online()
    const file = { paused: false, positionMs: 1000, durationMs: 60_000, loop: true }
    await talk.agent(
      { type: 'source', state: 'ready', label: 'a.mp4', source: { kind: 'file', path: '/tmp/a.mp4', loop: true } },
      { type: 'file', file },
    )
    const next = (change: object): Promise<string> =>
      told(talk, () => talk.agent({ type: 'file', file: { ...file, ...change } }))
    expect(await next({ positionMs: 2000 })).toBe('')
    expect(await next({ positionMs: 2000, paused: true })).toBe('Held: a.mp4 0:02 / 1:00\n')
    expect(await next({ positionMs: 30_000, paused: true })).toBe('a.mp4 0:30 / 1:00\n')
    expect(await next({ positionMs: 30_000 })).toBe('Goes on: a.mp4 0:30 / 1:00\n')
  })

  test('the line of a password ends, although it is not shown', async () => {
    const talk = await new PlainTalk(LOGIN_START, true).type('', '', 'secret')
    await talk.agent({ type: 'listening', host: '192.168.1.20', port: 5000 })
    expect(talk.text).toContain('> (hidden)\n\nlistening at')
  })
})
