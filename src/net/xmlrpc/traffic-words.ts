import type { MediumTraffic, Traffic } from './messages'

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`

const describe = (name: string, unit: string, traffic: MediumTraffic): string => {
  const { calls, bytes, medianMs, worstMs, waiting, dropped, failed } = traffic
  const times = `${medianMs.toFixed(0)} ms each, ${worstMs.toFixed(0)} at worst`
  return `${name}: ${calls} calls, ${kilobytes(bytes)}, ${times}, ${waiting}${unit} wait, ${dropped} dropped, ${failed} failed`
}

/** What media took of the network over the last two seconds, as a line of the log. */
export const describeTraffic = ({ audio, video }: Traffic): string =>
  [describe('pictures', '', video), describe('sound', ' ms', audio)].join('; ')
