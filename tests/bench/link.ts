/**
 * `npm run bench:link [-- --json] [--only KILOBYTES|ssh] [--plot FILE.svg]`: the whole program in a call, behind links of
 * several speeds and behind a real sshd, or behind a link of one speed alone. A picture's age is the time from the beginning
 * of its write, noted in the program by a file that is loaded into it, to the moment at which the other end of the link has
 * had its last byte; both by one clock.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LAUNCHER, mustBeBuilt } from '../support/vcall'
import { hasSshd, LoopbackSshd } from './link/loopback-sshd'
import { endProgram, measureLink, spyEnvironment, type LinkFigures } from './link/measure'
import { plotLinks } from './link/plot'

const KILOBYTES = [500, 150, 30, 5]
const SSH_KILOBYTES = 150
const OUTSIDE = ['TMUX', 'STY', 'NO_COLOR', 'COLORTERM', 'SSH_TTY', 'SSH_CONNECTION']

const inPty = (rate: number, folder: string): Promise<LinkFigures> => {
  const spyFile = join(folder, `pty-${rate}.json`)
  const hidden = Object.fromEntries(OUTSIDE.map((name) => [name, undefined]))
  const env = {
    ...process.env,
    ...hidden,
    ...spyEnvironment(spyFile),
    XDG_STATE_HOME: folder,
    XDG_CONFIG_HOME: folder,
    LANG: 'C.UTF-8',
  }
  const terminal = { command: process.execPath, args: [LAUNCHER, 'demo', '--video', 'pattern'], env, rate: rate * 1000 }
  return measureLink({ name: `pty at ${rate} KB/s`, terminal, spyFile, end: endProgram })
}

const overSsh = async (rate: number, folder: string): Promise<LinkFigures> => {
  const sshd = await LoopbackSshd.open()
  try {
    const spyFile = join(folder, 'ssh.json')
    const settings = { ...spyEnvironment(spyFile), XDG_STATE_HOME: folder, XDG_CONFIG_HOME: folder, LANG: 'C.UTF-8' }
    const words = Object.entries(settings).map(([name, value]) => `${name}='${value}'`)
    const command = `env ${words.join(' ')} ${process.execPath} ${LAUNCHER} demo --video pattern`
    const terminal = { command: 'ssh', args: sshd.argumentsFor(command), env: process.env, rate: rate * 1000 }
    // Nothing of that machine's processes is known here: it is left by its keys.
    return await measureLink({ name: `ssh at ${rate} KB/s`, terminal, spyFile, end: (shown) => shown.type('qy\r') })
  } finally {
    sshd.close()
  }
}

const say = ({
  link,
  stallMs,
  idleStallMs,
  ageMs,
  keyMs,
  logMs,
  mostUnacknowledged,
  fps,
  usedKilobytesPerSecond,
}: LinkFigures): string =>
  `${link.padEnd(16)} ${fps} fps, ${usedKilobytesPerSecond} KB/s; age ${ageMs.p50} ms (95 %: ${ageMs.p95}, most ${ageMs.max}); ` +
  `keys ${keyMs.p50} ms (most ${keyMs.max}), log ${logMs.p50} ms; stall ${stallMs.p50} ms (most ${stallMs.max}; of an idle process ${idleStallMs.p50}, most ${idleStallMs.max}); ${mostUnacknowledged} unacknowledged`

/** What was measured before is told also where this one fails. */
const withSsh = async (folder: string, note: (figures: LinkFigures) => void): Promise<void> => {
  if (!hasSshd()) {
    process.stderr.write('ssh is left out: this machine has no sshd (Debian: apt-get install openssh-server)\n')
    return
  }
  try {
    note(await overSsh(SSH_KILOBYTES, folder))
  } catch (error) {
    process.stderr.write(`ssh was not measured: ${String(error)}\n`)
  }
}

const main = async (): Promise<void> => {
  mustBeBuilt()
  const json = process.argv.includes('--json')
  const plot = process.argv[process.argv.indexOf('--plot') + 1]
  const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined
  const folder = mkdtempSync(join(tmpdir(), 'vcall-link-'))
  const figures: LinkFigures[] = []
  const note = (one: LinkFigures): void => {
    figures.push(one)
    if (!json) process.stdout.write(`${say(one)}\n`)
  }
  try {
    const rates = only === undefined ? KILOBYTES : KILOBYTES.filter((rate) => String(rate) === only)
    for (const rate of rates) note(await inPty(rate, folder))
    if (only !== undefined) process.stderr.write('the other links are left out\n')
    if (only === undefined || only === 'ssh') await withSsh(folder, note)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  if (json) process.stdout.write(`${JSON.stringify(figures)}\n`)
  if (process.argv.includes('--plot') && plot !== undefined) writeFileSync(plot, plotLinks(figures))
}

void main()
