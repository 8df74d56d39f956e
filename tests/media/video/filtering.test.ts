import type { FaceAnswer, FaceDetector } from '../../../src/media/face/detector'
import { parseFilters } from '../../../src/media/filter/choice'
import { Filtering } from '../../../src/media/video/filtering'
import type { FromVideo } from '../../../src/media/video/messages'
import { noise, pixelOf } from '../../support/pictures'

const frame = noise({ width: 64, height: 48 })

/** A detector that finds nothing by itself. */
class NoFaces implements FaceDetector {
  closed = 0
  answer: (answer: FaceAnswer) => void = () => undefined
  look(): void {
    return undefined
  }
  on(listener: (answer: FaceAnswer) => void): void {
    this.answer = listener
  }
  close(): Promise<void> {
    this.closed++
    return Promise.resolve()
  }
}

const make = (withFaces = true) => {
  const posted: FromVideo[] = []
  const detectors: NoFaces[] = []
  const openDetector = (): FaceDetector => {
    const detector = new NoFaces()
    detectors.push(detector)
    return detector
  }
  const post = (message: FromVideo): void => void posted.push(message)
  return { posted, detectors, filtering: new Filtering({ post, openDetector: withFaces ? openDetector : undefined }) }
}

describe('the filters of the video process', () => {
  it('are none at first', () => {
    expect(make().filtering.apply(frame, 0)).toBe(frame)
  })

  it('change all at once, and say so', () => {
    const { posted, filtering } = make()
    const filters = parseFilters('negative')
    filtering.choose(filters)
    expect(posted).toEqual([{ type: 'filters-ready', filters }])
    expect(pixelOf(filtering.apply(frame, 0), 3, 3)).toEqual(pixelOf(frame, 3, 3).map((level) => 255 - level))
    filtering.choose([])
    expect(filtering.apply(frame, 0)).toBe(frame)
  })

  it('stay when the list is wrong', () => {
    const { posted, filtering } = make()
    filtering.choose(parseFilters('negative'))
    filtering.choose([{ name: 'negatif', strength: 100 }])
    expect(posted[1]).toMatchObject({ type: 'filters-failed', message: expect.stringContaining('no filter "negatif"') })
    expect(filtering.apply(frame, 0)).not.toBe(frame)
  })

  it('go without faces where they cannot be found, and say so', () => {
    const { posted, filtering } = make(false)
    filtering.choose(parseFilters('hide-faces,negative'))
    expect(posted).toEqual([expect.objectContaining({ type: 'filters-failed' })])
    expect(posted[0]).toMatchObject({ message: expect.stringMatching(/^hide-faces needs the OpenCV addon/) })
    expect(pixelOf(filtering.apply(frame, 0), 3, 3)).toEqual(pixelOf(frame, 3, 3).map((level) => 255 - level))
  })

  it('have one detector while one of them knows faces, and none otherwise', async () => {
    const { detectors, filtering } = make()
    filtering.choose(parseFilters('grey'))
    expect(detectors).toHaveLength(0)
    filtering.choose(parseFilters('hide-faces'))
    filtering.choose(parseFilters('follow-face,hide-faces'))
    expect(detectors).toHaveLength(1)
    expect(detectors[0]!.closed).toBe(0)
    filtering.choose([])
    expect(detectors[0]!.closed).toBe(1)
    filtering.choose(parseFilters('hide-faces'))
    expect(detectors).toHaveLength(2)
    await filtering.close()
    expect(detectors[1]!.closed).toBe(1)
  })

  it('hide everything, say so, and look for another detector the next time when the detector fails', () => {
    const { posted, detectors, filtering } = make()
    filtering.choose(parseFilters('hide-faces'))
    detectors[0]!.answer({ type: 'trouble', message: 'no cascade' })
    expect(posted[1]).toMatchObject({ type: 'filters-failed', message: 'no cascade' })
    const hidden = filtering.apply(frame, 0)
    expect(pixelOf(hidden, 0, 0)).toEqual(pixelOf(hidden, 1, 1))
    filtering.choose(parseFilters('hide-faces'))
    expect(detectors).toHaveLength(2)
  })
})
