import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { SalaDirectory, type RegistryNews } from '../../../src/net/sala/directory'
import { SalaHouse } from '../../support/sala-house'
import { until } from '../../support/until'

const CALL_PORT = 6000
const GREETING = 'Conectado ao servidor /127.0.0.1broadcast/ana\n'
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

describe('with our own registry', () => {
  let house: SalaHouse
  let ana: SalaDirectory
  let bob: SalaDirectory
  const directory = (localAddress?: string): SalaDirectory =>
    new SalaDirectory({ host: '127.0.0.1', port: house.server.port, localAddress })

  beforeEach(async () => {
    house = await SalaHouse.open()
    ana = directory()
    bob = directory('127.0.0.2')
  })
  afterEach(async () => {
    await Promise.all([ana.close(), bob.close()])
    await house.close()
  })

  test.each(['::1', '203.0.113.77'])('is not reached from %s, which says why', async (address) => {
    await expect(directory(address).register({ nick: 'ana' })).rejects.toThrow('an IPv4 address of this machine')
  })

  test('joins, is listed, finds, and leaves in the proper way', async () => {
    await ana.register({ nick: 'ana' })
    await bob.register({ nick: 'José María' })
    expect(await ana.list()).toEqual([
      { nick: 'ana', host: '127.0.0.1', port: CALL_PORT },
      { nick: 'José María', host: '127.0.0.2', port: CALL_PORT },
    ])
    expect(await ana.find('José María')).toMatchObject({ nick: 'José María', host: '127.0.0.2', port: CALL_PORT })
    expect(await ana.find('nobody')).toBeUndefined()
    expect(await ana.find('a/b')).toBeUndefined()
    await expect(ana.find('ana')).rejects.toMatchObject({ reason: 'refused' })
    await bob.close()
    expect(house.told('left')).toMatchObject([{ name: 'José María', orderly: true }])
    expect(house.told('ignored')).toEqual([])
  })

  test('asked many things at once, each has its answer', async () => {
    await ana.register({ nick: 'ana' })
    await bob.register({ nick: 'bob' })
    const [found, list, nobody] = await Promise.all([ana.find('bob'), ana.list(), ana.find('eva')])
    expect([found?.host, list.length, nobody]).toEqual(['127.0.0.2', 2, undefined])
  })

  test('is told who is there, and when the registry is gone', async () => {
    const news: RegistryNews[] = []
    ana.on((each) => news.push(each))
    await ana.register({ nick: 'ana' })
    await bob.register({ nick: 'bob' })
    await until('both', () => (ana.knows('bob') ? true : undefined))
    expect(ana.knows('eva')).toBe(false)
    const changes: readonly string[][] = [[]]
    const off = ana.onChange(() => changes[0]?.push('changed'))
    await bob.close()
    await until('a change', () => (changes[0]?.length === 1 ? true : undefined))
    off()
    await house.server.close()
    await until('the loss', () => (news.at(-1)?.type === 'lost' ? true : undefined))
    await expect(ana.find('bob')).rejects.toMatchObject({ reason: 'unreachable' })
  })

  test('a name that is taken, and then another one', async () => {
    await ana.register({ nick: 'ana' })
    await expect(bob.register({ nick: 'ana' })).rejects.toMatchObject({
      reason: 'refused',
      message: expect.stringContaining('somebody has it') as string,
    })
    await bob.register({ nick: 'bob' })
    expect(house.server.names).toEqual(['ana', 'bob'])
  })

  test('a name that would break others is not even sent', async () => {
    await expect(ana.register({ nick: 'finisher' })).rejects.toMatchObject({ reason: 'refused' })
    expect(house.events).toEqual([])
  })

  test('registering again is nothing new while the connection is there', async () => {
    await ana.register({ nick: 'ana' })
    await ana.register({ nick: 'ana' })
    expect(house.told('joined')).toHaveLength(1)
  })
})

describe('with odd registries', () => {
  let server: Server
  let directory: SalaDirectory
  const heard: string[] = []
  const sockets = new Set<Socket>()

  /** Answers each read as it is told. */
  const serve = async (answer: (text: string, socket: Socket) => void): Promise<SalaDirectory> => {
    heard.length = 0
    server = createServer((socket) => {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('data', (chunk) => {
        heard.push(chunk.toString())
        answer(chunk.toString(), socket)
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    directory = new SalaDirectory({ host: '127.0.0.1', port: (server.address() as AddressInfo).port })
    return directory
  }
  afterEach(async () => {
    const closing = directory.close()
    for (const socket of sockets) socket.destroy()
    await closing
    await new Promise((resolve) => server.close(resolve))
  })

  test('that says who is there because of somebody else, and listens only when it has said so because of us', async () => {
    let listens = false
    const early: string[] = []
    const registry = await serve((text, socket) => {
      if (text === 'ana') {
        socket.write('Conectado ao servidor /127.0.0.1')
        setTimeout(() => socket.write('broadcast/bob\nana\n'), 100)
        setTimeout(() => socket.write('broadcast/bob\nana\n', () => (listens = true)), 520)
        return
      }
      if (!listens) early.push(text)
      if (text === 'bob') socket.write('endereco/10.0.0.9/5/ana')
      if (text === 'closeConn') socket.end('broadcast/\nfinish')
    })
    await registry.register({ nick: 'ana' })
    await registry.find('bob')
    expect(early).toEqual([])
  })

  test('that joins all it says', async () => {
    const registry = await serve((text, socket) => {
      if (text === 'ana') socket.write('Conectado ao servidor /127.0.0.1broadcast/ana\n')
      if (text === 'atualiza') socket.write("broadcast/ana\natualiza['ana']/('127.0.0.1', 7)broadcast/ana\nbob\n")
      if (text === 'bob') socket.write('endereco/10.0.0.9/5/anabroadcast/ana\n')
      if (text === 'closeConn') socket.end('broadcast/\nfinish')
    })
    await registry.register({ nick: 'ana' })
    expect(await registry.list()).toEqual([{ nick: 'ana', host: '127.0.0.1', port: CALL_PORT }])
    expect(await registry.find('bob')).toMatchObject({ host: '10.0.0.9' })
    await registry.close()
    // The name that is looked up comes in a read of its own.
    expect(heard).toEqual(['ana', 'atualiza', 'consulta', 'bob', 'closeConn'])
  })

  test('that reads nothing more before it has told who is there', async () => {
    let early: readonly string[] | undefined
    const registry = await serve((text, socket) => {
      if (text === 'eva') socket.write('Nome nao encontrado')
      if (text !== 'ana') return
      socket.write('Conectado ao servidor /127.0.0.1')
      setTimeout(() => {
        early = [...heard]
        socket.write('broadcast/ana\n')
      }, 500)
    })
    await registry.register({ nick: 'ana' })
    expect(await registry.find('eva')).toBeUndefined()
    expect(early).toEqual(['ana'])
  })

  test('that says everything byte by byte', async () => {
    const registry = await serve((text, socket) => {
      const answer = text === 'ana' ? 'Conectado ao servidor /127.0.0.1' : text === 'eva' ? 'Nome nao encontrado' : ''
      Buffer.from(answer).forEach((byte, at) => setTimeout(() => socket.write(Buffer.of(byte)), 3 * at))
    })
    await registry.register({ nick: 'ana' })
    expect(await registry.find('eva')).toBeUndefined()
  })

  test('whose lists are out of step for a while', async () => {
    let asked = 0
    const registry = await serve((text, socket) => {
      if (text === 'ana') socket.write(GREETING)
      if (text !== 'atualiza') return
      asked++
      socket.write(asked === 1 ? "atualiza['ana', 'bob']/('127.0.0.1', 7)" : "atualiza['ana']/('127.0.0.1', 7)")
    })
    await registry.register({ nick: 'ana' })
    expect(await registry.list()).toHaveLength(1)
    expect(asked).toBe(2)
  })

  test.each([
    ['an address that is a name', 'endereco/evil.example/1/ana'],
    ['an address of everybody', 'endereco/255.255.255.255/1/ana'],
    ['no answer at all', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
  ])('%s', async (_, answer) => {
    const registry = await serve((text, socket) => {
      if (text === 'ana') socket.write(GREETING)
      if (text === 'bob') socket.write(answer)
    })
    await registry.register({ nick: 'ana' })
    await expect(registry.find('bob')).rejects.toMatchObject({ reason: 'bad-reply' })
  })

  test('that closes, or is none', async () => {
    const registry = await serve((_, socket) => socket.destroy())
    await expect(registry.register({ nick: 'ana' })).rejects.toMatchObject({ reason: 'unreachable' })
    const nowhere = new SalaDirectory({ host: '127.0.0.1', port: 9 })
    await expect(nowhere.register({ nick: 'ana' })).rejects.toMatchObject({
      reason: 'unreachable',
      message: expect.stringContaining('connection refused') as string,
    })
  })

  test('that says more than a registry can is left', async () => {
    const registry = await serve((text, socket) => {
      if (text === 'ana') socket.write(GREETING)
      if (text === 'atualiza') socket.write('broadcast/'.concat('x'.repeat(2_000_000)))
    })
    await registry.register({ nick: 'ana' })
    await expect(registry.list()).rejects.toMatchObject({ reason: 'unreachable' })
  })

  test('that does not say the last word is not waited for long', async () => {
    const registry = await serve((text, socket) => {
      if (text === 'ana') socket.write(GREETING)
    })
    await registry.register({ nick: 'ana' })
    const closed = registry.close()
    await pause(100)
    for (const socket of sockets) socket.destroy()
    await closed
  })
})
