import { readdirSync, readFileSync } from 'node:fs'

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // It ended meanwhile.
    return ''
  }
}

/** The parent of a process, from Linux's `/proc`; the name before it may hold blanks and brackets. */
const parentOf = (pid: number): number => Number(/^.*\) \S (\d+)/s.exec(read(`/proc/${pid}/stat`))?.[1])

const all = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)

/** The child of a process in whose command line a text stands; undefined while there is none. */
export const childOf = (pid: number, text: string): number | undefined =>
  all().find((child) => parentOf(child) === pid && read(`/proc/${child}/cmdline`).includes(text))

/** The main process under a launcher. */
export const programOf = (launcher: number): number | undefined => childOf(launcher, 'dist/main.js')

/** The video process of a main process. */
export const videoOf = (program: number): number | undefined => childOf(program, 'media/video/entry.js')

/** The audio process of a main process. */
export const audioOf = (program: number): number | undefined => childOf(program, 'media/audio/entry.js')

/** The transport process of a main process whose calls go over XML-RPC. */
export const transportOf = (program: number): number | undefined => childOf(program, 'transport/entry.js')

/** Whether a process is there and has not ended. */
export const isAlive = (pid: number): boolean => {
  const state = /^.*\) (\S)/s.exec(read(`/proc/${pid}/stat`))?.[1]
  return state !== undefined && state !== 'Z' && state !== 'X'
}

/** What a process has in memory, in bytes. */
export const residentBytes = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1]) * 1024
