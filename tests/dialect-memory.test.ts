import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { dialectMemory } from '../src/dialect-memory'
import { openProfile, type Profile } from '../src/profile/profile'

const BOB = { host: '10.0.0.7', port: 5000 }
const LUIS = { host: '10.0.0.7', port: 5001 }
let home: string
beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'vcall-dialects-'))))
afterEach(() => rmSync(home, { recursive: true, force: true }))

const open = (): Profile => openProfile('ana', { home, warn: () => undefined })
const file = (): string => join(open().stateDirectory, 'dialects.json')

test('a dialect that was found is known to the next program, of this contact alone', () => {
  dialectMemory(open()).learn(BOB, 'clase3')
  const next = dialectMemory(open())
  expect(next.at(BOB)).toBe('clase3')
  expect(next.at(LUIS)).toBeUndefined()
  expect(statSync(file()).mode & 0o777).toBe(0o600)
})

test('it is learned anew, and forgotten', () => {
  const memory = dialectMemory(open())
  memory.learn(BOB, 'clase3')
  memory.learn(LUIS, 'ndrd')
  memory.learn(BOB, 'os-baach')
  memory.learn(LUIS, undefined)
  expect(open().readDialects()).toEqual([{ ...BOB, dialect: 'os-baach' }])
})

test('what another program learned meanwhile stays', () => {
  const [one, other] = [dialectMemory(open()), dialectMemory(open())]
  one.at(BOB)
  other.learn(LUIS, 'ndrd')
  one.learn(BOB, 'clase3')
  expect(open().readDialects()).toHaveLength(2)
})

test('two hundred are kept, the latest', () => {
  const memory = dialectMemory(open())
  for (let port = 1; port <= 250; port++) memory.learn({ host: BOB.host, port }, 'clase3')
  expect(
    open()
      .readDialects()
      .map(({ port }) => port),
  ).toEqual(Array.from({ length: 200 }, (_, at) => at + 51))
})

test.each([
  'nothing',
  '{}',
  '[1, null, {"host": 7}]',
  '[{"host": "10.0.0.7", "port": 5000, "dialect": "toString"}]',
  '[{"host": "10.0.0.7", "port": 70000, "dialect": "clase3"}]',
])('a file that holds %j holds no dialect', (text) => {
  mkdirSync(dirname(file()), { recursive: true })
  writeFileSync(file(), text)
  const memory = dialectMemory(open())
  expect(memory.at(BOB)).toBeUndefined()
  memory.learn(BOB, 'clase3')
  expect(dialectMemory(open()).at(BOB)).toBe('clase3')
})

test('a memory that does not work lasts until the end of the program', () => {
  mkdirSync(join(file(), 'full'), { recursive: true })
  chmodSync(dirname(file()), 0o500)
  const memory = dialectMemory(open())
  memory.learn(BOB, 'clase3')
  expect(memory.at(BOB)).toBe('clase3')
})
