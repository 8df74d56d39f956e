import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openProfile, type Profile } from '../src/profile/profile'
import { soundCallers } from '../src/sound-callers'

const SERVER = 'home:8000'
let home: string
beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'vcall-callers-'))))
afterEach(() => rmSync(home, { recursive: true, force: true }))

const open = (): Profile => openProfile('ana', { home, warn: () => undefined })

test('who has called with sound is known from then on, also to the next program', () => {
  const callers = soundCallers(open(), SERVER)
  expect(callers.has('bob')).toBe(false)
  callers.add('bob')
  callers.add('bob')
  expect(callers.has('bob')).toBe(true)
  expect(soundCallers(open(), SERVER).has('bob')).toBe(true)
  expect(open().readSoundCallers()).toEqual([{ nick: 'bob', server: SERVER }])
})

test('the same nick at another server is another person', () => {
  soundCallers(open(), 'elsewhere:8000').add('bob')
  expect(soundCallers(open(), SERVER).has('bob')).toBe(false)
})

test('a memory that does not work lasts until the end of the program', () => {
  const profile = open()
  mkdirSync(join(profile.stateDirectory, 'sound-callers.json', 'full'), { recursive: true })
  const callers = soundCallers(profile, SERVER)
  expect(callers.has('bob')).toBe(false)
  callers.add('bob')
  expect(callers.has('bob')).toBe(true)
})
