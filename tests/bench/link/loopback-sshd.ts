import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { until } from '../../support/until'

const SSHD = ['/usr/sbin/sshd', '/usr/local/sbin/sshd', '/usr/bin/sshd'].find((path) => existsSync(path))
const PATIENCE_MS = 10_000

/** Whether this machine has what is needed. */
export const hasSshd = (): boolean => SSHD !== undefined && spawnSync('ssh', ['-V']).status === 0

/** A real sshd on loopback with keys of its own, for one user: whoever runs it. */
export class LoopbackSshd {
  private constructor(
    private readonly folder: string,
    private readonly port: number,
    private readonly child: ChildProcess,
  ) {}

  static async open(): Promise<LoopbackSshd> {
    const folder = mkdtempSync(join(tmpdir(), 'vcall-sshd-'))
    const port = await freePort()
    for (const name of ['host', 'user'])
      spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, name)])
    writeFileSync(join(folder, 'authorized'), readFileSync(join(folder, 'user.pub')), { mode: 0o600 })
    writeFileSync(join(folder, 'config'), configOf(folder, port))
    if (userInfo().uid === 0) mkdirSync('/run/sshd', { recursive: true })
    const child = spawn(SSHD ?? 'sshd', ['-D', '-e', '-f', join(folder, 'config')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    child.stderr.resume()
    const sshd = new LoopbackSshd(folder, port, child)
    await until('sshd to listen', () => answers(port), PATIENCE_MS)
    return sshd
  }

  /** Arguments of `ssh` that run a command there in a terminal. */
  argumentsFor(command: string): readonly string[] {
    const options = ['StrictHostKeyChecking=no', 'UserKnownHostsFile=/dev/null', 'LogLevel=ERROR', 'IdentitiesOnly=yes']
    const settings = options.flatMap((option) => ['-o', option])
    return [
      '-F',
      'none',
      '-tt',
      '-p',
      String(this.port),
      '-i',
      join(this.folder, 'user'),
      ...settings,
      '127.0.0.1',
      command,
    ]
  }

  close(): void {
    this.child.kill()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

const configOf = (folder: string, port: number): string =>
  [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${folder}/host`,
    `AuthorizedKeysFile ${folder}/authorized`,
    `PidFile ${folder}/pid`,
    'PermitRootLogin prohibit-password',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'UsePAM no',
    'StrictModes no',
    '',
  ].join('\n')

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

const answers = (port: number): Promise<true | undefined> =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('error', () => done(undefined))
    socket.once('connect', () => {
      socket.destroy()
      done(true)
    })
  })
