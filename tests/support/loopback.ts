import { Vcall, type VcallEvent, type VcallOptions } from './vcall'
import { VcallScreen, type ScreenOptions } from './vcall-screen'

/** No sound unless a test is about it: there may be a sound card here, or none. */
export const SILENT = ['--audio', 'none', '--speaker', 'none'] as const

/** Free ports of this machine, which nobody else reaches, and no sound. */
export const HERE = ['--host', '127.0.0.1', '--port', '0', ...SILENT] as const

/** What is sent unless a test says otherwise: there may be a camera here, or none. */
const HEADLESS = ['--headless', '--json', '--video', 'pattern'] as const

/** Somebody who answers calls by script. */
export const answering = (nick: string, args: readonly string[] = [], options?: VcallOptions): Vcall =>
  new Vcall(['answer', ...HEADLESS, '--nick', nick, ...HERE, ...args], options)

/** Somebody who calls by script. */
export const calling = (target: string, nick: string, args: readonly string[] = [], options?: VcallOptions): Vcall =>
  new Vcall(['call', target, ...HEADLESS, '--nick', nick, ...HERE, ...args], options)

/** Where a headless vcall, or a server, can be reached. */
export const addressOf = async (program: Vcall): Promise<string> => {
  const { host, port }: VcallEvent = await program.waitFor('listening')
  return `${host}:${port}`
}

/** A discovery server. */
export const startServer = (): Vcall => new Vcall(['server', '--host', '127.0.0.1', '--port', '0', '--json'])

/** Somebody at a discovery server, by script. */
export const registered = async (nick: string, server: string, args: readonly string[] = []): Promise<Vcall> => {
  const program = answering(nick, ['--server', server, '--password-stdin', ...args])
  program.say(`secret-of-${nick}`)
  await program.waitFor('registered')
  return program
}

/** A call between a headless peer, luis, and a screen, ana. */
export interface ScreenCall {
  readonly peer: Vcall
  readonly screen: VcallScreen
}

/** What the two of them are started with. */
export interface ScreenCallOptions extends ScreenOptions {
  /** What luis sends. */
  readonly theirs?: string
  /** What ana sends. */
  readonly ours?: string
}

/** Starts luis, who answers, and ana, who calls him on a screen; resolves once the call is on and both see something. */
export const screenCall = async (options: ScreenCallOptions = {}): Promise<ScreenCall> => {
  const { theirs = 'pattern', ours = 'pattern', ...rest } = options
  const peer = answering('luis', ['--video', theirs])
  const screen = new VcallScreen(['call', await addressOf(peer), '--nick', 'ana', ...HERE, '--video', ours], rest)
  await screen.waitFor('● LIVE')
  return { peer, screen }
}

/** The address that the log of a screen says it listens at. */
export const listeningAddress = async (screen: VcallScreen): Promise<string> => {
  const found = (): string | undefined => /listening at (127\.0\.0\.1:\d+)/.exec(screen.text)?.[1]
  await screen.waitFor(() => found() !== undefined)
  return found() ?? ''
}

/** What a key sends. */
export const KEY = {
  enter: '\r',
  escape: '\x1b',
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  eraseAll: '\x15',
  interrupt: '\x03',
} as const
