import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { REGISTER } from '../../../support/run-typescript'

const PROGRAM = path.join(__dirname, 'fixture', 'updates.ts')
const UPDATES = 10_000
const MOST_GROWTH = 512 * 1024

// In a process of its own: the sandbox of jest makes it ten times slower.
it(`${UPDATES} updates of charts that come and go leave nothing behind`, () => {
  const args = ['--expose-gc', '-r', REGISTER, PROGRAM, String(UPDATES)]
  const growth = Number(execFileSync(process.execPath, args, { encoding: 'utf8' }).trim().split('\n').at(-1))
  expect(growth).toBeLessThan(MOST_GROWTH)
})
