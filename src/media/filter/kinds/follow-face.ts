import type { Rectangle } from '../../canvas'
import type { Faces } from '../faces'
import { share256, withPixels, type Filter } from '../filter'
import { crop } from '../crop'

/** At full strength a face takes so much of the height, and no picture is enlarged more than so often. */
const FACE_SHARE = 0.5
const LARGEST_ZOOM = 4

const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

/** The part of the picture to show, in shares of its sides; its aspect is the picture's. */
const partOf = ({ lead }: Faces, strength: number): Rectangle => {
  const closest = within(lead.height / FACE_SHARE, 1 / LARGEST_ZOOM, 1)
  const side = 1 + ((closest - 1) * share256(strength)) / 256
  const place = (at: number, length: number): number => within(at + length / 2 - side / 2, 0, 1 - side)
  return { x: place(lead.x, lead.width), y: place(lead.y, lead.height), width: side, height: side }
}

const seenIn =
  (part: Rectangle) =>
  (area: Rectangle): Rectangle => ({
    x: (area.x - part.x) / part.width,
    y: (area.y - part.y) / part.height,
    width: area.width / part.width,
    height: area.height / part.height,
  })

/** A camera that turns and zooms to the largest face. */
export const followFace: Filter = {
  name: 'follow-face',
  about: 'The camera follows your face: the picture is cut and enlarged around it.',
  strengthMeans: 'closer: at 100 the face is half as high as the picture',
  defaultStrength: 70,
  needsFaces: true,
  apply(frame, strength, { target, faces }) {
    if (faces === undefined) target.set(frame.data)
    else crop(frame, partOf(faces, strength), target)
    return withPixels(frame, target)
  },
  moves(faces, strength) {
    const seen = seenIn(partOf(faces, strength))
    return { all: faces.all.map(seen), lead: seen(faces.lead) }
  },
}
