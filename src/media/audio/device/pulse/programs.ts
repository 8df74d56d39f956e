import { execFile } from 'node:child_process'
import { clean } from '../../../../protocol/text'
import { AudioDeviceError } from '../../device-error'
import { SAMPLE_RATE_HZ } from '../../format'

const ANSWER_MS = 3000

/**
 * What the sound server is asked to hold of a stream, in ms. With less than this for the speaker, a busy machine is heard;
 * with less for the microphone, nothing is won.
 */
export const SERVER_HOLDS_MS = { microphone: 20, speaker: 30 }

const FORMAT = ['--raw', '--format=s16le', `--rate=${SAMPLE_RATE_HZ}`, '--channels=1']

/** Arguments for parec and pacat; `-v` tells on stderr when they are connected and where they are. */
export const streamArguments = (stream: 'microphone' | 'speaker', device: string | undefined): string[] => [
  ...['-v', ...FORMAT, `--latency-msec=${SERVER_HOLDS_MS[stream]}`, '--process-time-msec=10'],
  ...['--client-name=vcall', `--stream-name=${stream}`],
  ...(device === undefined ? [] : [`--device=${device}`]),
]

/** What the programs say is read by us: it must be English, with numbers as programs write them. */
export const englishEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env, LC_ALL: 'C.UTF-8', LANGUAGE: 'C' })

/** Asks the sound server with pactl; rejects with AudioDeviceError. */
export const askServer = (...question: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const options = { timeout: ANSWER_MS, killSignal: 'SIGKILL', env: englishEnvironment() } as const
    execFile('pactl', [...question], options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout)
      else reject(refusalOf('pactl', error, stderr))
    })
  })

/** Why a program of the sound server did not do what it was asked for. */
export const refusalOf = (
  program: string,
  error: Error & { readonly code?: unknown },
  stderr = '',
): AudioDeviceError => {
  const cause = { cause: error }
  if (error.code === 'ENOENT') {
    const message = `There is no ${program} here (Debian: sudo apt-get install pulseaudio-utils).`
    return new AudioDeviceError('no-backend', message, cause)
  }
  return new AudioDeviceError('no-device', `The sound server does not answer: ${lastLine(stderr) || program}.`, cause)
}

/** The last that a program said, clean, without a full stop. */
export const lastLine = (text: string): string =>
  clean(
    text
      .trim()
      .split(/[\r\n]+/)
      .at(-1) ?? '',
  ).replace(/[.\s]+$/, '')
