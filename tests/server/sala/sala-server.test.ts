import { SalaHouse, type SalaGuest } from '../../support/sala-house'
import { until } from '../../support/until'

let house: SalaHouse
const open = async (...options: Parameters<typeof SalaHouse.open>): Promise<SalaHouse> =>
  (house = await SalaHouse.open(...options))
afterEach(() => house.close())

const GREETING = 'Conectado ao servidor /127.0.0.1'
const counted = (what: string, count: () => number, wanted: number): Promise<true> =>
  until(what, () => (count() === wanted ? true : undefined))

test('a genuine client joins, looks somebody up, asks for the list, and leaves', async () => {
  await open()
  const bob = (await house.guest()).say('bob')
  await bob.hears(GREETING)
  await bob.hears('broadcast/bob\n')
  const ana = await house.join('ana')
  await bob.hears('broadcast/bob\nana\n')
  await ana.hears('broadcast/bob\nana\n')
  bob.say('consulta')
  await new Promise((resolve) => setTimeout(resolve, 100))
  bob.say('ana')
  const { localPort } = ana.socket
  await bob.hears(`endereco/127.0.0.1/${localPort}/bob`)
  bob.say('consultanobody')
  await bob.hears('Nome nao encontrado')
  bob.say('consultabob')
  await bob.hears('Nao e possivel conectar a si mesmo')
  bob.say('atualiza')
  await bob.hears('atualiza')
  await bob.hears(`['bob', 'ana']/('127.0.0.1', ${bob.socket.localPort})('127.0.0.1', ${localPort})`)
  bob.say('closeConn')
  await bob.hears('broadcast/ana\n')
  await bob.hears('finish')
  await bob.isClosed()
  await ana.hears('broadcast/ana\n')
  // Each of them in a read of its own, and nothing else.
  expect(bob.reads).toHaveLength(10)
  expect(house.told('left')).toMatchObject([{ name: 'bob', orderly: true, online: 1 }])
})

test('what comes at the same time is read apart all the same', async () => {
  await open()
  const bob = await house.join('bob')
  await bob.hears('broadcast/bob\n')
  const before = bob.reads.length
  // The answer, the roll and a list because of somebody else are due within a moment.
  const ana = await house.join('ana')
  bob.say('consultaanaatualiza')
  await bob.hears('broadcast/bob\nana\n')
  await bob.hears(/^\['bob'/)
  expect(bob.reads.slice(before).sort()).toEqual([
    expect.stringMatching(/^\['bob', 'ana'\]\/.*\)$/),
    'atualiza',
    'broadcast/bob\nana\n',
    expect.stringMatching(/^endereco\/127\.0\.0\.1\/\d+\/bob$/),
  ])
  ana.close()
})

test('a name that is taken, or none, is refused, and the connection is left to the client', async () => {
  await open({ limits: { refusedMs: 300 } })
  await house.join('bob')
  for (const name of ['bob', 'a/b', 'finisher', ' ']) {
    const guest = (await house.guest()).say(name)
    await guest.hears('Ja existe um usuario com o mesmo nome')
    guest.say('atualiza')
    await guest.isClosed()
    expect(guest.reads).toHaveLength(1)
  }
  expect(house.told('refused').map(({ reason }) => reason)).toEqual(['taken', 'slash', 'word', 'empty'])
  expect(house.server.names).toEqual(['bob'])
})

test('an accented name is carried whole, though its bytes come apart', async () => {
  await open()
  const bytes = Buffer.from('josé')
  const guest = await house.guest()
  guest.socket.write(bytes.subarray(0, 4))
  await new Promise((resolve) => setTimeout(resolve, 20))
  guest.socket.write(bytes.subarray(4))
  await guest.hears('broadcast/josé\n')
})

test('one silent client stops nobody, and is closed', async () => {
  await open({ limits: { nameMs: 200 } })
  const silent = await house.guest()
  await house.join('bob')
  await silent.isClosed()
  expect(house.told('dropped')).toMatchObject([{ reason: 'nameless' }])
})

test.each(['end', 'resetAndDestroy'] as const)('an abrupt end (%s) is a leave, and frees the name', async (how) => {
  await open()
  const ana = await house.join('ana')
  const bob = await house.join('bob')
  bob.socket[how]()
  await ana.hears('broadcast/ana\n', 1)
  expect(house.told('left')).toMatchObject([{ name: 'bob', orderly: false }])
  await house.join('bob')
})

test('who leaves while others are told is told as well', async () => {
  await open()
  const [ana, bob] = [await house.join('ana'), await house.join('bob')]
  ana.say('closeConn')
  bob.say('closeConn')
  await Promise.all([ana.isClosed(), bob.isClosed()])
  expect([ana.reads.at(-1), bob.reads.at(-1)]).toEqual(['finish', 'finish'])
  expect(house.server.names).toEqual([])
})

test('a flood of requests is answered by the end of the connection, and others are served', async () => {
  await open()
  const [flood, ana] = [await house.join('flood'), await house.join('ana')]
  flood.say('atualiza'.repeat(100_000))
  await flood.isClosed()
  expect(house.told('dropped')).toMatchObject([{ reason: 'flood' }])
  ana.say('consultaflood')
  await ana.hears('Nome nao encontrado')
})

test('too many connections of one address, or of all', async () => {
  await open({ limits: { maxConnectionsPerAddress: 2, maxConnections: 3 } })
  await house.join('ana')
  await house.join('bob')
  await (await house.guest()).isClosed()
  await house.join('eva', '127.0.0.2')
  await (await house.guest('127.0.0.3')).isClosed()
  expect(house.told('dropped').map(({ reason }) => reason)).toEqual(['crowded', 'crowded'])
})

const CROWD = 1_000

test('of 1,000 clients half are dead, each in its way: nobody waits, and what they take is bounded', async () => {
  await open({ limits: { nameMs: 60_000, stallMs: 500 } })
  const living: SalaGuest[] = []
  for (let at = 0; at < CROWD; at++) {
    const guest = await house.guest(`127.0.1.${1 + (at % 20)}`)
    const name = `${'n'.repeat(56)}${at}`
    if (at % 2 === 0) living.push(guest.say(name))
    // Without a name; in the midst of a command; not reading; gone without a word.
    else if (at % 8 === 3) guest.say(name).say('consul')
    else if (at % 8 === 5) guest.say(name).socket.pause()
    else if (at % 8 === 7) guest.say(name).socket.resetAndDestroy()
  }
  await Promise.all(living.map((guest) => guest.hears(GREETING.replace(/127.*/, guest.socket.localAddress ?? ''))))
  const gone = house.guests.filter((_, at) => at % 8 === 7)
  await until('who is gone has left', () => (house.told('left').length >= gone.length ? true : undefined))
  expect(house.server.names.length).toBeGreaterThanOrEqual(living.length)
  expect(house.server.names.length).toBeLessThanOrEqual((CROWD * 3) / 4)
  const [first, last] = [living[0], living.at(-1)]
  first?.say('closeConn')
  last?.say(`consulta${house.server.names[1]}`)
  await last?.hears(/^endereco\//)
  await first?.isClosed()
  const list = (): string => living[7]?.reads.join('').split('broadcast/').at(-1) ?? ''
  const isWhole = (): boolean => list().includes(`n${CROWD - 2}\n`) && !list().includes('n0\n')
  await until('a whole list without who left', () => (isWhole() ? true : undefined))
  expect(house.server.connections).toBeLessThanOrEqual(CROWD)
  for (const guest of house.guests) guest.close()
  await counted('all are gone', () => house.server.connections, 0)
  expect(house.server.names).toEqual([])
  expect(house.told('fault')).toEqual([])
})

test('random bytes leave nothing behind', async () => {
  await open()
  for (let at = 0; at < 100; at++) {
    const guest = await house.guest(`127.0.1.${1 + (at % 20)}`)
    guest.socket.write(
      Buffer.from(Array.from({ length: (at * 37) % 400 }, (_, index) => (index * at * 31 + at) & 0xff)),
    )
    if (at % 3 === 0) guest.socket.end()
  }
  await house.join('ana')
  for (const guest of house.guests) guest.close()
  await counted('all are gone', () => house.server.connections, 0)
  expect(house.told('fault')).toEqual([])
})
