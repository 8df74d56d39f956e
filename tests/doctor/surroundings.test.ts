import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listCameras } from '../../src/doctor/devices'
import { askNative } from '../../src/doctor/native-probe'
import { findProgram, firstLineOf } from '../../src/doctor/programs'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vcall-doctor-test-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const plant = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

describe('cameras', () => {
  it('are listed by number, with the name that the driver gives, clean', () => {
    for (const name of ['video10', 'video2', 'video2x', 'null']) plant(name, '')
    mkdirSync(join(folder, 'drivers', 'video2'), { recursive: true })
    writeFileSync(join(folder, 'drivers', 'video2', 'name'), 'Cam\u001b]0;x\u0007\n')
    expect(listCameras(folder, join(folder, 'drivers'))).toEqual([
      { path: `${folder}/video2`, label: 'Cam]0;x', permitted: true },
      { path: `${folder}/video10`, label: 'camera', permitted: true },
    ])
  })

  it('are none where there is no such folder', () => {
    expect(listCameras(join(folder, 'nowhere'))).toEqual([])
  })
})

describe('programs', () => {
  it('are found in PATH when they may be run', () => {
    const tool = plant('tool', '#!/bin/sh\necho one; echo two\n')
    plant('data', '')
    chmodSync(tool, 0o755)
    expect(findProgram('tool', `/nowhere:${folder}`)).toBe(tool)
    expect(findProgram('data', folder)).toBeUndefined()
    expect(findProgram('tool', '')).toBeUndefined()
  })

  it('say their first line, or nothing when they fail', async () => {
    expect(await firstLineOf(process.execPath, ['-p', '"one\\ntwo"'])).toBe('one')
    expect(await firstLineOf(process.execPath, ['-e', 'process.exit(1)'])).toBeUndefined()
    expect(await firstLineOf(join(folder, 'nowhere'), [])).toBeUndefined()
  })
})

describe('a native package', () => {
  it('answers from a process of its own, however much it prints', async () => {
    const program = plant(
      'chatty.js',
      `for (let i = 0; i < 5000; i++) { console.log('x'.repeat(80)); console.error('y'.repeat(80)) }
       process.send({ type: 'sound', devices: [], subject: process.argv[2] })`,
    )
    const report = await askNative('sound', { program })
    expect(report).toEqual({ type: 'sound', devices: [], subject: 'sound' })
  })

  it('may crash, and what it leaves in its folder is gone', async () => {
    const trace = join(folder, 'where')
    const program = plant(
      'crash.js',
      `const fs = require('fs'); fs.writeFileSync('crash.log', ''); fs.writeFileSync(${JSON.stringify(trace)}, process.cwd())
       process.kill(process.pid, 'SIGSEGV')`,
    )
    const report = await askNative('sound', { program })
    expect(report).toEqual({ type: 'broken', message: 'its process died (SIGSEGV)' })
    expect(readdirSync(process.cwd())).not.toContain('crash.log')
    expect(existsSync(readFileSync(trace, 'utf8'))).toBe(false)
  })

  it('may hang', async () => {
    const program = plant('hang.js', 'setInterval(() => undefined, 1000)')
    const report = await askNative('pictures', { program, timeoutMs: 300 })
    expect(report).toEqual({ type: 'broken', message: 'no answer within 0.3 s' })
  })

  it('may be absent', async () => {
    const report = await askNative('pictures', { program: join(folder, 'nowhere.js') })
    expect(report).toEqual({ type: 'broken', message: 'its process died (exit code 1)' })
  })
})
