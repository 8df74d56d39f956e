import type { Command } from '../tui/command'
import type { AgentEvent as News } from '../tui/message'
import type { AudioSettings } from '../media/audio/messages'
import type { AudioSinkSpec, AudioSourceSpec } from '../media/audio/spec'
import type { KeptSound } from '../config/keep-sound'
import type { AgentEvent } from '../agent-event'
import type { UserAgent } from '../agent'
import { Failure, UsageError } from '../exit'
import { toneOf } from './tones'

/** What there is to hear and to be heard with, by name. */
export interface DeviceNames {
  readonly microphones: readonly string[]
  readonly speakers: readonly string[]
}

/** What the sound of the interface needs of the program. */
export interface SoundDeskParts {
  /** No bell and no tones. */
  readonly quiet?: boolean | undefined
  /** The names of the microphones and speakers of this machine. */
  listDevices(): Promise<DeviceNames>
  /** Writes the sound into the configuration; returns the file. Throws Failure, or UsageError where the file is wrong. */
  keepSound(sound: KeptSound): string
}

type SoundCommand = Extract<Command, { type: 'sound' | 'microphone' | 'speaker' | 'keep-sound' | 'list-devices' }>

/** What the interface does about sound: the commands of its menu and keys, and the tones. What was chosen holds for later sessions too. */
export class SoundDesk {
  private source: AudioSourceSpec | undefined
  private sink: AudioSinkSpec | undefined
  private changes: Partial<AudioSettings> = {}

  constructor(
    private readonly parts: SoundDeskParts,
    private readonly tell: (news: News) => void,
  ) {}

  /** Another session: it is as muted, and as loud, as the one before. */
  adopt({ controls }: Pick<UserAgent, 'controls'>): void {
    if (this.source) controls.setAudio(this.source)
    if (this.sink) controls.setSpeaker(this.sink)
    if (Object.keys(this.changes).length > 0) controls.changeSound(this.changes)
  }

  act(command: SoundCommand, agent: UserAgent | undefined): void {
    switch (command.type) {
      case 'sound':
        this.changes = { ...this.changes, ...command.settings }
        return agent?.controls.changeSound(command.settings)
      case 'microphone':
        this.source = command.source
        return agent?.controls.setAudio(command.source)
      case 'speaker':
        this.sink = command.sink
        return agent?.controls.setSpeaker(command.sink)
      case 'keep-sound':
        return this.keep(command)
      case 'list-devices':
        return void this.list()
    }
  }

  /** Plays the tone that goes with what happens. */
  follow(event: AgentEvent, agent: UserAgent | undefined): void {
    const tone = this.parts.quiet === true ? undefined : toneOf(event)
    if (tone) agent?.controls.playTone(tone)
  }

  private keep(sound: KeptSound): void {
    try {
      this.tell({ type: 'said', level: 'good', what: 'kept', part: this.parts.keepSound(sound) })
    } catch (error) {
      if (!(error instanceof Failure || error instanceof UsageError)) throw error
      this.tell({ type: 'notice', level: 'bad', text: error.message })
    }
  }

  private async list(): Promise<void> {
    this.tell({ type: 'devices', ...(await this.parts.listDevices()) })
  }
}
