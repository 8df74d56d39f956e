import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AudioDeviceError } from '../../../../src/media/audio/device-error'
import { FileSource, openSoundFile } from '../../../../src/media/audio/source/file'
import type { SoundFile } from '../../../../src/media/audio/source/sound-file'
import { wavHeader } from '../../../../src/media/audio/sink/wav-writer'
import { ffmpeg, scratch } from '../../../support/clips'
import { find } from '../../../support/compare-sound'
import { HandClock } from '../../../support/hand-clock'
import { SourceEar } from '../../../support/source-ear'
import { until } from '../../../support/until'

const shelf = scratch()
const { folder } = shelf
afterAll(() => shelf.remove())

const at = (name: string): string => join(folder, name)
const TONE = 'sine=frequency=440:sample_rate=44100:duration=0.5'

/** What a file gives, up to a bound. */
const all = async (file: SoundFile, most = 480_000): Promise<Float32Array> => {
  const values: number[] = []
  for (let piece = await file.next(); piece !== undefined && values.length < most; piece = await file.next()) {
    values.push(...piece)
  }
  await file.close()
  return Float32Array.from(values)
}

const tone = (length: number, hz = 440): Float32Array =>
  Float32Array.from({ length }, (_, i) => Math.sin((2 * Math.PI * hz * i) / 48_000))

/** How alike the middle of a sound is to a tone, wherever in its period. */
const toneLikeness = (sound: Float32Array, hz = 440): number => find(tone(9600, hz), sound.subarray(4800)).likeness

const wav = (name: string, data: Buffer, change: (header: Buffer) => void = () => undefined): string => {
  const header = wavHeader(data.length)
  change(header)
  writeFileSync(at(name), Buffer.concat([header, data]))
  return at(name)
}

describe('WAV files', () => {
  it.each([
    ['8 bit', ['-c:a', 'pcm_u8']],
    ['16 bit, 44.1 kHz, stereo', ['-c:a', 'pcm_s16le', '-ac', '2']],
    ['24 bit, 96 kHz', ['-c:a', 'pcm_s24le', '-ar', '96000']],
    ['32 bit, 8 kHz', ['-c:a', 'pcm_s32le', '-ar', '8000']],
    ['float, 22.05 kHz, 6 channels', ['-c:a', 'pcm_f32le', '-ar', '22050', '-ac', '6']],
    ['double', ['-c:a', 'pcm_f64le', '-ar', '48000']],
  ])('of %s', async (name, options) => {
    const path = at(`${name}.wav`)
    ffmpeg('-f', 'lavfi', '-i', TONE, ...options, path)
    const sound = await all(await openSoundFile(path, false))
    expect(Math.abs(sound.length - 24_000)).toBeLessThan(100)
    expect(toneLikeness(sound)).toBeGreaterThan(0.998)
  })

  it('of 48 kHz and 16 bit are taken as they are', async () => {
    const data = Buffer.alloc(2 * 1000)
    for (let i = 0; i < 1000; i++) data.writeInt16LE(i * 32 - 16_000, 2 * i)
    const sound = await all(await openSoundFile(wav('exact.wav', data), false))
    expect([...sound]).toEqual(Array.from({ length: 1000 }, (_, i) => (i * 32 - 16_000) / 32_768))
  })

  it('go on without end when they loop', async () => {
    const path = wav('loop.wav', Buffer.from(Int16Array.from({ length: 100 }, (_, i) => i * 100).buffer))
    const sound = await all(await openSoundFile(path, true), 10_000)
    expect([sound[5], sound[105], sound[9905]]).toEqual([500 / 32_768, 500 / 32_768, 500 / 32_768])
  })

  it.each([0, 0xffffffff, 100_000_000])('whose head was never finished (%d) are played to their end', async (size) => {
    const path = wav(`cut-${size}.wav`, Buffer.alloc(2 * 700 + 1, 1), (header) => header.writeUInt32LE(size, 40))
    expect(await all(await openSoundFile(path, false))).toHaveLength(700)
  })

  it('keep what lies behind the samples to themselves', async () => {
    const path = wav('tail.wav', Buffer.alloc(2000), (header) => header.writeUInt32LE(1000, 40))
    expect(await all(await openSoundFile(path, false))).toHaveLength(500)
  })

  it.each<[string, (header: Buffer) => void]>([
    ['no channels', (header) => header.writeUInt16LE(0, 22)],
    ['1000 channels', (header) => header.writeUInt16LE(1000, 22)],
    ['no rate', (header) => header.writeUInt32LE(0, 24)],
    ['a rate of 4 GHz', (header) => header.writeUInt32LE(0xffffffff, 24)],
    ['no samples', (header) => header.write('junk', 36, 'latin1')],
    ['a format that is cut off', (header) => header.writeUInt32LE(2, 16)],
  ])('that claim %s are refused in one line', async (name, change) => {
    const path = wav(`${name}.wav`, Buffer.alloc(200), change)
    await expect(openSoundFile(path, false)).rejects.toMatchObject({
      name: 'AudioDeviceError',
      reason: 'unreadable',
      message: expect.stringMatching(/^The sound file .* cannot be played: .*\.$/),
    })
  })

  it('end in an error, not in a crash, wherever they are cut', async () => {
    const path = at('whole.wav')
    const data = Buffer.concat([wavHeader(20), Buffer.alloc(20)])
    for (let cut = 12; cut < data.length; cut++) {
      writeFileSync(path, data.subarray(0, cut))
      const opened = await openSoundFile(path, true).catch((error: unknown) => error)
      if (cut < 46) expect(opened).toMatchObject({ reason: 'unreadable' })
      else await (opened as SoundFile).close()
    }
  })
})

describe('other files', () => {
  it.each(['ogg', 'mp3', 'mkv'])('the sound of .%s comes through ffmpeg', async (kind) => {
    const path = at(`tone.${kind}`)
    const picture = kind === 'mkv' ? ['-f', 'lavfi', '-i', 'testsrc2=size=64x48:duration=0.5'] : []
    ffmpeg(...picture, '-f', 'lavfi', '-i', TONE, path)
    const sound = await all(await openSoundFile(path, false))
    expect(sound.length).toBeGreaterThan(20_000)
    expect(toneLikeness(sound)).toBeGreaterThan(0.99)
  })

  it.each(["-i 'a b'.ogg", 'http:x.ogg', 'concat:a|b.ogg', '%d.ogg'])('may have any name: %s', async (name) => {
    ffmpeg('-f', 'lavfi', '-i', TONE, `file:${at('any.ogg')}`)
    writeFileSync(at(name), readFileSync(at('any.ogg')))
    expect((await all(await openSoundFile(at(name), false))).length).toBeGreaterThan(20_000)
  })

  it('without sound, broken, or none at all are refused in one line', async () => {
    ffmpeg('-f', 'lavfi', '-i', 'testsrc2=size=64x48:duration=0.2', at('mute.mkv'))
    writeFileSync(at('text.mp3'), 'this is no sound\n'.repeat(100))
    writeFileSync(at('list.m3u8'), '#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/x.ts\n')
    mkdirSync(at('folder'))
    for (const name of ['mute.mkv', 'text.mp3', 'list.m3u8', 'folder']) {
      const refused = openSoundFile(at(name), true)
      await expect(refused).rejects.toMatchObject({ name: 'AudioDeviceError', reason: 'unreadable' })
      await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining('\n') })
    }
    await expect(openSoundFile(at('mute.mkv'), true)).rejects.toMatchObject({
      message: expect.stringMatching(/cannot be played: it holds no sound\.$/),
    })
    await expect(openSoundFile(at('absent.wav'), true)).rejects.toMatchObject({ reason: 'not-found' })
  })
})

describe('a file as a source', () => {
  const play = async (
    path: string,
    loop: boolean,
  ): Promise<{ clock: HandClock; ear: SourceEar; source: FileSource }> => {
    const [clock, ear] = [new HandClock(), new SourceEar()]
    return { clock, ear, source: new FileSource(path, await openSoundFile(path, loop), ear, clock) }
  }

  it('comes in real time and ends', async () => {
    const { clock, ear } = await play(wav('second.wav', Buffer.alloc(96_000, 7)), false)
    await clock.flow(500)
    expect(ear.length).toBeLessThanOrEqual(24_000)
    expect(ear.over).toBe(false)
    await until('the end', () => {
      clock.pass(10)
      return ear.over || undefined
    })
    expect(ear.length).toBe(48_000)
  })

  it('fails when it breaks off', async () => {
    const [clock, ear] = [new HandClock(), new SourceEar()]
    const broken: SoundFile = {
      next: () => Promise.reject(new AudioDeviceError('unreadable', 'the disk is gone')),
      close: () => Promise.resolve(),
    }
    new FileSource('a.wav', broken, ear, clock)
    await clock.flow(50)
    expect(ear.error).toMatchObject({ message: 'the disk is gone' })
    expect(ear.over).toBe(false)
  })

  it('says nothing after it was closed', async () => {
    const { clock, ear, source } = await play(wav('short.wav', Buffer.alloc(9600, 7)), true)
    await clock.flow(100)
    await source.close()
    const { length } = ear
    await clock.flow(500)
    expect([ear.length, ear.over, ear.error]).toEqual([length, false, undefined])
  })
})
