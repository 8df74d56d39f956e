import { execFileSync } from 'node:child_process'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import type { AudioDeviceError } from '../../../../src/media/audio/device-error'
import { fromPcm16 } from '../../../../src/media/audio/pcm'
import { FileSink } from '../../../../src/media/audio/sink/file'
import { Recordings } from '../../../../src/media/audio/sink/recordings'
import type { AudioSinkListener } from '../../../../src/media/audio/sink/sink'
import { StdoutSink } from '../../../../src/media/audio/sink/stdout'
import { WavFile } from '../../../../src/media/audio/source/wav-file'
import { scratch } from '../../../support/clips'
import { HandClock } from '../../../support/hand-clock'
import { until } from '../../../support/until'

/** A voice that counts: each sample is the number of the one before it plus one, in steps of 16 bit. */
class Counting implements AudioSinkListener {
  given = 0
  error: AudioDeviceError | undefined
  private readonly array = new Float32Array(48_000)

  pull(count: number): Float32Array {
    for (let i = 0; i < count; i++) this.array[i] = this.value(this.given + i)
    this.given += count
    return this.array.subarray(0, count)
  }
  failed(error: AudioDeviceError): void {
    this.error = error
  }
  value(index: number): number {
    return ((index % 60_000) - 30_000) / 32_768
  }
  all(): Float32Array {
    return Float32Array.from({ length: this.given }, (_, i) => this.value(i))
  }
}

const shelf = scratch()
const { folder } = shelf
afterAll(() => shelf.remove())

const soundOf = async (path: string): Promise<Float32Array> => {
  const file = await WavFile.open(path, false)
  const chunks: number[] = []
  for (let chunk = await file?.next(); chunk !== undefined; chunk = await file?.next()) chunks.push(...chunk)
  await file?.close()
  return Float32Array.from(chunks)
}

describe('a WAV file', () => {
  it('holds what was pulled, at the pace of the clock', async () => {
    const path = join(folder, 'whole.wav')
    const [clock, voice] = [new HandClock(), new Counting()]
    const sink = await FileSink.open({ path }, voice, clock)
    await clock.flow(1230)
    expect(voice.given).toBe(1230 * 48)
    await sink.close()
    await clock.flow(100)
    expect(voice.given).toBe(1230 * 48)
    expect(await soundOf(path)).toEqual(voice.all())
    const bytes = readFileSync(path)
    expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8)
    expect(bytes.readUInt32LE(40)).toBe(bytes.length - 44)
  })

  it('says at any moment what it holds, a second less at most', async () => {
    const path = join(folder, 'killed.wav')
    const [clock, voice] = [new HandClock(), new Counting()]
    const sink = await FileSink.open({ path }, voice, clock)
    expect(readFileSync(path)).toHaveLength(44)
    for (let second = 1; second <= 3; second++) {
      await clock.flow(1000)
      await until('the disk', () => readFileSync(path).length === 44 + 96_000 * second || undefined)
      expect(readFileSync(path).readUInt32LE(40)).toBeGreaterThanOrEqual(96_000 * (second - 1))
    }
    expect(readFileSync(path).readUInt32LE(40)).toBeGreaterThanOrEqual(2 * 96_000)
    await sink.close()
  })

  it('goes on behind what is there when it is opened again', async () => {
    const path = join(folder, 'two-calls.wav')
    const [clock, voice, recordings] = [new HandClock(), new Counting(), new Recordings()]
    writeFileSync(path, 'of a former run')
    for (let call = 0; call < 2; call++) {
      const sink = await FileSink.open(recordings.next({ path }), voice, clock)
      await clock.flow(300)
      await sink.close()
    }
    const sound = await soundOf(path)
    expect(sound).toHaveLength(600 * 48)
    expect(sound).toEqual(voice.all())
    expect(readFileSync(path).readUInt32LE(40)).toBe(600 * 96)
  })

  it('is begun anew where there is something else, and after a half-written sample goes on with a whole one', async () => {
    const path = join(folder, 'other.wav')
    const once = async (): Promise<void> => {
      const [clock, voice] = [new HandClock(), new Counting()]
      const sink = await FileSink.open({ path, goesOn: true }, voice, clock)
      await clock.flow(100)
      await sink.close()
    }
    for (const other of ['', 'no recording', 'x'.repeat(100)]) {
      writeFileSync(path, other)
      await once()
      expect(readFileSync(path)).toHaveLength(44 + 9600)
    }
    appendFileSync(path, 'x')
    await once()
    expect(await soundOf(path)).toHaveLength(2 * 4800)
  })

  it('that cannot be made is refused in a line', async () => {
    const path = join(folder, 'nowhere', 'a.wav')
    const refused = FileSink.open({ path }, new Counting(), new HandClock())
    await expect(refused).rejects.toMatchObject({ reason: 'unreadable', message: expect.stringContaining(path) })
    writeFileSync(join(folder, 'plain'), '')
    await expect(FileSink.open({ path: folder }, new Counting(), new HandClock())).rejects.toMatchObject({
      reason: 'unreadable',
    })
  })

  it('is not waited for at a pipe that nobody reads', async () => {
    const path = join(folder, 'pipe')
    execFileSync('mkfifo', [path])
    const refused = FileSink.open({ path }, new Counting(), new HandClock())
    await expect(refused).rejects.toMatchObject({ reason: 'unreadable', message: expect.stringContaining('a pipe') })
  })

  it('on a full disk is lost', async () => {
    const [clock, voice] = [new HandClock(), new Counting()]
    const opening = FileSink.open({ path: '/dev/full' }, voice, clock)
    const message = '/dev/full cannot be written: the disk is full.'
    await expect(opening).rejects.toMatchObject({ reason: 'unreadable', message })
  })
})

describe('sound on stdout', () => {
  it('is raw, and paced', async () => {
    const [clock, voice, pipe] = [new HandClock(), new Counting(), new PassThrough()]
    const chunks: Buffer[] = []
    pipe.on('data', (chunk: Buffer) => chunks.push(chunk))
    const sink = new StdoutSink(pipe, voice, clock)
    await clock.flow(500)
    expect(voice.given).toBe(24_000)
    expect(fromPcm16(Buffer.concat(chunks))).toEqual(voice.all())
    await sink.close()
    await clock.flow(500)
    expect(voice.given).toBe(24_000)
    expect(voice.error).toBeUndefined()
  })

  it('leaves out what nobody takes, counted, and keeps the pace', async () => {
    const [clock, voice] = [new HandClock(), new Counting()]
    const stuck = new Writable({ write: () => undefined })
    const sink = new StdoutSink(stuck, voice, clock)
    await clock.flow(5000)
    expect(voice.given).toBe(240_000)
    expect(stuck.writableLength).toBeLessThanOrEqual(48_000)
    expect(sink.droppedSamples).toBe(240_000 - stuck.writableLength / 2)
    expect(sink.latencyMs).toBeLessThanOrEqual(500)
  })

  it('is lost when nobody reads any more', async () => {
    const [clock, voice, pipe] = [new HandClock(), new Counting(), new PassThrough()]
    pipe.on('error', () => undefined)
    new StdoutSink(pipe, voice, clock)
    await clock.flow(50)
    pipe.destroy(new Error('EPIPE'))
    await clock.flow(500)
    expect(voice.error).toMatchObject({ reason: 'lost' })
    expect(voice.given).toBe(2400)
  })
})
