import { SpeechDetector } from '../../../../src/media/audio/voice/speech-detector'

/** What is found in frames that hold speech so likely. */
const found = (...likelihoods: readonly number[]): readonly boolean[] => {
  const detector = new SpeechDetector()
  return likelihoods.map((likely) => {
    detector.push(likely)
    return detector.speaking
  })
}

const times = (count: number, value: number): readonly number[] => Array.from({ length: count }, () => value)

describe('the speech detector', () => {
  it('begins with the second likely frame, and not with a click', () => {
    expect(found(0, 0.9, 0.9)).toEqual([false, false, true])
    expect(found(0.9, 0, 0.9, 0)).not.toContain(true)
  })

  it('goes on through softer frames and pauses between words, and ends after the hangover', () => {
    const speaking = found(0.9, 0.9, ...times(50, 0.4), ...times(34, 0), 0.4, ...times(34, 0), 0)
    expect(speaking.slice(1, -1)).not.toContain(false)
    expect(speaking.at(-1)).toBe(false)
  })

  it('does not begin with what is merely possible', () => expect(found(...times(100, 0.5))).not.toContain(true))
})
