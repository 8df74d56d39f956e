import { monotonicClock } from '../clock'
import { openMicrophone } from '../device/open'
import { pipedIn } from '../pipes'
import { chime } from './chime'
import { FileSource, openSoundFile } from './file'
import { GeneratedSource, sine } from './generated'
import type { OpenAudioSource } from './source'
import { StdinSource } from './stdin'

/** Opens what a person named; to be called in the audio process. */
export const openAudioSource: OpenAudioSource = async (spec, listener) => {
  switch (spec.kind) {
    case 'mic':
      return openMicrophone(spec.name, listener)
    case 'tone':
      return new GeneratedSource(`tone of ${spec.hz} Hz`, sine(spec.hz), listener, monotonicClock)
    case 'chime':
      return new GeneratedSource('chime', chime(), listener, monotonicClock)
    case 'silence':
      return new GeneratedSource('silence', (count) => new Float32Array(count), listener, monotonicClock)
    case 'file':
      return new FileSource(spec.path, await openSoundFile(spec.path, spec.loop), listener, monotonicClock)
    case 'stdin':
      return new StdinSource(pipedIn(), listener, monotonicClock)
  }
}
