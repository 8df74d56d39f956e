import type { Rectangle } from '../canvas'
import type { OpenCv } from '../codec/opencv-library'
import type { GreyPicture } from './grey'

/** Sizes that are tried grow by this. */
const SCALE_STEP = 1.2
/** So many neighbouring finds make a face. */
const NEIGHBOURS = 3
/** The cascade was trained on faces of 20x20 pixels: it finds none that is smaller. */
const LEAST_SIDE = 20

/** The search for faces by OpenCV's cascade of Haar features. Throws the addon's texts when it cannot be loaded. */
export const loadCascade = (cv: OpenCv): ((picture: GreyPicture) => readonly Rectangle[]) => {
  const cascade = new cv.CascadeClassifier(cv.HAAR_FRONTALFACE_ALT2)
  const least = new cv.Size(LEAST_SIDE, LEAST_SIDE)
  return ({ width, height, data }) => {
    if (width < LEAST_SIDE || height < LEAST_SIDE) return []
    const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
    const mat = new cv.Mat(bytes, height, width, cv.CV_8UC1)
    try {
      const { objects } = cascade.detectMultiScale(mat, SCALE_STEP, NEIGHBOURS, 0, least)
      return objects.map((one) => ({ x: one.x, y: one.y, width: one.width, height: one.height }))
    } finally {
      mat.release()
    }
  }
}
