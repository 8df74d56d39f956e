import { spawn } from 'node:child_process'
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { until } from './until'

const folder = process.env.VCALL_PEERS ?? resolve(__dirname, '../../../shared/peers')

/** Where the reference peers are, or undefined when this machine has none. */
export const peersFolder: string | undefined = existsSync(join(folder, 'uam_peer.py')) ? folder : undefined

/** One JSON line of a reference program. */
export interface PeerEvent {
  readonly t: number
  readonly event: string
  readonly [field: string]: unknown
}

/** What a peer found when it was over. */
export interface PeerResult {
  /** Expectations met, and with `--strict` no rule broken. */
  readonly ok: boolean
  readonly failures: readonly string[]
  /** Breaches of the rules of emission, counted by code. */
  readonly violations: Readonly<Record<string, number>>
  readonly report: Readonly<Record<string, unknown>>
}

const running = new Set<ReferenceProgram>()

/** Ends every reference program that still runs; for `afterEach` or `afterAll`. */
export const stopPrograms = async (): Promise<void> => {
  await Promise.all([...running].map((program) => program.stop()))
}

/** A reference program: its JSON lines as they come. */
export class ReferenceProgram {
  readonly events: PeerEvent[] = []
  private readonly child: ChildProcessWithoutNullStreams
  private readonly exited: Promise<void>
  private stderr = ''

  constructor(script: string, args: readonly string[]) {
    this.child = spawn('python3', [join(folder, script), ...args])
    running.add(this)
    createInterface(this.child.stdout).on('line', (line) => this.events.push(JSON.parse(line) as PeerEvent))
    this.child.stderr.on('data', (text: Buffer) => (this.stderr += text.toString()))
    this.exited = new Promise((done) => {
      this.child.once('close', () => {
        running.delete(this)
        done()
      })
    })
  }

  /** The first event of a name, or the first that a test of it likes. */
  async waitFor(name: string, likes: (event: PeerEvent) => boolean = () => true): Promise<PeerEvent> {
    const found = (): PeerEvent | undefined => this.events.find((event) => event.event === name && likes(event))
    const gone = (): boolean => this.child.exitCode !== null && found() === undefined
    const event = await until(
      () => `event ${name} of\n${this.log()}`,
      () => found() ?? (gone() ? null : undefined),
    )
    if (event === null) throw new Error(`ended without the event ${name}\n${this.log()}`)
    return event
  }

  /** Resolves when the program has ended by itself. */
  async ended(): Promise<void> {
    await this.exited
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM')
    await this.exited
  }

  /** Everything it said, for the message of a failed test. */
  log(): string {
    return [...this.events.map((event) => JSON.stringify(event)), this.stderr].join('\n')
  }
}

/** The discovery server `uam_ds.py` on a free port. */
export class ReferenceServer extends ReferenceProgram {
  private constructor(
    args: readonly string[],
    public port = 0,
  ) {
    super('uam_ds.py', ['--port', '0', ...args])
  }

  static async start(...args: readonly string[]): Promise<ReferenceServer> {
    const server = new ReferenceServer(args)
    server.port = Number((await server.waitFor('listening')).port)
    return server
  }
}

/** The peer `uam_peer.py`: `answer ...` or `call NICK ...`. */
export class ReferencePeer extends ReferenceProgram {
  private constructor(args: readonly string[]) {
    super('uam_peer.py', args)
  }

  /** Starts a peer and waits until it is registered with the discovery server. */
  static async start(server: ReferenceServer, args: readonly string[]): Promise<ReferencePeer> {
    const peer = new ReferencePeer([...args, '--ds', `127.0.0.1:${server.port}`])
    await peer.waitFor('registered')
    return peer
  }

  /** The control port, which is the video port too unless it was told otherwise. */
  async port(): Promise<number> {
    return Number((await this.waitFor('ready')).tcp_port)
  }

  /** Waits for its end and says what it found. */
  async result(): Promise<PeerResult> {
    await this.ended()
    const [report, result] = ['report', 'result'].map((name) => this.events.find(({ event }) => event === name))
    if (!report || !result) throw new Error(`ended without a result\n${this.log()}`)
    return {
      ok: result.ok === true,
      failures: result.failures as string[],
      violations: report.violation_codes as Record<string, number>,
      report,
    }
  }
}
