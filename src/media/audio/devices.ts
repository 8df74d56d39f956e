import type { AudioClock } from './clock'
import { DeviceSlot } from './device-slot'
import type { FromAudio } from './messages'
import type { AudioSink, OpenAudioSink } from './sink/sink'
import type { AudioSource, OpenAudioSource } from './source/source'
import type { AudioSinkSpec, AudioSourceSpec } from './spec'

/** What both kinds of device need of their surroundings. */
export interface DevicePorts {
  readonly clock: AudioClock
  readonly post: (message: FromAudio) => void
}

/** Reads the microphone, or what stands for it. */
export interface SourcePorts extends DevicePorts {
  readonly open: OpenAudioSource
  /** Samples of the source in use. */
  readonly samples: (samples: Float32Array) => void
}

/** Feeds the loudspeaker, or what stands for it. */
export interface SinkPorts extends DevicePorts {
  readonly open: OpenAudioSink
  /** The sink in use asks for so many samples. */
  readonly pull: (count: number) => Float32Array
}

/** The source in use. */
export const sourceSlot = (ports: SourcePorts): DeviceSlot<AudioSourceSpec, AudioSource> =>
  new DeviceSlot<AudioSourceSpec, AudioSource>({
    clock: ports.clock,
    open: (spec, opening) => {
      if (spec.kind === 'none') throw new Error('there is nothing to open')
      const samples = (chunk: Float32Array): void => {
        if (opening.inUse()) ports.samples(chunk)
      }
      return ports.open(spec, { samples, failed: opening.failed, ended: opening.ended })
    },
    // What is read from stdin is gone.
    probes: ({ kind }) => kind !== 'stdin',
    returns: ({ kind }) => kind === 'mic',
    afterEnd: { kind: 'silence' },
    without: 'You are not heard',
    events: {
      ready: (source, label) => ports.post({ type: 'source-ready', source, label }),
      failed: (source, message) => ports.post({ type: 'source-failed', source, message }),
      ended: (source) => ports.post({ type: 'source-ended', source }),
      lost: (message) => ports.post({ type: 'device-lost', which: 'source', message }),
      back: (message) => ports.post({ type: 'device-back', which: 'source', message }),
    },
  })

/** Whether a sink is a loudspeaker: it may be lost and come back, and tones are heard there. */
export const isLoudspeaker = (spec: AudioSinkSpec | undefined): boolean =>
  spec?.kind === 'default' || spec?.kind === 'device'

/** The sink in use. */
export const sinkSlot = (ports: SinkPorts): DeviceSlot<AudioSinkSpec, AudioSink> =>
  new DeviceSlot<AudioSinkSpec, AudioSink>({
    clock: ports.clock,
    open: (spec, opening) => {
      if (spec.kind === 'none') throw new Error('there is nothing to open')
      const pull = (count: number): Float32Array => (opening.inUse() ? ports.pull(count) : new Float32Array(count))
      return ports.open(spec, { pull, failed: opening.failed })
    },
    probes: ({ kind }) => kind !== 'stdout',
    returns: isLoudspeaker,
    afterEnd: { kind: 'none' },
    without: 'You hear nothing',
    events: {
      ready: (sink, label) => ports.post({ type: 'sink-ready', sink, label }),
      failed: (sink, message) => ports.post({ type: 'sink-failed', sink, message }),
      ended: () => undefined,
      lost: (message) => ports.post({ type: 'device-lost', which: 'sink', message }),
      back: (message) => ports.post({ type: 'device-back', which: 'sink', message }),
    },
  })
