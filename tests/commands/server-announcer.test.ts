import { Announcer, DISCOVERY_WORDS, eventLine } from '../../src/commands/server-announcer'
import { SALA_WORDS } from '../../src/commands/sala-words'
import { foreign, type ServerEvent } from '../../src/server/event'

const registered = {
  event: 'registered',
  client: '10.0.0.7:50123',
  nick: 'ana',
  host: '10.0.0.7',
  port: 5001,
  protocols: ['V0', 'V1'],
  online: 3,
} as const

let lines: string[] = []
const announcer = (json: boolean): Announcer<ServerEvent> => {
  lines = []
  return new Announcer(json, (line) => lines.push(line), DISCOVERY_WORDS)
}

test('who registered, from where, and how many are online', () => {
  expect(eventLine(registered)).toBe('ana registered from 10.0.0.7:50123, reached at 10.0.0.7:5001, V0 V1 · 3 online')
})

test('what happens all the time is not worth a line for people, but is one in JSON', () => {
  const query = { event: 'query', client: '10.0.0.7:1', nick: 'ana', found: true } as const
  announcer(false).tell(query)
  expect(lines).toEqual([])
  announcer(true).tell(query)
  expect(JSON.parse(lines[0]!)).toMatchObject(query)
})

test('JSON lines have the event first, the time in seconds, and no line break', () => {
  const teller = announcer(true)
  teller.listening({ host: '127.0.0.1', port: 8000 }, ['127.0.0.1'])
  teller.tell(registered)
  expect(lines[0]).toMatch(/^\{"event":"listening","time":\d+(\.\d+)?,"host":"127\.0\.0\.1","port":8000\}$/)
  expect(JSON.parse(lines[1]!)).toMatchObject(registered)
})

test('people are told an address that others can use', () => {
  announcer(false).listening({ host: '0.0.0.0', port: 8000 }, ['192.168.1.5', '10.8.0.2'])
  expect(lines[0]).toMatch(/on 0\.0\.0\.0:8000\. Join: vcall login --server 192\.168\.1\.5:8000\./)
})

test('a flood is counted, not printed', () => {
  const teller = announcer(false)
  for (let count = 0; count < 5_000; count += 1) teller.tell({ event: 'refused', client: 'x', reason: 'syntax' })
  expect(lines).toHaveLength(200)
  teller.close()
  expect(lines.at(-1)).toMatch(/… and 4800 more events$/)
})

test('foreign text is cleaned and cut', () => {
  expect(foreign(`\u001b]0;x\u0007${'y'.repeat(500)}`)).toMatch(/^\]0;xy{1,60}$/)
})

test('a registry of Sala Virtual has words of its own', () => {
  lines = []
  const teller = new Announcer(false, (line) => lines.push(line), SALA_WORDS)
  teller.listening({ host: '0.0.0.0', port: 5000 }, ['192.168.1.5'])
  teller.tell({ event: 'joined', client: '10.0.0.7:50123', name: 'ana', online: 3 })
  teller.tell({ event: 'refused', client: '10.0.0.8:50123', name: 'a/b', reason: 'slash' })
  teller.tell({ event: 'lookup', client: '10.0.0.7:50123', name: 'bob', found: true })
  teller.tell({ event: 'left', client: '10.0.0.7:50123', name: 'ana', orderly: false, online: 2 })
  expect(lines[0]).toBe('Sala Virtual on 0.0.0.0:5000. Join: vcall login --sala 192.168.1.5:5000. Ctrl-C ends it.')
  expect(lines.slice(1).map((line) => line.slice(10))).toEqual([
    'ana joined from 10.0.0.7:50123 · 3 online',
    '10.0.0.8:50123 wants a name with a "/" in it, refused: a/b',
    'ana is gone without a word · 2 online',
  ])
})
