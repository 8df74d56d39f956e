import { readFileSync } from 'node:fs'

/** What a process has used so far. */
export interface ProcessCost {
  /** User and system time in ms. */
  readonly cpuMs: number
  readonly rssMb: number
}

/** Clock ticks a second of /proc on Linux. */
const TICKS = 100

/** Reads the cost of a process from /proc; its children are not in it. */
export const costOf = (pid: number): ProcessCost => {
  // The name of the program, in brackets, may hold spaces.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  const ticks = Number(fields[11]) + Number(fields[12])
  const rssKb = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  return { cpuMs: (ticks * 1000) / TICKS, rssMb: rssKb / 1024 }
}

/** The children of a process. */
export const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
