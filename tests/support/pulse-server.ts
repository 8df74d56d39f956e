import type { ChildProcess } from 'node:child_process'
import { execFile, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findProgram } from '../../src/doctor/programs'
import { fromPcm16, toPcm16 } from '../../src/media/audio/pcm'
import { until } from './until'

const FORMAT = ['--raw', '--format=s16le', '--rate=48000', '--channels=1', '--latency-msec=200']
const NULL_SINK = 'rate=48000 channels=1 format=s16le'
const MODULES = [
  `module-null-sink sink_name=out sink_properties=device.description=Loudspeaker ${NULL_SINK}`,
  `module-null-sink sink_name=mic ${NULL_SINK}`,
  'module-remap-source master=mic.monitor source_name=micsrc source_properties=device.description=Studio_Microphone',
]
const COMMAND_MS = 10_000

/** Why tests with a sound server cannot run here; undefined where they can. */
export const whyNoPulse = (): string | undefined => {
  const missing = ['pulseaudio', 'pactl', 'pacat', 'parec'].filter((name) => findProgram(name) === undefined)
  if (missing.length === 0) return undefined
  return `${missing.join(', ')} missing (Debian: sudo apt-get install pulseaudio pulseaudio-utils libasound2-plugins)`
}

/** `describe` where there is a sound server, else tests that are skipped, with the reason said. */
export const describeWithPulse = (name: string, tests: () => void): void => {
  const why = whyNoPulse()
  if (why === undefined) return describe(name, tests)
  process.stderr.write(`Skipped: ${name}: ${why}\n`)
  describe.skip(`${name} (${why})`, tests)
}

/** What `record` has heard since. */
export interface Recording {
  /** Ends it; resolves with all that was heard. */
  stop(): Promise<Float32Array>
}

/**
 * A private sound server without hardware: what is played is heard at `out.monitor`, what is played into `mic` comes out of
 * the microphone `micsrc`. `use` makes it the server of this process and its children.
 */
export class PulseServer {
  private readonly folder = mkdtempSync(join(tmpdir(), 'vcall-pulse-'))
  private readonly before = process.env.PULSE_SERVER
  private readonly children = new Set<ChildProcess>()
  private server: ChildProcess | undefined

  static async start(): Promise<PulseServer> {
    const server = new PulseServer()
    await server.restart()
    return server
  }

  /** What a child needs in its environment to find this server. */
  get environment(): { readonly PULSE_SERVER: string } {
    return { PULSE_SERVER: `unix:${join(this.folder, 'native')}` }
  }

  use(): void {
    Object.assign(process.env, this.environment)
  }

  /** Starts it, anew if need be, and waits until it answers. */
  async restart(): Promise<void> {
    await this.kill()
    for (const name of ['runtime', 'state']) mkdirSync(join(this.folder, name), { recursive: true })
    rmSync(join(this.folder, 'native'), { force: true })
    this.server = spawn('pulseaudio', this.arguments(), { stdio: 'ignore', env: this.own() })
    let answered = false
    await until('the sound server', () => {
      if (!answered)
        void this.control('info')
          .then(() => (answered = true))
          .catch(() => undefined)
      return answered ? true : undefined
    })
    await this.control('set-default-sink', 'out')
    await this.control('set-default-source', 'micsrc')
  }

  /** The server is gone at once, as after a crash. */
  async kill(): Promise<void> {
    await ended(this.server)
    this.server = undefined
  }

  /** Plays into a sink, the microphone's unless another one is named; resolves when the program has taken all of it. */
  async play(samples: Float32Array, sink = 'mic'): Promise<void> {
    const child = this.child('pacat', `--device=${sink}`)
    child.stdin?.end(toPcm16(samples))
    await new Promise((resolve) => child.once('close', resolve))
    this.children.delete(child)
  }

  /** Hears a source, the speaker's unless another one is named. */
  record(source = 'out.monitor'): Recording {
    const child = this.child('parec', `--device=${source}`)
    const chunks: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
    return {
      stop: async () => {
        await ended(child)
        return fromPcm16(Buffer.concat(chunks))
      },
    }
  }

  /** Runs a command of pactl. */
  control(...command: readonly string[]): Promise<string> {
    return new Promise((resolve, reject) => {
      const options = { env: this.own(), timeout: COMMAND_MS, killSignal: 'SIGKILL' } as const
      execFile('pactl', [...command], options, (error, stdout) => {
        if (error === null) resolve(stdout)
        else reject(new Error(error.message))
      })
    })
  }

  /** Ends everything and gives back what `use` changed. */
  async stop(): Promise<void> {
    if (this.before === undefined) delete process.env.PULSE_SERVER
    else process.env.PULSE_SERVER = this.before
    await Promise.all([...this.children].map(ended))
    await this.kill()
    rmSync(this.folder, { recursive: true, force: true })
  }

  private child(program: string, device: string): ChildProcess {
    const child = spawn(program, [...FORMAT, device], { stdio: ['pipe', 'pipe', 'ignore'], env: this.own() })
    child.stdin.on('error', () => undefined)
    this.children.add(child)
    return child
  }

  private own(): NodeJS.ProcessEnv {
    const paths = { PULSE_RUNTIME_PATH: join(this.folder, 'runtime'), PULSE_STATE_PATH: join(this.folder, 'state') }
    return { ...process.env, ...paths, ...this.environment }
  }

  private arguments(): string[] {
    const socket = `module-native-protocol-unix auth-anonymous=1 socket=${join(this.folder, 'native')}`
    const quiet = ['--disable-shm=1', '--realtime=no', '--high-priority=no', '--daemonize=no', '--use-pid-file=no']
    return ['-n', '--exit-idle-time=-1', ...quiet, ...[socket, ...MODULES].flatMap((module) => ['-L', module])]
  }
}

const ended = (child: ChildProcess | undefined): Promise<void> =>
  new Promise((resolve) => {
    if (child?.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
    child.kill('SIGKILL')
  })
