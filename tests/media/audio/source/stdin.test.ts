import { PassThrough } from 'node:stream'
import { toPcm16 } from '../../../../src/media/audio/pcm'
import { StdinSource } from '../../../../src/media/audio/source/stdin'
import { HandClock } from '../../../support/hand-clock'
import { SourceEar } from '../../../support/source-ear'

const ramp = (length: number): Float32Array => Float32Array.from({ length }, (_, i) => ((i % 30_000) - 15_000) / 32_768)

const piped = (): { clock: HandClock; ear: SourceEar; pipe: PassThrough; source: StdinSource } => {
  const [clock, ear, pipe] = [new HandClock(), new SourceEar(), new PassThrough()]
  return { clock, ear, pipe, source: new StdinSource(pipe, ear, clock) }
}

describe('sound on stdin', () => {
  it('comes in real time, however fast it is written, and ends with the pipe', async () => {
    const { clock, ear, pipe } = piped()
    const sent = ramp(48_000)
    pipe.end(toPcm16(sent))
    await clock.flow(500)
    expect(ear.length).toBeLessThanOrEqual(24_000)
    expect(ear.length).toBeGreaterThan(22_000)
    expect(ear.over).toBe(false)
    await clock.flow(600)
    expect(ear.sound).toEqual(sent)
    expect(ear.over).toBe(true)
  })

  it('leaves in the pipe what is not due', async () => {
    const { clock, pipe, source } = piped()
    for (let second = 0; second < 10; second++) pipe.write(toPcm16(ramp(48_000)))
    await clock.flow(1000)
    expect(pipe.readableLength + pipe.writableLength).toBeGreaterThan(7 * 96_000)
    expect(source.latencyMs).toBeLessThan(1500)
  })

  it('comes at its own pace when it is slower, cut at any byte', async () => {
    const { clock, ear, pipe } = piped()
    const bytes = toPcm16(ramp(9600))
    for (let at = 0; at < bytes.length; at += 333) {
      pipe.write(bytes.subarray(at, at + 333))
      await clock.flow(10)
    }
    await clock.flow(200)
    expect(ear.sound).toEqual(ramp(9600))
    expect(ear.over).toBe(false)
  })

  it('may be left and taken up again', async () => {
    const { clock, ear, pipe, source } = piped()
    pipe.write(toPcm16(ramp(480)))
    await clock.flow(50)
    await source.close()
    pipe.write(toPcm16(ramp(480)))
    await clock.flow(50)
    expect(ear.length).toBe(480)
    const again = new SourceEar()
    new StdinSource(pipe, again, clock)
    await clock.flow(50)
    expect(again.length).toBe(480)
    pipe.end()
    await clock.flow(50)
    expect([again.over, ear.over]).toEqual([true, false])
  })

  it('is over at once where the pipe has ended before', async () => {
    const { clock, pipe, ear } = piped()
    pipe.end()
    await clock.flow(50)
    expect(ear.over).toBe(true)
    const again = new SourceEar()
    new StdinSource(pipe, again, clock)
    await clock.flow(50)
    expect(again.over).toBe(true)
  })
})
