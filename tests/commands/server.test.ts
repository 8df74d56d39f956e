import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { DiscoveryClient } from '../../src/net/discovery-client'
import { until } from '../support/discovery-raw'
import { REGISTER } from '../support/run-typescript'

const COMMAND = join(__dirname, '../../src/commands/server.ts')
const SCRIPT = `
  const { runServer } = require(${JSON.stringify(COMMAND)})
  runServer(JSON.parse(process.argv[1])).then((code) => { process.exitCode = code })`

interface Running {
  readonly child: ChildProcess
  out: string
  err: string
  code: number | null | undefined
}

let running: Running | undefined

const start = (options: { readonly port: number; readonly json: boolean }): Running => {
  const args = ['-r', REGISTER, '-e', SCRIPT, JSON.stringify({ host: '127.0.0.1', ...options })]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const state: Running = { child, out: '', err: '', code: undefined }
  child.stdout.on('data', (chunk: Buffer) => (state.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (state.err += chunk.toString()))
  child.on('close', (code) => (state.code = code))
  running = state
  return state
}

afterEach(() => running?.child.kill('SIGKILL'))

const ana = { nick: 'ana', password: 'hunter2', host: '127.0.0.1', port: 5001, protocols: ['V0'] }

test.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
] as const)('it serves until %s, and its exit code is %i', async (signal, code) => {
  const server = start({ port: 0, json: true })
  await until(() => server.out.includes('\n'), 'the line of the address')
  const listening = JSON.parse(server.out.split('\n')[0]!) as { event: string; port: number }
  expect(listening).toMatchObject({ event: 'listening', host: '127.0.0.1' })
  await new DiscoveryClient({ host: '127.0.0.1', port: listening.port }).register(ana)
  server.child.kill(signal)
  await until(() => server.code !== undefined, 'it ends')
  const events = server.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { event: string })
  expect(events.map(({ event }) => event)).toEqual(['listening', 'registered', 'stopped'])
  expect(server.code).toBe(code)
  expect(server.out + server.err).not.toContain('hunter2')
})

test('a port in use is one clear line', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo
  const server = start({ port, json: false })
  await until(() => server.code !== undefined, 'it ends')
  other.close()
  expect(server.code).toBe(1)
  expect(server.out).toBe('')
  expect(server.err).toBe(
    `Port ${port} of 127.0.0.1 is in use. Is a server running already? --port chooses another one.\n`,
  )
})
