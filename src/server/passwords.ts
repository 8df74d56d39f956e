import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import type * as Argon2 from '@node-rs/argon2'
import { FairQueue, type FairQueueOptions } from './fair-queue'

/** Argon2id (the default of the library) as OWASP asks for at least: 19 MiB, two passes, one lane. About 20 ms of one core. */
const PARAMETERS: Argon2.Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 }

/** One core stays free for the event loop; three threads are all that the pool of Node can spare. */
const DEFAULTS: FairQueueOptions = {
  maxRunning: Math.min(3, Math.max(1, availableParallelism() - 1)),
  maxWaitingPerKey: 256,
  maxWaiting: 4_096,
}

/** Whose work it is, and whether it is still worth doing. */
export interface Client {
  /** Work with the same key shares one turn. */
  readonly key: string
  readonly isConnected: () => boolean
}

/** Hashes and checks passwords, fairly between clients. Results are undefined for a client that is gone or has to wait. */
export class Passwords {
  private readonly queue: FairQueue
  private argon2: typeof Argon2 | undefined

  constructor(options: Partial<FairQueueOptions> = {}) {
    this.queue = new FairQueue({ ...DEFAULTS, ...options })
  }

  /** The hash to store, in PHC format with its own salt. */
  hash(password: string, client: Client): Promise<string | undefined> {
    return this.work(client, (argon2) => argon2.hash(bytes(password), PARAMETERS))
  }

  /** Whether a password is the one that was hashed. */
  fits(hash: string, password: string, client: Client): Promise<boolean | undefined> {
    return this.work(client, (argon2) => argon2.verify(hash, bytes(password)))
  }

  /** Drops the work that waits. */
  close(): void {
    this.queue.close()
  }

  private work<T>({ key, isConnected }: Client, task: (argon2: typeof Argon2) => Promise<T>): Promise<T | undefined> {
    return this.queue.run(key, { isWanted: isConnected, run: async () => task(this.library()) })
  }

  /** Native code, loaded when the first password comes. */
  private library(): typeof Argon2 {
    this.argon2 ??= createRequire(__filename)('@node-rs/argon2') as typeof Argon2
    return this.argon2
  }
}

/** A password has one character for each byte that came over the wire. */
const bytes = (password: string): Uint8Array => Buffer.from(password, 'latin1')
