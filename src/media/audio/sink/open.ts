import { monotonicClock } from '../clock'
import { openSpeaker } from '../device/open'
import { pipedOut } from '../pipes'
import { FileSink } from './file'
import { Recordings } from './recordings'
import type { OpenAudioSink } from './sink'
import { StdoutSink } from './stdout'

const recordings = new Recordings()

/** Opens what a person named; to be called in the audio process. */
export const openAudioSink: OpenAudioSink = async (spec, listener) => {
  switch (spec.kind) {
    case 'default':
      return openSpeaker(undefined, listener)
    case 'device':
      return openSpeaker(spec.name, listener)
    case 'file':
      return FileSink.open(recordings.next(spec), listener, monotonicClock)
    case 'stdout':
      return new StdoutSink(pipedOut(), listener, monotonicClock)
  }
}
