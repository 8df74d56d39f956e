import { wordsOf, type Language } from './words'

/** What the program below calls a source or a device that is its own, in English, and its name in the catalogues. */
const NAMES = {
  pattern: 'pattern',
  chime: 'chime',
  silence: 'silence',
  none: 'none',
  tone: 'tone',
  'default microphone': 'microphone',
  'default speaker': 'speaker',
  'the audio file': 'audioFile',
  'the video file': 'videoFile',
} as const

const isName = (label: string): label is keyof typeof NAMES => Object.hasOwn(NAMES, label)

const CAMERA = /^camera (\d+)$/

/** The name of a source or a device for people; one that its maker has named keeps its name. */
export const deviceName = (model: { readonly language: Language }, label: string): string => {
  const { devices } = wordsOf(model)
  const camera = CAMERA.exec(label)?.[1]
  if (camera !== undefined) return devices.camera(camera)
  return isName(label) ? devices[NAMES[label]] : label
}
