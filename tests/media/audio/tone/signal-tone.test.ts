import type { SignalTone } from '../../../../src/media/audio/messages'
import { ToneSignal } from '../../../../src/media/audio/tone/signal-tone'
import { Tones } from '../../../../src/media/audio/tone/tones'
import { largestJump, signalToNoiseDb } from '../../../support/tones'

const MS = 48

/** So many ms of a tone, asked for in uneven pieces. */
const play = (tone: SignalTone, ms: number, signal = new ToneSignal(tone)): Float32Array => {
  const sound = new Float32Array(ms * MS)
  for (let at = 0, size = 1; at < sound.length; at += size, size = (size % 700) + 131)
    signal.mix(sound.subarray(at, at + size))
  return sound
}

const peak = (sound: Float32Array): number => sound.reduce((most, one) => Math.max(most, Math.abs(one)), 0)

/** The tone as dashes and dots, one for each so many ms: sounding or silent in its middle. */
const rhythm = (sound: Float32Array, stepMs: number): string => {
  let text = ''
  for (let at = (stepMs / 2) * MS; at < sound.length; at += stepMs * MS)
    text += peak(sound.subarray(at - 5 * MS, at + 5 * MS)) > 0.05 ? '-' : '.'
  return text
}

describe('the tones', () => {
  it.each([
    ['ringing', 500, 14_000, '----........----........----'],
    ['ringback', 500, 12_000, '--........--........--..'],
    ['busy', 250, 4000, '--..--..--......'],
    ['hangup', 40, 400, '---.----..'],
  ] as const)('%s has its rhythm', (tone, stepMs, ms, expected) => {
    expect(rhythm(play(tone, ms), stepMs)).toBe(expected)
  })

  it.each([
    ['ringback', 100, 880, 425],
    ['busy', 1100, 300, 425],
    ['ringing', 52, 46, 550],
    ['ringing', 102, 46, 440],
    ['hangup', 20, 80, 660],
    ['hangup', 180, 120, 440],
  ] as const)('%s is, from %d ms on for %d ms, a sine of %d Hz', (tone, from, ms, hz) => {
    const part = play(tone, from + ms).subarray(from * MS)
    expect(signalToNoiseDb(part, hz)).toBeGreaterThan(60)
    expect(peak(part)).toBeCloseTo(0.1, 3)
  })

  it.each(['ringing', 'ringback', 'busy', 'hangup'] as const)('%s comes, turns and goes without a click', (tone) => {
    const sound = play(tone, 7000)
    // The steepest slope of a sine of 660 Hz at -20 dB.
    expect(largestJump(sound)).toBeLessThan(0.1 * 2 * Math.PI * (660 / 48_000) * 1.02)
    expect(peak(sound.subarray(0, 12))).toBeLessThan(0.001)
  })

  it('busy and hangup end by themselves, the others do not', () => {
    const over = (tone: SignalTone): boolean => {
      const signal = new ToneSignal(tone)
      play(tone, 60_000, signal)
      return signal.over
    }
    expect((['busy', 'hangup', 'ringing', 'ringback'] as const).map(over)).toEqual([true, true, false, false])
  })
})

describe('the tones that play', () => {
  it('are added to what is heard', () => {
    const tones = new Tones()
    const sound = new Float32Array(4800).fill(0.5)
    tones.play('ringback')
    tones.mix(sound)
    expect(Math.max(...sound)).toBeCloseTo(0.6, 2)
    expect(Math.min(...sound)).toBeCloseTo(0.4, 2)
  })

  it('fade where another one or none follows, within 10 ms', () => {
    const tones = new Tones()
    const sound = new Float32Array(9600)
    tones.play('ringback')
    tones.mix(sound.subarray(0, 4810))
    tones.play('none')
    expect(tones.active).toBe(true)
    tones.mix(sound.subarray(4810))
    expect(tones.active).toBe(false)
    expect(largestJump(sound)).toBeLessThan(0.007)
    expect(peak(sound.subarray(4810 + 481))).toBe(0)
  })

  it('begin anew when they are asked for again', () => {
    const tones = new Tones()
    tones.play('busy')
    tones.mix(new Float32Array(700 * MS))
    tones.play('busy')
    const sound = new Float32Array(400 * MS)
    tones.mix(sound)
    expect(rhythm(sound, 100)).toBe('----')
  })
})
