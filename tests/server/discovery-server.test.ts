import { RESERVATION_MS } from '../../src/protocol/discovery/registrar'
import { until } from '../support/discovery-raw'
import { House } from '../support/discovery-house'

let house: House
beforeEach(async () => (house = await new House().open()))
afterEach(() => house.close())

const ANA = 'REGISTER ana 10.0.0.1 5001 secret V0#V1'
const LUIS = 'REGISTER luis 10.0.0.2 5002 secret V0'

describe('habits of connecting', () => {
  test('one connection for each request, closed without a word', async () => {
    expect(await house.ask(ANA)).toMatch(/^OK WELCOME ana [0-9]{7,11}\.[0-9]{1,8}$/)
    expect(await house.ask('QUERY ana')).toBe('OK USER_FOUND ana 10.0.0.1 5001 V0#V1')
  })

  test('the same with QUIT and BYE, after which the server closes', async () => {
    const guest = await house.guest()
    await guest.ask(ANA)
    expect(await guest.ask('QUIT')).toBe('BYE')
    await guest.isClosed()
    expect(house.told('quit')).toHaveLength(1)
  })

  test('one connection for the whole session', async () => {
    const guest = await house.guest()
    await guest.ask(ANA)
    for (let count = 0; count < 20; count += 1) {
      expect(await guest.ask('QUERY ana')).toBe('OK USER_FOUND ana 10.0.0.1 5001 V0#V1')
      expect(await guest.ask('LIST_USERS')).toMatch(/^OK USERS_LIST 1 ana 10\.0\.0\.1 5001 /)
    }
    expect(guest.closed).toBe(false)
  })

  test('a client that ends its side after the request still gets its reply', async () => {
    const guest = await house.guest()
    guest.say(ANA).socket.end()
    await guest.hears(/^OK WELCOME ana /)
    await guest.isClosed()
  })
})

test('a list has a count, four fields each and a mark after the last one', async () => {
  expect(await house.ask('LIST_USERS')).toBe('NOK USER_UNKNOWN')
  await house.ask(ANA)
  await house.ask(LUIS)
  const list = await house.ask('LIST_USERS', /(?:#.*){2}/)
  expect(list).toMatch(/^OK USERS_LIST 2 (?:[a-z]+ 10\.0\.0\.[12] 500[12] [0-9]{7,11}\.[0-9]{1,8}#){2}$/)
})

describe('reservation', () => {
  test('the password renews address, port and protocols; another one changes nothing', async () => {
    await house.ask(ANA)
    expect(await house.ask('REGISTER ana 10.0.0.9 6000 other V0')).toBe('NOK WRONG_PASS')
    expect(await house.ask('QUERY ana')).toBe('OK USER_FOUND ana 10.0.0.1 5001 V0#V1')
    expect(await house.ask('REGISTER ana 10.0.0.9 6000 secret V0')).toMatch(/^OK WELCOME ana /)
    expect(await house.ask('QUERY ana')).toBe('OK USER_FOUND ana 10.0.0.9 6000 V0')
    expect(house.told('refused')).toMatchObject([{ reason: 'wrong-password', nick: 'ana' }])
    expect(house.told('renewed')).toMatchObject([{ nick: 'ana', host: '10.0.0.9', port: 6000, online: 1 }])
  })

  test('it lasts 24 h from the last renewal, then the nick is anybody’s', async () => {
    await house.ask(ANA)
    house.nowMs += RESERVATION_MS - 1
    await house.ask(ANA)
    house.nowMs += RESERVATION_MS - 1
    expect(await house.ask('QUERY ana')).toMatch(/^OK USER_FOUND/)
    expect(await house.ask('LIST_USERS')).toMatch(/^OK USERS_LIST 1 /)
    house.nowMs += 1
    expect(await house.ask('QUERY ana')).toBe('NOK USER_UNKNOWN')
    expect(await house.ask('LIST_USERS')).toBe('NOK USER_UNKNOWN')
    expect(await house.ask('REGISTER ana 10.0.0.9 6000 other V0')).toMatch(/^OK WELCOME ana /)
    expect(await house.ask(ANA)).toBe('NOK WRONG_PASS')
  })

  test('what expired is removed and told without anybody asking', async () => {
    await house.close()
    house = await new House().open({ limits: { sweepMs: 5 } })
    await house.ask(ANA)
    house.nowMs += 1_000
    await house.ask(LUIS)
    house.nowMs += RESERVATION_MS - 1_000
    await until(() => house.told('expired').length > 0, 'ana expires')
    expect(house.told('expired')).toEqual([{ event: 'expired', nick: 'ana', online: 1 }])
  })

  test('of two that register a free nick at the same moment one gets it', async () => {
    const replies = await Promise.all(['one', 'two'].map((word) => house.ask(`REGISTER eva 10.0.0.1 5001 ${word} V0`)))
    expect(replies.map((reply) => reply.split(' ')[1]).sort()).toEqual(['WELCOME', 'WRONG_PASS'])
  })
})

test.each(['an#a', 'a\u00f1a', '\u001b]0;x\u0007', 'x'.repeat(65), ''])('the nick %j is refused', async (nick) => {
  expect(await house.ask(`REGISTER ${nick} 10.0.0.1 5001 secret V0`)).toBe('NOK SYNTAX_ERROR')
  expect(await house.ask('LIST_USERS')).toBe('NOK USER_UNKNOWN')
})

test.each([
  'HELLO',
  'REGISTER',
  'QUERY',
  'QUERY a b',
  'REGISTER a 1.1.1.1 5001 secret  V0',
  '\u0000\u0000GET',
  '\xff\xfe',
])('%j is a syntax error, and the connection goes on', async (request) => {
  const guest = await house.guest()
  expect(await guest.ask(request)).toBe('NOK SYNTAX_ERROR')
  expect(await guest.ask('LIST_USERS')).toBe('NOK USER_UNKNOWN')
})

test('a request in single bytes is one request', async () => {
  const guest = await house.guest()
  for (const byte of ANA) {
    guest.say(byte)
    await new Promise((resolve) => setImmediate(resolve))
  }
  await guest.hears(/^OK WELCOME ana /)
  expect(house.told('refused')).toEqual([])
  expect(await guest.ask('QUERY ana')).toBe('OK USER_FOUND ana 10.0.0.1 5001 V0#V1')
})

test('requests in one piece are answered in order', async () => {
  const guest = await house.guest()
  guest.say(`${ANA}QUERY anaQUERY luisLIST_USERSQUIT`)
  const heard = await guest.hears(/BYE$/)
  expect(heard).toMatch(/^OK WELCOME ana [0-9.]+OK USER_FOUND ana \S+ \S+ V0#V1NOK USER_UNKNOWNOK USERS_LIST 1 .*#BYE$/)
})

test('a request that is too long is refused, and the connection closed', async () => {
  const guest = await house.guest()
  expect(await guest.ask(`QUERY ${'x'.repeat(5_000)}`)).toBe('NOK SYNTAX_ERROR')
  await guest.isClosed()
  expect(house.told('refused')).toMatchObject([{ reason: 'oversize' }])
})

test('no event holds a password or an escape sequence', async () => {
  await house.ask('REGISTER ana 10.0.0.1 5001 hunter2 V0')
  await house.ask('REGISTER ana 10.0.0.1 5001 hunter3 V0')
  await house.ask('REGISTER an#a 10.0.0.1 5001 hunter4 V0')
  await house.ask('REGISTER \u001b[2J 10.0.0.1 5001 hunter5 V0')
  await house.ask('REGISTER ana 10.0.0.1 hunter6')
  const text = JSON.stringify(house.events)
  expect(house.events.length).toBeGreaterThanOrEqual(5)
  expect(text).not.toMatch(/hunter|\\u001b/)
})

test('it can be closed twice, with connections open, and its port is free again', async () => {
  const guest = await house.guest()
  const { port } = house.server
  await Promise.all([house.server.close(), house.server.close()])
  await guest.isClosed()
  house = await new House().open({ port })
  expect(house.server.port).toBe(port)
})
