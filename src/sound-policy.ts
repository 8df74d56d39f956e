import { Failure } from './exit'
import type { Contact, RemoteMedia } from './net/signalling'
import type { Profile } from './profile/profile'
import { offersSound, speaksSound, type SoundChoice } from './protocol/discovery/sound-choice'

/** What the choice needs. */
export interface SoundPolicyParts {
  readonly choice: SoundChoice
  /** The name of the directory where nicks are found; absent: nicks mean nothing, and nobody is remembered. */
  readonly server?: string | undefined
  /** Where callers are remembered; absent: only until the end of the program. */
  readonly memory?: Pick<Profile, 'readSoundCallers' | 'addSoundCaller'> | undefined
  /** Told, in a sentence for a person, when the memory does not work. */
  readonly trouble: (message: string) => void
}

/** Who is called with sound, by what is registered, by who called us with it, and by what the user wants. */
export class SoundPolicy {
  /** The nicks that have called with sound; read when one is asked for the first time. */
  private callers: Set<string> | undefined

  constructor(private readonly parts: SoundPolicyParts) {}

  /** Whether a call to this contact is offered with sound. */
  offersSound({ nick, protocols }: Contact): boolean {
    const hasCalledWithSound = nick !== undefined && this.known().has(nick)
    return offersSound({ choice: this.parts.choice, protocols, hasCalledWithSound })
  }

  /** Somebody calls: one with sound is remembered, where the nick is registered by a client that may have it. */
  called({ nick, protocols }: Contact, remote: RemoteMedia): void {
    const { server, memory } = this.parts
    if (!remote.audio || nick === undefined || server === undefined || !speaksSound(protocols)) return
    if (this.known().has(nick)) return
    this.known().add(nick)
    this.attempt(() => memory?.addSoundCaller({ server, nick }))
  }

  private known(): Set<string> {
    this.callers ??= new Set(this.attempt(() => this.remembered()))
    return this.callers
  }

  private remembered(): readonly string[] {
    const { server, memory } = this.parts
    const callers = memory?.readSoundCallers() ?? []
    return callers.filter((caller) => caller.server === server).map(({ nick }) => nick)
  }

  /** A memory that does not work is no reason not to call. */
  private attempt<T>(work: () => T): T | undefined {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      this.parts.trouble(error.message)
      return undefined
    }
  }
}
