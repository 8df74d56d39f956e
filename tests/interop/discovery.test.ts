import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { DiscoveryClient } from '../../src/net/discovery-client'
import { registeredProtocols } from '../../src/protocol/discovery/sound-choice'
import { House } from '../support/discovery-house'
import { until } from '../support/discovery-raw'

const { VCALL_PEERS = resolve(__dirname, '../../../shared/peers') } = process.env
const present = existsSync(join(VCALL_PEERS, 'uam_ds.py'))
if (!present) process.stderr.write(`discovery with the reference peers: skipped, ${VCALL_PEERS} is not there\n`)

const ANA = { nick: 'ana', password: 'secret', host: '127.0.0.1', port: 5001, protocols: registeredProtocols(true) }
const LUIS = { nick: 'luis', host: '127.0.0.1', port: 5002 }

/** What one line of the reference server says. */
interface Said {
  readonly event: string
  readonly port?: number
  readonly text?: string
}

/** The reference discovery server with luis registered, and what it says. */
class Reference {
  readonly said: Said[] = []
  private child: ChildProcess | undefined

  async open(...options: readonly string[]): Promise<DiscoveryClient> {
    const args = ['-u', join(VCALL_PEERS, 'uam_ds.py'), '--port', '0', '--strict', '--user', 'luis:127.0.0.1:5002:V0']
    const child = spawn('python3', [...args, ...options], { stdio: ['ignore', 'pipe', 'inherit'] })
    this.child = child
    const lines = createInterface({ input: child.stdout })
    lines.on('line', (line) => this.said.push(JSON.parse(line) as Said))
    await until(() => this.said.length > 0 || child.exitCode !== null, 'the reference server listens')
    return new DiscoveryClient({ host: '127.0.0.1', port: this.said[0]?.port ?? 0 })
  }

  violations(): readonly Said[] {
    return this.said.filter(({ event }) => event === 'violation')
  }

  async close(): Promise<void> {
    if (this.child?.exitCode !== null) return
    const closed = once(this.child, 'close')
    // It keeps nothing, and a signal that Python handles can be lost in one of its threads.
    this.child.kill('SIGKILL')
    await closed
  }
}

const optional = present ? describe : describe.skip

optional('our client and the reference server', () => {
  let reference: Reference
  beforeEach(() => (reference = new Reference()))
  afterEach(async () => {
    await reference.close()
    expect(reference.violations()).toEqual([])
  })

  test.each([
    [[]],
    [['--split', '1', '--split-delay', '0.005']],
    [['--split', '7']],
    [['--slow', '2']],
    [['--malformed']],
    [['--malformed', '--split', '7']],
    [['--extra', '200', '--split', '100', '--split-delay', '0.002']],
    [['--count-error', '3']],
    [['--count-error', '-1']],
    [['--close-each']],
    [['--close-each', '--split', '5', '--malformed']],
  ])('%j: registers, finds and lists', async (options) => {
    const client = await reference.open(...options)
    expect(await client.register(ANA)).toBeGreaterThan(1e9)
    expect(await client.find('luis')).toEqual({ ...LUIS, protocols: ['V0'] })
    expect(await client.find('ana')).toMatchObject({ protocols: ['V0', 'V1', 'V48'] })
    expect(await client.find('nobody')).toBeUndefined()
    const users = await client.list()
    expect(users).toContainEqual(expect.objectContaining(LUIS))
    expect(users).toContainEqual(expect.objectContaining({ nick: 'ana', port: 5001 }))
    if (options.includes('--extra')) expect(users).toHaveLength(202)
    await expect(client.register({ ...ANA, password: 'x' })).rejects.toMatchObject({ reason: 'wrong-password' })
  })

  test('odd users are understood', async () => {
    const client = await reference.open('--malformed')
    expect(await client.find('floatport')).toMatchObject({ port: 8080, protocols: ['V0'] })
    expect(await client.find('crlfproto')).toMatchObject({ protocols: ['V1', 'V2'] })
    expect(await client.find('lowerproto')).toMatchObject({ protocols: ['V0'] })
  })

  test.each(['nok', 'zero'])('an empty list (%s)', async (how) => {
    expect(await (await reference.open('--empty', how)).list()).toEqual([])
  })

  test('a mute server', async () => {
    await expect((await reference.open('--mute')).list()).rejects.toMatchObject({ reason: 'timeout' })
  })

  test('QUIT and BYE', async () => {
    const { name } = await reference.open()
    const port = Number(name.split(':')[1])
    expect(await new DiscoveryClient({ host: '127.0.0.1', port, quit: true }).list()).toHaveLength(1)
    const requests = reference.said.filter(({ event }) => event === 'request').map(({ text }) => text)
    expect(requests).toEqual(['LIST_USERS', 'QUIT'])
  })
})

const CLIENT = `
import asyncio, sys
sys.path.insert(0, sys.argv[1])
from uam_wire import DiscoveryClient, DiscoveryError
async def main():
    client = DiscoveryClient('127.0.0.1', int(sys.argv[2]), sys.argv[3])
    await client.register('bob', '127.0.0.1', 5003, 'secret', 'V0#V1')
    await client.register('bob', '127.0.0.1', 5004, 'secret', 'V0')
    print(await client.query('bob'))
    print(await client.query('nobody'))
    print(await client.request('LIST_USERS'))
    for bad in ('bob 127.0.0.1 1 wrong V0', 'b#b 127.0.0.1 1 secret V0'):
        print(await client.request('REGISTER ' + bad))
    await client.close()
asyncio.run(main())`

optional('the reference client and our server', () => {
  let house: House
  beforeEach(async () => (house = await new House().open({ now: Date.now })))
  afterEach(() => house.close())

  test.each(['once', 'quit', 'session'])('with the habit "%s"', async (habit) => {
    const args = ['-c', CLIENT, VCALL_PEERS, String(house.server.port), habit]
    const { stdout } = await promisify(execFile)('python3', args)
    const [contact, nobody, list, wrong, bad] = stdout.trim().split('\n')
    expect(contact).toBe("Contact(nick='bob', ip='127.0.0.1', port=5004, protocols=('V0',))")
    expect(nobody).toBe('None')
    expect(list).toMatch(/^OK USERS_LIST 1 bob 127\.0\.0\.1 5004 [0-9]{7,11}\.[0-9]{1,8}#$/)
    expect([wrong, bad]).toEqual(['NOK WRONG_PASS', 'NOK SYNTAX_ERROR'])
    expect(house.told('quit')).toHaveLength(habit === 'quit' ? 7 : 0)
    expect(house.told('dropped')).toEqual([])
  })

  test.each(['once', 'quit', 'session'])('the reference peer registers and is found (%s)', async (habit) => {
    const place = ['--ds', `127.0.0.1:${house.server.port}`, '--ds-habit', habit]
    const peer = spawn('python3', ['-u', join(VCALL_PEERS, 'uam_peer.py'), 'answer', '--nick', 'bob', ...place])
    const closed = once(peer, 'close')
    const lines = createInterface({ input: peer.stdout })
    try {
      for await (const line of lines) if ((JSON.parse(line) as Said).event === 'registered') break
      const client = new DiscoveryClient({ host: '127.0.0.1', port: house.server.port })
      expect(await client.find('bob')).toMatchObject({ nick: 'bob', host: '127.0.0.1', protocols: ['V0'] })
    } finally {
      peer.kill('SIGKILL')
      await closed
    }
  })
})
