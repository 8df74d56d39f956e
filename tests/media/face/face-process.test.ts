import { loadCascade } from '../../../src/media/face/cascade'
import { FaceProcess } from '../../../src/media/face/face-process'
import type { FaceAnswer } from '../../../src/media/face/detector'
import { loadOpenCv } from '../../../src/media/codec/opencv-library'
import { until } from '../../support/until'

const EMPTY = { width: 160, height: 120, data: new Uint8Array(160 * 120).fill(90) }

describe('the cascade', () => {
  it('finds nothing where there is nothing', () => {
    const find = loadCascade(loadOpenCv())
    expect(find(EMPTY)).toEqual([])
    expect(find({ width: 1, height: 1, data: new Uint8Array(1) })).toEqual([])
  })
})

describe('the face process', () => {
  it('answers each question, and ends when it is closed', async () => {
    const detector = new FaceProcess()
    const answers: FaceAnswer[] = []
    detector.on((answer) => answers.push(answer))
    detector.look(1, EMPTY)
    detector.look(2, EMPTY)
    await until('two answers', () => (answers.length >= 2 ? true : undefined))
    expect(answers).toEqual([
      { type: 'found', id: 1, faces: [] },
      { type: 'found', id: 2, faces: [] },
    ])
    await detector.close()
  })
})
