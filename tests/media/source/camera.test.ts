import { existsSync } from 'node:fs'
import type { Mat, OpenCv, VideoCapture } from '../../../src/media/codec/opencv-library'
import { openCamera } from '../../../src/media/source/camera'
import { Ffmpeg } from '../../../src/media/source/ffmpeg'
import { OpenCvCamera } from '../../../src/media/source/opencv-camera'
import { SourceError } from '../../../src/media/source/source'
import { until } from '../../support/until'

const FORMAT = { width: 32, height: 24, fps: 30 }

/** A driver whose pictures come when the test says so. */
class FakeDriver {
  released = 0
  opened = 0
  settings = new Map<number, number>()
  private waiting: ((mat: Mat) => void) | undefined

  /** A picture of one brightness; `rows` 0: the driver gives nothing. */
  give(brightness: number, rows = 24): void {
    const data = Buffer.alloc(32 * rows * 3, brightness)
    const mat: Mat = {
      rows,
      cols: 32,
      channels: 3,
      empty: rows === 0,
      getData: () => data,
      resize: () => mat,
      release: () => {
        this.released++
      },
    }
    this.waiting?.(mat)
    this.waiting = undefined
  }

  get asked(): boolean {
    return this.waiting !== undefined
  }

  async giveNext(brightness: number, rows = 24): Promise<void> {
    await until('the camera is read', () => this.asked || undefined)
    this.give(brightness, rows)
  }

  readonly cv = (): OpenCv => {
    const driver: VideoCapture = {
      read: () => {
        throw new Error('a camera is not read while others wait')
      },
      readAsync: () => new Promise((resolve) => (this.waiting = resolve)),
      get: () => 0,
      set: (property, value) => this.settings.set(property, value).has(property),
      reset: () => undefined,
      release: () => {
        this.opened--
      },
    }
    const VideoCapture = function (): VideoCapture {
      return driver
    }
    this.opened++
    return { VideoCapture, CAP_V4L2: 200, CAP_ANY: 0, CAP_PROP_FRAME_WIDTH: 3 } as unknown as OpenCv
  }
}

describe('camera by OpenCV', () => {
  it('gives the newest picture, once, and releases the others', async () => {
    const driver = new FakeDriver()
    const camera = await OpenCvCamera.open(driver.cv(), 0, FORMAT)
    expect(driver.settings.get(3)).toBe(32)
    expect(await camera.next()).toBeUndefined()
    for (const brightness of [10, 20, 30]) await driver.giveNext(brightness)
    await until('the third picture is there', () => driver.asked || undefined)
    const frame = await camera.next()
    expect([frame?.width, frame?.height, frame?.data[0]]).toEqual([32, 24, 30])
    expect(await camera.next()).toBeUndefined()
    expect(driver.released).toBe(3)
    const closed = camera.close()
    expect(driver.opened).toBe(1)
    driver.give(40)
    await closed
    expect([driver.opened, driver.released]).toEqual([0, 4])
  })

  it('says so when it is unplugged', async () => {
    const driver = new FakeDriver()
    const camera = await OpenCvCamera.open(driver.cv(), 1, FORMAT)
    for (let read = 0; read < 10; read++) await driver.giveNext(0, 0)
    await until('the device is given back', () => driver.opened === 0 || undefined)
    await expect(camera.next()).rejects.toThrow('The camera 1 stopped: it gives no more pictures.')
    expect(driver.released).toBe(10)
    await camera.close()
  })
})

describe('a camera that is not there', () => {
  it('is one clear line that says what to do', async () => {
    expect(existsSync('/dev/video77')).toBe(false)
    const error = await openCamera({ index: 77, format: FORMAT, cv: undefined }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(SourceError)
    expect((error as SourceError).message).toBe('No camera: /dev/video77 does not exist.')
  })

  it('by ffmpeg is its failure and the words of ffmpeg', async () => {
    const opening = Ffmpeg.open({
      label: 'camera 77',
      arguments: ['-f', 'v4l2', '-i', '/dev/video77'],
      size: FORMAT,
      failure: 'Camera 77 cannot be opened.',
    })
    await expect(opening).rejects.toThrow(/^Camera 77 cannot be opened\. ffmpeg says: .*No such file/)
  })
})

it('ffmpeg reads a device like any other input: raw pictures through a pipe', async () => {
  const source = await Ffmpeg.open({
    label: 'camera 0',
    arguments: ['-re', '-f', 'lavfi', '-i', 'color=red:size=64x24:rate=30'],
    size: FORMAT,
    failure: 'never',
  })
  const frame = await source.next()
  await source.close()
  expect(frame).toMatchObject({ width: 32, height: 24 })
  // Twice as wide as the format: bars above and below, red between.
  const rows = [0, 12, 23].map((row) => frame?.data[row * 32 * 3 + 2] ?? 0)
  expect(rows.map((red) => red > 150)).toEqual([false, true, false])
})
