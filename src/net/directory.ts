import type { Contact } from './signalling'

/** One line of the user list. */
export interface ListedUser {
  readonly nick: string
  readonly host: string
  readonly port: number
  /** Unix time of the registration in seconds, where the server told it. */
  readonly registeredAt?: number
}

/** What a user agent registers. */
export interface Registration {
  readonly nick: string
  readonly password: string
  readonly host: string
  /** TCP control port, equal to the UDP video port. */
  readonly port: number
  readonly protocols: readonly string[]
}

/** Why a directory could not do what it was asked; `message` is fit for a person. */
export class DirectoryError extends Error {
  constructor(
    readonly reason: 'unreachable' | 'timeout' | 'wrong-password' | 'refused' | 'bad-reply',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'DirectoryError'
  }
}

/** Where people are found by nick. All methods reject with DirectoryError only. */
export interface Directory {
  /** Name of it for people, `host:port`. */
  readonly name: string
  /** Registers or renews; resolves with the Unix time in seconds that the server gave. */
  register(who: Registration): Promise<number>
  /** The contact, or undefined when the nick is unknown. */
  find(nick: string): Promise<(Contact & { readonly nick: string }) | undefined>
  list(): Promise<readonly ListedUser[]>
  /** Told when others are there than before; absent: the server does not tell, it is asked. */
  onChange?(listener: () => void): () => void
  /** Takes leave: we are not reached any more. What the server keeps of a registration is its own matter. */
  logOut(): Promise<void>
  /** Says goodbye, best effort, and closes. */
  close(): Promise<void>
}
