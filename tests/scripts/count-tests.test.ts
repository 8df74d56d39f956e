import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vcall-count-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

interface Numbers {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numRuntimeErrorTestSuites: number
}

const NOTHING: Numbers = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numRuntimeErrorTestSuites: 0 }

const plant = (name: string, numbers: Partial<Numbers>, testResults: readonly unknown[] = []): string => {
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify({ ...NOTHING, ...numbers, testResults }))
  return path
}

const count = (...files: string[]): { readonly code: number | null; readonly lines: string[] } => {
  const { status, stdout } = spawnSync(process.execPath, ['scripts/count-tests.js', ...files], { encoding: 'utf8' })
  return { code: status, lines: stdout.trimEnd().split('\n') }
}

it('adds up the runs', () => {
  const files = [plant('a', { numPassedTests: 3 }), plant('b', { numPassedTests: 4 })]
  expect(count(...files)).toEqual({ code: 0, lines: ['7 passed, 0 failed'] })
})

it('tells of skipped tests', () => {
  expect(count(plant('a', { numPassedTests: 1, numPendingTests: 2 })).lines).toEqual(['1 passed, 0 failed, 2 skipped'])
})

it('names what failed, and fails', () => {
  const assertionResults = [
    { status: 'failed', fullName: 'a call ends' },
    { status: 'passed', fullName: 'a call begins' },
  ]
  const file = plant('a', { numPassedTests: 1, numFailedTests: 1 }, [
    { name: `${process.cwd()}/tests/a.test.ts`, status: 'failed', assertionResults },
  ])
  expect(count(file)).toEqual({ code: 1, lines: ['failed: tests/a.test.ts: a call ends', '1 passed, 1 failed'] })
})

it('counts a file of tests that did not load as a failure', () => {
  const file = plant('a', { numPassedTests: 5, numRuntimeErrorTestSuites: 1 }, [
    { name: 'tests/b.test.ts', status: 'failed', assertionResults: [] },
  ])
  const lines = ['failed: tests/b.test.ts: the file did not load', '5 passed, 1 failed']
  expect(count(file)).toEqual({ code: 1, lines })
})

it('fails when no test ran, or a run left no result', () => {
  expect(count(plant('a', {}))).toEqual({ code: 1, lines: ['no test ran', '0 passed, 0 failed'] })
  const { code, lines } = count(plant('a', { numPassedTests: 5 }), join(folder, 'nowhere'))
  expect([code, lines.at(-1)]).toEqual([1, '5 passed, 1 failed'])
})

it('names what passed at the second try', () => {
  const assertionResults = [
    { status: 'passed', fullName: 'a call ends', invocations: 2 },
    { status: 'passed', fullName: 'a call begins', invocations: 1 },
  ]
  const file = plant('a', { numPassedTests: 2 }, [{ name: 'tests/a.test.ts', status: 'passed', assertionResults }])
  const lines = ['passed at the second try: tests/a.test.ts: a call ends', '2 passed, 0 failed']
  expect(count(file)).toEqual({ code: 0, lines })
})
